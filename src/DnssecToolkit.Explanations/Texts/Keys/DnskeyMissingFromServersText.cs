using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dnskey-missing-from-servers</c>.</summary>
internal static class DnskeyMissingFromServersText
{
    internal static Explanation Explain(DnskeyMissingFromServers.Found found) => new(
        "servers of the zone disagree about a key",
        $"{KeyWords.Name(found.Key.Key)} of {found.Link.Zone} is missing at {string.Join(", ", found.Without)}",
        "bring the servers to the same zone version; several signers must import each other's keys (RFC 8901)",
        $"present at {string.Join(", ", found.With)}");
}
