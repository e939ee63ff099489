using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dnskey-no-zone-key</c>.</summary>
internal static class DnskeyNoZoneKeyText
{
    internal static Explanation Explain(DnskeyNoZoneKey.Found found) => new(
        "no key of the zone has the zone key flag",
        $"{found.Set.Zone} has {Say.Count(found.Set.Keys.Length, "key")}, none with flag 256",
        "publish the keys with flags 256 or 257, sign again and renew the DS",
        $"flags seen: {string.Join(", ", found.Set.Keys.Select(key => key.Key.Flags))}");
}
