using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-bad-signature</c>.</summary>
internal static class Nsec3BadSignatureText
{
    internal static Explanation Explain(Nsec3BadSignature.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "the proof would hold if the signature over its NSEC3 record were valid",
            $"{found.Span.Owner} NSEC3 has no valid signature, so that nothing shows that {DenialWords.Claim(check)}",
            [
                .. found.Original is { } original ? [$"the record is that of {original.Name}: H({original.Name}) = {original.Hash}"] : Array.Empty<string>(),
                .. found.Spoiled.Select(part => $"the proof would show {DenialWords.Part(part, check)}"),
                .. check.Hashes.Where(hashed => found.Span.Covers(hashed.Hash.ToLowerInvariant())).Select(hashed => DenialWords.Order(found.Span, hashed)),
                DenialWords.Record(found.Span),
                DenialWords.Response(check),
            ],
            $"mend the signature over {found.Span.Owner} NSEC3 (see the finding about it): the record itself is right");
    }
}
