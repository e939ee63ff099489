using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>ds-algorithm-prohibited</c>.</summary>
internal static class DsAlgorithmProhibitedText
{
    internal static Explanation Explain(DsAlgorithmProhibited.Found found) => new(
        "the DS names a prohibited algorithm",
        $"{DsWords.Name(found.Set, found.Entry)} names {KeyWords.Algorithm(found.Entry.Ds.Algorithm)}",
        "roll the zone over to ECDSAP256SHA256 (13) or ED25519 (15) and replace the DS",
        "resolvers leave such a DS aside; a zone with no other DS counts as insecure");
}
