using DnssecToolkit.Cryptography;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-made-by-other-key</c>.</summary>
internal static class RrsigMadeByOtherKeyText
{
    internal static Explanation Explain(RrsigMadeByOtherKey.Found found) => new(
        "the signature was made by another private key under the same key tag",
        found.Reason is InvalidSignatureReason.PaddingNoise
            ? $"{SignatureWords.Name(found.Check)} decodes to noise with {KeyWords.Name(found.Key)}, though its length fits"
            : $"{SignatureWords.Name(found.Check)} is too large a number for {KeyWords.Name(found.Key)}, though its length fits",
        $"find the signer that holds a different private key for tag {found.Check.Rrsig.KeyTag} and take it out of service; then sign again what it signed",
        found.Reason is InvalidSignatureReason.PaddingNoise noise
            ? $"the published key decodes it to {Say.Octets(noise.Decoded)}; a signature of its own would begin with 0001ffff"
            : $"the signature is the number {Say.Octets(found.Check.Rrsig.Signature)}, which is not below the modulus of the published key; the signer's own modulus is larger",
        SignatureWords.Census(found.Others, found.Check.Rrsig),
        "changed data cannot cause this: they leave the padding whole");
}
