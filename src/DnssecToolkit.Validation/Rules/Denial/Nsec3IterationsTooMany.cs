using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The proof needs more NSEC3 iterations than the policy computes.</summary>
/// <remarks>RFC 9276 §3.2: "Validating resolvers MAY return an insecure response to their clients when processing NSEC3 records with iterations larger than 0."</remarks>
public sealed class Nsec3IterationsTooMany : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec3-iterations-too-many", Severity.Error, "RFC 9276 §3.2", ExtendedErrorCode.UnsupportedNsec3Iterations, "NONZERO_NSEC3_ITERATION_COUNT");

    /// <summary>The proof, its iterations, and the policy that does not compute them.</summary>
    public sealed record Found(DenialCheck Check, int Iterations, int Limit, string Policy)
        : Finding(Info, new Place(Check.Zone, Check.Zone, RecordType.Nsec3));

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject.Outcome == DenialOutcome.TooManyIterations)
        {
            yield return new Found(subject, subject.Iterations ?? subject.Records.Max(record => record.Nsec3?.Iterations ?? 0), subject.IterationLimit, context.Policy.Name);
        }
    }
}
