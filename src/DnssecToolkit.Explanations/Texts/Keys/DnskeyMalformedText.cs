using DnssecToolkit.Cryptography;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dnskey-malformed</c>.</summary>
internal static class DnskeyMalformedText
{
    internal static Explanation Explain(DnskeyMalformed.Found found) => new(
        "a key is no usable key of its algorithm",
        $"{KeyWords.Name(found.Key.Key)} of {found.Set.Zone}: {KeyWords.Problem(found.Problem)}",
        "publish the key as it was generated, or make a new one",
        $"key octets: {Say.Octets(found.Key.Key.PublicKey)}");
}
