using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The NSEC record that shall deny the DS lists DS.</summary>
/// <remarks>RFC 6840 §4.4: "Section 5.2 of [RFC4035] specifies that a validator, when proving a delegation is not secure, needs to check for the absence of the DS and SOA bits in the NSEC (or NSEC3) type bitmap."</remarks>
public sealed class NsecDsInBitmap : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec-ds-in-bitmap", Severity.Error, "RFC 6840 §4.4", ExtendedErrorCode.DnssecBogus, "REFERRAL_WITH_DS");

    /// <summary>The proof and the record that lists DS.</summary>
    public sealed record Found(DenialCheck Check, NameSpan Span) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject is { Kind: DenialKind.NoDs, IsProved: false }
            && subject.NsecAt(subject.Name) is { } span
            && span.Types.Contains(RecordType.Ds)
            && !span.Types.Contains(RecordType.Soa))
        {
            yield return new Found(subject, span);
        }
    }
}
