using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-made-by-other-key</c>.</summary>
internal static class RrsigMadeByOtherKeyText
{
    internal static Explanation Explain(RrsigMadeByOtherKey.Found found) => new(
        "the signature was made by another private key under the same key tag",
        $"{SignatureWords.Name(found.Check)} decodes to noise with {KeyWords.Name(found.Key)}, though its length fits",
        $"find the signer that holds a different private key for tag {found.Check.Rrsig.KeyTag} and take it out of service; then sign again what it signed",
        $"the published key decodes it to {Say.Octets(found.Reason.Decoded)}; a signature of its own would begin with 0001ffff",
        SignatureWords.Census(found.Others, found.Check.Rrsig),
        "changed data cannot cause this: they leave the padding whole");
}
