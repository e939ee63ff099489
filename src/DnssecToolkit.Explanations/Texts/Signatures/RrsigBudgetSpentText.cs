using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-budget-spent</c>.</summary>
internal static class RrsigBudgetSpentText
{
    internal static Explanation Explain(RrsigBudgetSpent.Found found) => new(
        "the validator stopped before every signature was tried",
        $"{found.Check.Subject.Owner} {found.Check.Subject.Type}: {Say.Count(found.Unchecked, "signature")} left unchecked after {Say.Count(found.KeysTried, "check")}",
        "remove keys that share a tag and signatures that do not verify",
        "limits like this one stop KeyTrap (CVE-2023-50387); the policy sets them");
}
