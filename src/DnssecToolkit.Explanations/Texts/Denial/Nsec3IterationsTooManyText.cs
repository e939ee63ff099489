using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-iterations-too-many</c>.</summary>
internal static class Nsec3IterationsTooManyText
{
    internal static Explanation Explain(Nsec3IterationsTooMany.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "the NSEC3 records have more iterations than the resolver computes",
            $"{check.Zone} hashes its names with {Say.Count(found.Iterations, "extra iteration")}, above the limit of {found.Limit} of the policy {found.Policy}: the proof that {DenialWords.Claim(check)} counts as insecure",
            $"sign {check.Zone} again with 0 iterations and no salt (NSEC3PARAM 1 0 0 -)",
            "above the limit a resolver treats the answer as insecure or answers SERVFAIL; the zone loses the protection it pays for",
            DenialWords.Response(check));
    }
}
