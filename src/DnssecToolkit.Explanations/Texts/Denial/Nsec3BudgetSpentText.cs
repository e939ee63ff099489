using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-budget-spent</c>.</summary>
internal static class Nsec3BudgetSpentText
{
    internal static Explanation Explain(Nsec3BudgetSpent.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "the proof costs more hashes than the resolver spends on one response",
            $"to check that {DenialWords.Claim(check)} takes more than the {Say.Count(found.Limit, "hash", "hashes")} that the policy {found.Policy} allows",
            $"sign {check.Zone} again with 0 iterations; if the records are not those of the zone, somebody tries to keep resolvers busy",
            $"{Say.Count(check.Name.LabelCount - check.Zone.LabelCount, "label")} below the zone, {Say.Count(check.Iterations ?? 0, "extra iteration")} for each hash: this is the shape of CVE-2023-50868",
            DenialWords.Response(check));
    }
}
