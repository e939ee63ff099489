using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>ds-key-wrong-protocol</c>.</summary>
internal static class DsKeyWrongProtocolText
{
    internal static Explanation Explain(DsKeyWrongProtocol.Found found) => new(
        "the DS is for a key whose protocol is not 3",
        $"{DsWords.Name(found.Set, found.Entry)} matches {KeyWords.Name(found.Entry.Key!)}, whose protocol is {found.Entry.Key!.Protocol}",
        "publish the key with protocol 3 and give the parent its new DS",
        "the protocol is part of the digest: a DS for the corrected key is another DS");
}
