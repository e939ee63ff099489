using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec-name-not-covered</c>.</summary>
internal static class NsecNameNotCoveredText
{
    internal static Explanation Explain(NsecNameNotCovered.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "no NSEC record covers the name that is denied",
            $"{found.Name} lies in none of the spans that the response brings",
            [
                .. found.Spans.Select(span => DenialWords.Order(span, found.Name)),
                DenialWords.Response(check),
            ],
            $"make the servers of {check.Zone} send the NSEC record whose owner comes just before {found.Name} in canonical order; if the zone has none, its NSEC chain is broken there: sign it again");
    }
}
