using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-just-begun</c>.</summary>
internal static class RrsigJustBegunText
{
    internal static Explanation Explain(RrsigJustBegun.Found found) => new(
        "the signature has only just begun",
        $"{SignatureWords.Name(found.Check)} began {Say.Duration(found.Age)} before the instant judged",
        "let the signer set inceptions an hour in the past",
        SignatureWords.Window(found.Check));
}
