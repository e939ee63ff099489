using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The policy's budget of signature checks was spent before every signature of an RRset was tried.</summary>
/// <remarks>RFC 1035 §7.1: "The amount of work which a resolver will do in response to a client request must be limited to guard against errors in the database"</remarks>
public sealed class RrsigBudgetSpent : IRule<RRsetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-budget-spent", Severity.Error, "RFC 1035 §7.1", ExtendedErrorCode.Other);

    /// <summary>The RRset and how many of its signatures were left unchecked.</summary>
    public sealed record Found(RRsetCheck Check, int Unchecked, int KeysTried) : Finding(Info, Check.Place);

    RuleInfo IRule<RRsetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RRsetCheck subject, RuleContext context)
    {
        var tried = subject.Signatures.Take(context.Policy.Budget.SignaturesPerRRset).ToList();
        var uncheckedCount = tried.Count(signature => signature.Has(SignatureProblems.BudgetSpent));
        if (uncheckedCount > 0)
        {
            yield return new Found(subject, uncheckedCount, tried.Sum(signature => signature.Trials.Count(trial => trial.Outcome is not null))) { DecidesNothing = subject.IsValid };
        }
    }
}
