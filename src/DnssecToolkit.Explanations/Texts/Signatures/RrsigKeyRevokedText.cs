using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-key-revoked</c>.</summary>
internal static class RrsigKeyRevokedText
{
    internal static Explanation Explain(RrsigKeyRevoked.Found found) => new(
        "the signature was made by a revoked key",
        $"{SignatureWords.Name(found.Check)} was made by a key that {found.Check.Zone} has revoked",
        "sign with a key that is not revoked; a revoked key signs nothing but the DNSKEY RRset",
        $"revoked: {SignatureWords.Keys(found.Check)}");
}
