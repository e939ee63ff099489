using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Checking the proof costs more NSEC3 hashes than the policy allows.</summary>
/// <remarks>RFC 4035 §5.4: "As with all DNS operations, however, the resolver MUST bound the work it puts into answering any particular query."</remarks>
public sealed class Nsec3BudgetSpent : IRule<DenialCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("nsec3-budget-spent", Severity.Error, "RFC 4035 §5.4", ExtendedErrorCode.DnssecBogus);

    /// <summary>The proof, the hashes made, and the limit with its policy.</summary>
    public sealed record Found(DenialCheck Check, int Hashes, int Limit, string Policy) : Finding(Info, Check.Place);

    RuleInfo IRule<DenialCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DenialCheck subject, RuleContext context)
    {
        if (subject is { Outcome: DenialOutcome.BudgetSpent, Mechanism: DenialMechanism.Nsec3 })
        {
            yield return new Found(subject, subject.Hashes.Length, context.Policy.Budget.Nsec3Hashes, context.Policy.Name);
        }
    }
}
