using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-point-not-on-curve</c>.</summary>
internal static class RrsigPointNotOnCurveText
{
    internal static Explanation Explain(RrsigPointNotOnCurve.Found found) => new(
        "the first half of the signature is no point of the curve",
        $"{SignatureWords.Name(found.Check)}: R does not decode to a point of the curve of {KeyWords.Name(found.Key)}",
        "sign the RRset again, and find out what damaged the signature",
        $"signature octets: {Say.Octets(found.Check.Rrsig.Signature)}");
}
