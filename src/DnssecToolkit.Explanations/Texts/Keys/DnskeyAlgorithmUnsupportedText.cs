using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dnskey-algorithm-unsupported</c>.</summary>
internal static class DnskeyAlgorithmUnsupportedText
{
    internal static Explanation Explain(DnskeyAlgorithmUnsupported.Found found) => new(
        "the algorithm of a key is not supported",
        $"{KeyWords.Name(found.Key.Key)} of {found.Set.Zone} cannot be used by the policy {found.Policy}",
        "where many resolvers lack the algorithm, sign with ECDSAP256SHA256 (13) as well",
        "its signatures are left aside");
}
