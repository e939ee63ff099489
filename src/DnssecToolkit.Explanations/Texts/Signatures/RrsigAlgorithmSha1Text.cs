using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-algorithm-sha1</c>.</summary>
internal static class RrsigAlgorithmSha1Text
{
    internal static Explanation Explain(RrsigAlgorithmSha1.Found found) => new(
        "the signature rests on SHA-1",
        $"{SignatureWords.Name(found.Check)} uses {KeyWords.Algorithm(found.Check.Rrsig.Algorithm)}",
        "roll the zone over to ECDSAP256SHA256 (13) or ED25519 (15)",
        "some systems already refuse SHA-1 and treat the zone as insecure");
}
