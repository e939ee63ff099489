using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>NXNAME is listed in an NSEC record whose owner is not the name asked for.</summary>
/// <remarks>RFC 9824 §3.5: "NXNAME is a Meta-TYPE that SHOULD NOT appear anywhere in a DNS message apart from the NSEC type bitmap of a Compact Answer response for a nonexistent name."</remarks>
public sealed class CompactDenialNxnameElsewhere : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("compact-denial-nxname-elsewhere", Severity.Warning, "RFC 9824 §3.5");

    /// <summary>The proof and the record.</summary>
    public sealed record Found(DenialCheck Check, NameSpan Span) : Finding(Info, new Place(Check.Zone, Span.Owner, RecordType.Nsec));

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        foreach (var span in subject.NameSpans)
        {
            if (span.Types.Contains(RecordType.Nxname) && span.Owner != subject.Name)
            {
                yield return new Found(subject, span);
            }
        }
    }
}
