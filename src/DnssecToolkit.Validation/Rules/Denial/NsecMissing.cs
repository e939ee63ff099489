using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A negative answer, or a referral without DS, comes without NSEC and NSEC3 records.</summary>
/// <remarks>RFC 4035 §3.1: "NSEC RRs that can be used to provide authenticated denial of existence MUST be included in the response automatically according to the rules in Section 3.1.3."</remarks>
public sealed class NsecMissing : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec-missing", Severity.Error, "RFC 4035 §3.1", ExtendedErrorCode.NsecMissing, "MISSING_NSEC_FOR_NXDOMAIN", "MISSING_NSEC_FOR_NODATA");

    /// <summary>The answer that denies without proof.</summary>
    public sealed record Found(DenialCheck Check) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject is { Mechanism: DenialMechanism.None, IsProved: false, Records.IsEmpty: true } && subject.Kind != DenialKind.WildcardAnswer)
        {
            yield return new Found(subject);
        }
    }
}
