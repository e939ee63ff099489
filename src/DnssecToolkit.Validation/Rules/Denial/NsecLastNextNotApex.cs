using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The next name of an NSEC record comes before its owner and is not the apex.</summary>
/// <remarks>RFC 4034 §4.1.1: "The value of the Next Domain Name field in the last NSEC record in the zone is the name of the zone apex (the owner name of the zone's SOA RR)."</remarks>
public sealed class NsecLastNextNotApex : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec-last-next-not-apex", Severity.Error, "RFC 4034 §4.1.1", ExtendedErrorCode.DnssecBogus, "LAST_NSEC_NEXT_NOT_ZONE");

    /// <summary>The proof and the record that goes backwards.</summary>
    public sealed record Found(DenialCheck Check, NameSpan Span) : Finding(Info, new Place(Check.Zone, Span.Owner, RecordType.Nsec));

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        foreach (var record in subject.Records)
        {
            if (NameSpan.Of(record, subject.Zone) is { WrapsAround: true } span
                && span.Next != subject.Zone
                && span.Next.IsAtOrBelow(subject.Zone)
                && !record.Check.Signatures.Any(signature => signature.Rrsig.SignersName == span.Next))
            {
                yield return new Found(subject, span);
            }
        }
    }
}
