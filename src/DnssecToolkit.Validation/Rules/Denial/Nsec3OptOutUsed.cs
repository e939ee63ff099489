using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A proof holds only as far as opt-out allows.</summary>
/// <remarks>RFC 5155 §9.2: "This rule is based on what this closest encloser proof actually proves: names that would be covered by the Opt-Out NSEC3 RR may or may not exist as insecure delegations."</remarks>
public sealed class Nsec3OptOutUsed : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec3-opt-out-used", Severity.Notice, "RFC 5155 §9.2");

    /// <summary>The proof and the span with the flag.</summary>
    public sealed record Found(DenialCheck Check, HashSpan? Span) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject.Outcome == DenialOutcome.ProvedWithOptOut)
        {
            var closer = subject.Hashed(subject.NextCloser ?? subject.Name);
            yield return new Found(subject, closer is null ? null : subject.HashSpans.FirstOrDefault(span => span.IsOptOut && span.Covers(closer.Hash)));
        }
    }
}
