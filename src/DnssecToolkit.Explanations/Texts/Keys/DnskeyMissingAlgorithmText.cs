using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dnskey-missing-algorithm</c>.</summary>
internal static class DnskeyMissingAlgorithmText
{
    internal static Explanation Explain(DnskeyMissingAlgorithm.Found found) => new(
        "the DS RRset names an algorithm of which the zone has no key",
        $"{found.Set.Zone} has no key of {KeyWords.Algorithm(found.Algorithm)}",
        "remove the DS of that algorithm, or publish a key for it and sign with it",
        "resolvers that support only that algorithm, or insist on each, find the zone bogus",
        $"keys are of {KeyWords.Algorithms(found.Set)}");
}
