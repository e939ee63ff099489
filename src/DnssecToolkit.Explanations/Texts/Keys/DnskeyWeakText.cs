using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dnskey-weak</c>.</summary>
internal static class DnskeyWeakText
{
    internal static Explanation Explain(DnskeyWeak.Found found) => new(
        "a key can be broken",
        $"{KeyWords.Name(found.Key.Key)} of {found.Set.Zone}: {KeyWords.Weakness(found.SizeInBits, found.Flaw)}",
        "roll the key over to ECDSAP256SHA256 (13), ED25519 (15) or RSA of 2048 bits",
        "who breaks it can sign whatever they like for the zone");
}
