using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The next name of an NSEC record is not in the zone.</summary>
/// <remarks>RFC 4034 §4.1.1: "The Next Domain field contains the next owner name (in the canonical ordering of the zone) that has authoritative data or contains a delegation point NS RRset …"</remarks>
public sealed class NsecNextOutsideZone : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec-next-outside-zone", Severity.Error, "RFC 4034 §4.1.1", ExtendedErrorCode.DnssecBogus);

    /// <summary>The proof and the record whose next name is outside.</summary>
    public sealed record Found(DenialCheck Check, NameSpan Span) : Finding(Info, new Place(Check.Zone, Span.Owner, RecordType.Nsec));

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        foreach (var span in subject.NameSpans)
        {
            if (!span.Next.IsAtOrBelow(subject.Zone))
            {
                yield return new Found(subject, span);
            }
        }
    }
}
