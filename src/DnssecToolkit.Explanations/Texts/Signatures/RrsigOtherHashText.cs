using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-other-hash</c>.</summary>
internal static class RrsigOtherHashText
{
    internal static Explanation Explain(RrsigOtherHash.Found found) => new(
        "the signature uses another hash than its algorithm says",
        $"{SignatureWords.Name(found.Check)} holds a {SignatureWords.Hash(found.Reason.Found)} digest, its algorithm {KeyWords.Algorithm(found.Check.Rrsig.Algorithm)} demands {SignatureWords.Hash(found.Reason.Expected)}",
        "sign with the hash of the algorithm, or change the algorithm number of key, signatures and DS",
        $"digest in the signature: {Convert.ToHexStringLower(found.Reason.Recovered.Span)}",
        found.Reason.DigestFitsData ? "the digest fits the data, so only the hash is wrong" : "the digest does not fit the data either");
}
