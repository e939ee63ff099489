using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>ds-key-not-zone-key</c>.</summary>
internal static class DsKeyNotZoneKeyText
{
    internal static Explanation Explain(DsKeyNotZoneKey.Found found) => new(
        "the DS is for a key that is no zone key",
        $"{DsWords.Name(found.Set, found.Entry)} matches {KeyWords.Name(found.Entry.Key!)}, whose flags are {found.Entry.Key!.Flags}",
        "publish the key with flags 257 and give the parent its new DS",
        "the flags are part of the digest: a DS for the corrected key is another DS");
}
