using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dnskey-unreadable</c>.</summary>
internal static class DnskeyUnreadableText
{
    internal static Explanation Explain(DnskeyUnreadable.Found found) => new(
        "a record of the DNSKEY RRset cannot be read",
        $"a record of {found.Set.Zone} DNSKEY has {Say.Count(found.Data.Wire.Length, "octet")}, at least 4 are needed",
        "remove the record",
        $"octets: {Say.Octets(found.Data.Wire)}");
}
