using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dname-multiple</c>.</summary>
internal static class DnameMultipleText
{
    internal static Explanation Explain(DnameMultiple.Found found)
    {
        return new Explanation(
            "a name has more than one DNAME",
            $"{found.Check.Alias.Subject.Owner} has {Say.Count(found.Targets.Length, "DNAME record")}",
            $"leave one DNAME at {found.Check.Alias.Subject.Owner}",
            [.. found.Targets.Select(target => $"{found.Check.Alias.Subject.Owner} DNAME {target}")]);
    }
}
