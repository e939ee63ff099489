using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The NSEC3 record that shall deny the DS lists DS.</summary>
/// <remarks>RFC 5155 §8.6: "If there is an NSEC3 RR that matches QNAME present in the response, then that NSEC3 RR MUST NOT have the bits corresponding to DS and CNAME set in its Type Bit Maps field."</remarks>
public sealed class Nsec3DsInBitmap : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec3-ds-in-bitmap", Severity.Error, "RFC 5155 §8.6", ExtendedErrorCode.DnssecBogus, "REFERRAL_WITH_DS");

    /// <summary>The proof and the record that lists DS.</summary>
    public sealed record Found(DenialCheck Check, HashSpan Span) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject is { Kind: DenialKind.NoDs, IsProved: false }
            && subject.Nsec3At(subject.Name) is { } span
            && span.Types.Contains(RecordType.Ds)
            && !span.Types.Contains(RecordType.Soa))
        {
            yield return new Found(subject, span);
        }
    }
}
