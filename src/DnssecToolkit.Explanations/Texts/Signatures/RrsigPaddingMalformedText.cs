using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-padding-malformed</c>.</summary>
internal static class RrsigPaddingMalformedText
{
    internal static Explanation Explain(RrsigPaddingMalformed.Found found) => new(
        "the padding within the signature is malformed",
        $"{SignatureWords.Name(found.Check)} was made by {KeyWords.Name(found.Key)}, but {SignatureWords.Defect(found.Reason.Defect)}",
        "let the signing module use PKCS #1 v1.5 with the full DigestInfo, and sign again",
        $"decoded: {Say.Octets(found.Reason.Decoded, 24)}");
}
