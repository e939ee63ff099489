using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>ds-algorithm-mismatch</c>.</summary>
internal static class DsAlgorithmMismatchText
{
    internal static Explanation Explain(DsAlgorithmMismatch.Found found) => new(
        "the DS names another algorithm than the key has",
        $"{DsWords.Name(found.Set, found.Entry)} says algorithm {KeyWords.Algorithm(found.Entry.Ds.Algorithm)}, the key is {KeyWords.Name(found.Entry.Key!)}",
        $"correct the algorithm field of the DS at the parent: {DsWords.Proper(found.Set.Child, found.Entry)}",
        found.Entry.ComputedDigest.IsEmpty ? "the digest fits no key; tag or key may be of an algorithm rollover" : "the digest fits the key, only the algorithm field is wrong");
}
