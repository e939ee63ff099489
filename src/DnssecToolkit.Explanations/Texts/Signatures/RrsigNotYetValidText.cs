using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-not-yet-valid</c>.</summary>
internal static class RrsigNotYetValidText
{
    internal static Explanation Explain(RrsigNotYetValid.Found found)
    {
        var inception = found.Check.Rrsig.Inception.ToInstant(found.Check.At);
        return new(
            "the signature is not valid yet",
            $"{SignatureWords.Name(found.Check)} begins at {Say.Time(inception)}, {Say.Duration(inception - found.Check.At)} after the instant judged",
            "set the signer's clock, and let inceptions lie an hour in the past so that clocks that are a little slow do no harm",
            SignatureWords.Window(found.Check));
    }
}
