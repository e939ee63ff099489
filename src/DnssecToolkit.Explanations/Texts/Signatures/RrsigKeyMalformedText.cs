using DnssecToolkit.Cryptography;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-key-malformed</c>.</summary>
internal static class RrsigKeyMalformedText
{
    internal static Explanation Explain(RrsigKeyMalformed.Found found) => new(
        "the key of the signature is no key of its algorithm",
        $"{SignatureWords.Name(found.Check)} cannot be checked with {KeyWords.Name(found.Key)}: {KeyWords.Problem(found.Reason.Problem)}",
        "publish the DNSKEY with the octets that its algorithm demands",
        $"key octets: {Say.Octets(found.Key.PublicKey)}");
}
