using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dnskey-algorithm-prohibited</c>.</summary>
internal static class DnskeyAlgorithmProhibitedText
{
    internal static Explanation Explain(DnskeyAlgorithmProhibited.Found found) => new(
        "a key has a prohibited algorithm",
        $"{KeyWords.Name(found.Key.Key)} of {found.Set.Zone} must not be used",
        "roll the zone over to ECDSAP256SHA256 (13) or ED25519 (15)",
        "validators treat it as unknown");
}
