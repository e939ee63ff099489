using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dnskey-missing</c>.</summary>
internal static class DnskeyMissingText
{
    internal static Explanation Explain(DnskeyMissing.Found found) => new(
        "the zone has no DNSKEY records though it should be signed",
        $"{found.Missing.Zone} answered that it has no DNSKEY, but {(found.Missing.DsSet.IsTrustAnchor ? "a trust anchor is set for it" : $"{found.Missing.DsSet.Parent} has DS records for it")}",
        "sign the zone with the key of its DS, or have the DS removed at the parent and wait for its TTL",
        $"DS key tags: {string.Join(", ", found.Missing.DsSet.Entries.Select(entry => entry.Ds.KeyTag).Distinct())}",
        $"answers seen: {found.Missing.Responses.Length}");
}
