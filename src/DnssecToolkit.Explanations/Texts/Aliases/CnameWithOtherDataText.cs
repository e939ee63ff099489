using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>cname-with-other-data</c>.</summary>
internal static class CnameWithOtherDataText
{
    internal static Explanation Explain(CnameWithOtherData.Found found)
    {
        return new Explanation(
            "a CNAME stands beside other records",
            $"{found.Check.Name} has a CNAME and also {string.Join(", ", found.Types)}",
            $"leave either the CNAME or the other records at {found.Check.Name}",
            "resolvers differ in which of them they believe");
    }
}
