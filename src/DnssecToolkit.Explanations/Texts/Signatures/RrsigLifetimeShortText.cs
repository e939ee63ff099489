using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-lifetime-short</c>.</summary>
internal static class RrsigLifetimeShortText
{
    internal static Explanation Explain(RrsigLifetimeShort.Found found) => new(
        "the signature is valid for a very short time",
        $"{SignatureWords.Name(found.Check)} is valid for {Say.Duration(found.Validity)}",
        "choose a validity that outlives the time to notice and repair a failed signer, unless every answer is signed when it is asked for",
        SignatureWords.Window(found.Check));
}
