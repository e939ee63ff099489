using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-lifetime-long</c>.</summary>
internal static class RrsigLifetimeLongText
{
    internal static Explanation Explain(RrsigLifetimeLong.Found found) => new(
        "the signature is valid for very long",
        $"{SignatureWords.Name(found.Check)} is valid for {Say.Duration(found.Validity)}",
        "choose a validity of two to four weeks",
        SignatureWords.Window(found.Check));
}
