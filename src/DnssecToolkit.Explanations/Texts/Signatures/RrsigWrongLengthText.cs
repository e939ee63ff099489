using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-wrong-length</c>.</summary>
internal static class RrsigWrongLengthText
{
    internal static Explanation Explain(RrsigWrongLength.Found found) => new(
        "the signature has the wrong length",
        $"{SignatureWords.Name(found.Check)} has {found.Reason.Actual} octets, {KeyWords.Name(found.Key)} demands {found.Reason.Expected}",
        SignatureWords.LengthHelp(found.Reason.Likely),
        SignatureWords.LikelyCause(found.Reason.Likely),
        $"signature octets: {Say.Octets(found.Check.Rrsig.Signature)}");
}
