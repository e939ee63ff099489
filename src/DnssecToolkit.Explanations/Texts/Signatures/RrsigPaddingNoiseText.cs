using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-padding-noise</c>.</summary>
internal static class RrsigPaddingNoiseText
{
    internal static Explanation Explain(RrsigPaddingNoise.Found found) => new(
        "the signature decodes to noise instead of padding",
        $"{SignatureWords.Name(found.Check)} decodes to noise with {KeyWords.Name(found.Key)}",
        "sign the RRset again with the published key, and compare the octets that the signer wrote with those that the servers send",
        $"decoded: {Say.Octets(found.Reason.Decoded)}; a signature of this key would begin with 0001ffff",
        "it was made by another private key, or its own octets were damaged; changed data cannot cause this",
        $"no other signature under tag {found.Check.Rrsig.KeyTag} is in the evidence to compare with");
}
