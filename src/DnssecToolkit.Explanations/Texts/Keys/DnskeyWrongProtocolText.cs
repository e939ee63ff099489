using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dnskey-wrong-protocol</c>.</summary>
internal static class DnskeyWrongProtocolText
{
    internal static Explanation Explain(DnskeyWrongProtocol.Found found) => new(
        "a key's protocol is not 3",
        $"{KeyWords.Name(found.Key.Key)} of {found.Set.Zone} has protocol {found.Key.Key.Protocol}",
        "publish the key with protocol 3; that changes its key tag, so sign again and renew its DS",
        "validators treat the key as invalid");
}
