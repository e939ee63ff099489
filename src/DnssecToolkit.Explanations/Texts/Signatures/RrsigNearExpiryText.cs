using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-near-expiry</c>.</summary>
internal static class RrsigNearExpiryText
{
    internal static Explanation Explain(RrsigNearExpiry.Found found) => new(
        "the signature is about to expire",
        $"{SignatureWords.Name(found.Check)} expires in {Say.Duration(found.Left)}",
        "sign the zone again at once, then let the signer renew signatures well before they end",
        SignatureWords.Window(found.Check));
}
