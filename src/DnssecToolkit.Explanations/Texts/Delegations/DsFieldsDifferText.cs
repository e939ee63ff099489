using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>ds-fields-differ</c>.</summary>
internal static class DsFieldsDifferText
{
    internal static Explanation Explain(DsFieldsDiffer.Found found) => new(
        "the DS has the digest of a key but not its tag",
        $"{DsWords.Name(found.Set, found.Entry)} carries the digest of {KeyWords.Name(found.Entry.Key!)}",
        $"correct the key tag of the DS at the parent: {DsWords.Proper(found.Set.Child, found.Entry)}",
        "validators look for the key by tag and algorithm first, so the right digest does not help");
}
