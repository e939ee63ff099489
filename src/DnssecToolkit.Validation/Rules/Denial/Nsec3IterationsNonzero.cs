using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The zone uses extra NSEC3 iterations.</summary>
/// <remarks>RFC 9276 §3.1: "If NSEC3 must be used, then an iterations count of 0 MUST be used to alleviate computational burdens."</remarks>
public sealed class Nsec3IterationsNonzero : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec3-iterations-nonzero", Severity.Warning, "RFC 9276 §3.1", null, "NONZERO_NSEC3_ITERATION_COUNT");

    /// <summary>The proof and the largest number of iterations in it.</summary>
    public sealed record Found(DenialCheck Check, int Iterations) : Finding(Info, new Place(Check.Zone, Check.Zone, RecordType.Nsec3));

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        var most = subject.Records.Max(record => record.Nsec3?.Iterations) ?? 0;
        if (most > 0 && subject.Outcome != DenialOutcome.TooManyIterations)
        {
            yield return new Found(subject, most);
        }
    }
}
