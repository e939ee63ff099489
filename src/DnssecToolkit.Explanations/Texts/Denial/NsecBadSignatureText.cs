using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec-bad-signature</c>.</summary>
internal static class NsecBadSignatureText
{
    internal static Explanation Explain(NsecBadSignature.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "the proof would hold if the signature over its NSEC record were valid",
            $"{found.Span.Owner} NSEC has no valid signature, so that nothing shows that {DenialWords.Claim(check)}",
            [
                .. found.Spoiled.Select(part => $"the record would prove {DenialWords.Part(part, check)}"),
                DenialWords.Record(found.Span),
                DenialWords.Response(check),
            ],
            $"mend the signature over {found.Span.Owner} NSEC (see the finding about it): the record itself is right");
    }
}
