using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>ds-budget-spent</c>.</summary>
internal static class DsBudgetSpentText
{
    internal static Explanation Explain(DsBudgetSpent.Found found) => new(
        "the validator stopped before every DS was compared",
        $"{DsWords.Name(found.Set, found.Entry)} was not compared: the policy stops after {found.Limit}",
        "remove DS records of keys that are gone",
        $"the zone has {Say.Count(found.Set.Entries.Length, "DS record")}");
}
