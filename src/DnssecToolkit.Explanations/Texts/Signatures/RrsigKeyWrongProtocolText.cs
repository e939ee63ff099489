using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-key-wrong-protocol</c>.</summary>
internal static class RrsigKeyWrongProtocolText
{
    internal static Explanation Explain(RrsigKeyWrongProtocol.Found found) => new(
        "the signature was made by a key whose protocol is not 3",
        $"{SignatureWords.Name(found.Check)} was made by a key whose protocol field is not 3",
        "publish the key with protocol 3; that changes its key tag, so sign again and renew its DS",
        $"matching: {SignatureWords.Keys(found.Check)}");
}
