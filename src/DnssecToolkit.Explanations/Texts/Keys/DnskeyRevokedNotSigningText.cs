using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>dnskey-revoked-not-signing</c>.</summary>
internal static class DnskeyRevokedNotSigningText
{
    internal static Explanation Explain(DnskeyRevokedNotSigning.Found found) => new(
        "a revoked key does not sign its revocation",
        $"{KeyWords.Name(found.Key.Key)} of {found.Set.Zone} has the REVOKE flag but no valid signature over the DNSKEY RRset",
        "sign the DNSKEY RRset with the revoked key as long as it is published",
        "without the signature, holders of the trust anchor do not see the revocation",
        KeyWords.Signers(found.Set));
}
