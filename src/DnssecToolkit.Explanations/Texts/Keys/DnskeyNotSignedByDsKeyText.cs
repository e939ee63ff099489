using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dnskey-not-signed-by-ds-key</c>.</summary>
internal static class DnskeyNotSignedByDsKeyText
{
    internal static Explanation Explain(DnskeyNotSignedByDsKey.Found found) => new(
        "the key that the DS names does not sign the DNSKEY RRset",
        $"the DNSKEY RRset of {found.Set.Zone} has no signature by {KeyWords.Names(found.Matched)}, which its DS is for",
        "sign the DNSKEY RRset with the key that the DS names",
        KeyWords.Signers(found.Set));
}
