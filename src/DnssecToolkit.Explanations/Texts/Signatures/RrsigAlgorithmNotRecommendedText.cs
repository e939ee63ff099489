using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-algorithm-not-recommended</c>.</summary>
internal static class RrsigAlgorithmNotRecommendedText
{
    internal static Explanation Explain(RrsigAlgorithmNotRecommended.Found found) => new(
        "the algorithm of the signature is not recommended",
        $"{SignatureWords.Name(found.Check)} uses {KeyWords.Algorithm(found.Check.Rrsig.Algorithm)}",
        "at the next rollover change to ECDSAP256SHA256 (13) or ED25519 (15)",
        "it is no weaker than RSASHA256; it is only rarer");
}
