using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-algorithm-unsupported</c>.</summary>
internal static class RrsigAlgorithmUnsupportedText
{
    internal static Explanation Explain(RrsigAlgorithmUnsupported.Found found) => new(
        "the algorithm of the signature is not supported",
        $"{SignatureWords.Name(found.Check)} uses {KeyWords.Algorithm(found.Check.Rrsig.Algorithm)}, which the policy {found.Policy} does not check",
        "where many resolvers lack the algorithm, sign with ECDSAP256SHA256 (13) as well",
        "such a signature neither helps nor harms");
}
