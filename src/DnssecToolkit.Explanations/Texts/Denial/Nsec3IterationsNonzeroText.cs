using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-iterations-nonzero</c>.</summary>
internal static class Nsec3IterationsNonzeroText
{
    internal static Explanation Explain(Nsec3IterationsNonzero.Found found)
    {
        return new Explanation(
            "the NSEC3 records have extra iterations",
            $"{found.Check.Zone} hashes its names with {Say.Count(found.Iterations, "extra iteration")}",
            $"sign {found.Check.Zone} again with 0 iterations and no salt (NSEC3PARAM 1 0 0 -)",
            "resolvers lower the number that they still compute over time; above it the zone's answers count as insecure or fail");
    }
}
