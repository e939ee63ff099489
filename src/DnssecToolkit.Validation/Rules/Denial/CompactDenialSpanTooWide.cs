using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>An NSEC record of compact denial spans more than the name asked for.</summary>
/// <remarks>RFC 9824 §3.1: "The Next Domain Name field SHOULD be set to the immediate lexicographic successor of the QNAME. This is accomplished by adding a leading label with a single null (zero-value) octet."</remarks>
public sealed class CompactDenialSpanTooWide : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("compact-denial-span-too-wide", Severity.Warning, "RFC 9824 §3.1");

    /// <summary>The proof, the record, and the name it should end at.</summary>
    public sealed record Found(DenialCheck Check, NameSpan Span, DomainName Successor)
        : Finding(Info, new Place(Check.Zone, Span.Owner, RecordType.Nsec));

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        foreach (var span in subject.NameSpans)
        {
            if (span.Types.Contains(RecordType.Nxname)
                && span.Owner == subject.Name
                && span.Owner.TryPrepend([0], out var successor)
                && span.Next != successor)
            {
                yield return new Found(subject, span, successor);
            }
        }
    }
}
