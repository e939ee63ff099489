using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>cname-multiple</c>.</summary>
internal static class CnameMultipleText
{
    internal static Explanation Explain(CnameMultiple.Found found)
    {
        return new Explanation(
            "a name has more than one CNAME",
            $"{found.Check.Name} has {Say.Count(found.Targets.Length, "CNAME record")}",
            $"leave one CNAME at {found.Check.Name}",
            [.. found.Targets.Select(target => $"{found.Check.Name} CNAME {target}")]);
    }
}
