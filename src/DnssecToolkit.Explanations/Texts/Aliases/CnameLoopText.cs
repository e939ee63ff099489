using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>cname-loop</c>.</summary>
internal static class CnameLoopText
{
    internal static Explanation Explain(CnameLoop.Found found)
    {
        return new Explanation(
            "the aliases go in a circle",
            $"{found.Check.Name} leads back to itself",
            "let one of the aliases lead to a name that has records",
            string.Join(" → ", found.Path));
    }
}
