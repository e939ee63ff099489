using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>An NSEC record of compact denial lists NXNAME beside other types.</summary>
/// <remarks>RFC 9824 §3.1 allows no types but RRSIG, NSEC and NXNAME in the type bit map for a name that does not exist.</remarks>
public sealed class CompactDenialTypesBesideNxname : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("compact-denial-types-beside-nxname", Severity.Error, "RFC 9824 §3.1", ExtendedErrorCode.DnssecBogus);

    /// <summary>The proof and the record.</summary>
    public sealed record Found(DenialCheck Check, NameSpan Span) : Finding(Info, new Place(Check.Zone, Span.Owner, RecordType.Nsec));

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        foreach (var span in subject.NameSpans)
        {
            if (span.Types.Contains(RecordType.Nxname)
                && span.Types.Any(type => type != RecordType.Rrsig && type != RecordType.Nsec && type != RecordType.Nxname))
            {
                yield return new Found(subject, span);
            }
        }
    }
}
