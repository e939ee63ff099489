using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>rrsig-invalid</c>.</summary>
internal static class RrsigInvalidText
{
    internal static Explanation Explain(RrsigInvalid.Found found) => new(
        "the signature does not verify",
        $"{SignatureWords.Name(found.Check)} does not verify with {KeyWords.Name(found.Key)}",
        "sign the RRset again; where several servers answer, compare their records and signatures one by one",
        "signatures of this algorithm do not tell whether the data, the key or the signature is wrong",
        SignatureWords.Census(found.Others, found.Check.Rrsig),
        $"signature octets: {Say.Octets(found.Check.Rrsig.Signature)}");
}
