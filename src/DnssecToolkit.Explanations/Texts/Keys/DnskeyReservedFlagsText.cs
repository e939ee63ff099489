using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dnskey-reserved-flags</c>.</summary>
internal static class DnskeyReservedFlagsText
{
    internal static Explanation Explain(DnskeyReservedFlags.Found found) => new(
        "a key has reserved flags set",
        $"{KeyWords.Name(found.Key.Key)} of {found.Set.Zone} has flags {found.Key.Key.Flags} (0x{found.Key.Key.Flags:x4})",
        "publish the key with flags 256 or 257; that changes its key tag, so sign again and renew its DS",
        "validators ignore the extra flags; the key works as it is");
}
