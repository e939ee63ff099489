using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The proof that a delegation has no DS uses the NSEC3 record of the child's apex.</summary>
/// <remarks>RFC 5155 §8.9: "The validator MUST also ensure that the NSEC3 RR is from the correct (i.e., parent) zone. This is done by ensuring that the SOA bit is not set in the Type Bit Maps field of this NSEC3 RR."</remarks>
public sealed class Nsec3FromChildSide : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec3-from-child-side", Severity.Error, "RFC 5155 §8.9", ExtendedErrorCode.DnssecBogus, "REFERRAL_WITH_SOA");

    /// <summary>The proof, and the child's apex record.</summary>
    public sealed record Found(DenialCheck Check, HashSpan Span) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject.ChildSideHashSpan() is { } span)
        {
            yield return new Found(subject, span);
        }
    }
}
