using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>ds-digest-ignored</c>.</summary>
internal static class DsDigestIgnoredText
{
    internal static Explanation Explain(DsDigestIgnored.Found found) => new(
        "the DS is left aside for a stronger one",
        $"{DsWords.Name(found.Set, found.Entry)} uses {found.Entry.Ds.DigestType} beside a stronger digest",
        $"remove the DS with {found.Entry.Ds.DigestType} at the next change",
        "it cannot make up for a stronger DS that does not match");
}
