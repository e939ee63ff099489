using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-out-of-range</c>.</summary>
internal static class RrsigOutOfRangeText
{
    internal static Explanation Explain(RrsigOutOfRange.Found found) => new(
        "a number in the signature is out of range",
        $"{SignatureWords.Name(found.Check)}: {SignatureWords.Part(found.Reason.Part)} is {(found.Reason.IsZero ? "zero" : "too large")} for {KeyWords.Name(found.Key)}",
        "sign the RRset again, and check the signing module: no sound signer makes such a value",
        $"signature octets: {Say.Octets(found.Check.Rrsig.Signature)}");
}
