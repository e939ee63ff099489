using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>ds-algorithm-unsupported</c>.</summary>
internal static class DsAlgorithmUnsupportedText
{
    internal static Explanation Explain(DsAlgorithmUnsupported.Found found) => new(
        "the algorithm of the DS is not supported",
        $"{DsWords.Name(found.Set, found.Entry)} names {KeyWords.Algorithm(found.Entry.Ds.Algorithm)}, which the policy {found.Policy} does not check",
        "where many resolvers lack the algorithm, sign with ECDSAP256SHA256 (13) as well",
        "where no DS is usable the zone counts as insecure, not bogus");
}
