using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-algorithm-differs</c>.</summary>
internal static class RrsigAlgorithmDiffersText
{
    internal static Explanation Explain(RrsigAlgorithmDiffers.Found found) => new(
        "the signature names another algorithm than its key has",
        $"{SignatureWords.Name(found.Check)} says {KeyWords.Algorithm(found.Check.Rrsig.Algorithm)}, but the DNSKEY with tag {found.Check.Rrsig.KeyTag} has {KeyWords.Algorithm(found.Key.Algorithm)}",
        "sign the RRset again, and find out what writes the Algorithm field; in an algorithm rollover look whether the new key was published with its own number",
        "a key is found by signer, algorithm and tag together, so no key fits this signature",
        SignatureWords.Window(found.Check));
}
