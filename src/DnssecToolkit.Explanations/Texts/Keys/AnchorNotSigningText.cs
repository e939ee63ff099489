using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>anchor-not-signing</c>.</summary>
internal static class AnchorNotSigningText
{
    internal static Explanation Explain(AnchorNotSigning.Found found) => new(
        "the key of the trust anchor does not sign the DNSKEY RRset",
        $"the DNSKEY RRset of {found.Set.Zone} has no signature by {KeyWords.Names(found.Matched)}, which the trust anchor is for",
        "sign the DNSKEY RRset with the key of the trust anchor; validators must update an anchor whose key has retired",
        KeyWords.Signers(found.Set));
}
