using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dnskey-missing-from-server</c>.</summary>
internal static class DnskeyMissingFromServerText
{
    internal static Explanation Explain(DnskeyMissingFromServer.Found found)
    {
        var zone = found.Comparison.Zone;
        return new Explanation(
            "a server lacks a key that others have",
            found.HasSet
                ? $"{found.Server} serves {zone} DNSKEY without {Say.Count(found.MissingTags.Length, "key")} ({string.Join(", ", found.MissingTags)})"
                : $"{found.Server} says that {zone} has no DNSKEY, and other servers have {string.Join(", ", found.MissingTags)}",
            $"bring {found.Server} to the version of the others; during a key change wait until every server has the new key before signing with it (RFC 6781 §4.1)",
            "a resolver that keeps this key set cannot check signatures made with the missing key",
            $"servers compared: {string.Join(", ", found.Comparison.Sets.Select(entry => entry.Server))}");
    }
}
