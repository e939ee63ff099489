using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-key-not-zone-key</c>.</summary>
internal static class RrsigKeyNotZoneKeyText
{
    internal static Explanation Explain(RrsigKeyNotZoneKey.Found found) => new(
        "the signature was made by a key that is no zone key",
        $"{SignatureWords.Name(found.Check)} was made by a key that lacks the zone key flag",
        "publish the key with flags 256 or 257; that changes its key tag, so sign again and renew its DS",
        $"matching: {SignatureWords.Keys(found.Check)}");
}
