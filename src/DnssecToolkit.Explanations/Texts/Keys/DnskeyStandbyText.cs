using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dnskey-standby</c>.</summary>
internal static class DnskeyStandbyText
{
    internal static Explanation Explain(DnskeyStandby.Found found) => new(
        "a key is published in reserve",
        $"{KeyWords.Name(found.Key.Key)} of {found.Set.Zone} has no DS and signs nothing in the DNSKEY RRset",
        null,
        "it may be meant for a rollover to come, or be left over from one");
}
