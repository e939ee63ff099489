using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>An unsigned delegation is covered by a span without the opt-out flag.</summary>
/// <remarks>RFC 5155 §8.6: "If there is no such NSEC3 RR, then the validator MUST verify that a closest provable encloser proof for QNAME is present in the response, and that the NSEC3 RR that covers the "next closer" name has the Opt-Out bit set."</remarks>
public sealed class Nsec3OptOutNotSet : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec3-opt-out-not-set", Severity.Error, "RFC 5155 §8.6", ExtendedErrorCode.DnssecBogus, "OPT_OUT_FLAG_NOT_SET");

    /// <summary>The proof, the next closer name with its hash, and the span over it.</summary>
    public sealed record Found(DenialCheck Check, HashedName Hashed, HashSpan Span) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if ((subject.Lacks(DenialPart.OptOut) || (subject is { Kind: DenialKind.NoDs, Outcome: DenialOutcome.NoDelegation } && subject.IsReferral()))
            && subject.Hashed(subject.NextCloser ?? subject.Name) is { } hashed
            && subject.HashSpans.FirstOrDefault(span => span.Covers(hashed.Hash)) is { IsOptOut: false } covering)
        {
            yield return new Found(subject, hashed, covering);
        }
    }
}
