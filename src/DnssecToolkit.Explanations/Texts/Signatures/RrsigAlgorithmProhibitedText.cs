using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-algorithm-prohibited</c>.</summary>
internal static class RrsigAlgorithmProhibitedText
{
    internal static Explanation Explain(RrsigAlgorithmProhibited.Found found) => new(
        "the signature uses a prohibited algorithm",
        $"{SignatureWords.Name(found.Check)} uses {KeyWords.Algorithm(found.Check.Rrsig.Algorithm)}",
        "roll the zone over to ECDSAP256SHA256 (13) or ED25519 (15)",
        "validators do not check such signatures; a zone with nothing else counts as insecure");
}
