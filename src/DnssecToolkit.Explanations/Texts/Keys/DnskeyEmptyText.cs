using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dnskey-empty</c>.</summary>
internal static class DnskeyEmptyText
{
    internal static Explanation Explain(DnskeyEmpty.Found found) => new(
        "a DNSKEY has no key octets",
        $"{KeyWords.Name(found.Key.Key)} of {found.Set.Zone} is empty",
        "publish the whole key, or remove the record",
        $"record: {found.Key.Key}");
}
