using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-next-closer-not-covered</c>.</summary>
internal static class Nsec3NextCloserNotCoveredText
{
    internal static Explanation Explain(Nsec3NextCloserNotCovered.Found found)
    {
        var check = found.Check;
        var closer = found.NextCloser?.Name ?? check.NextCloser ?? check.Name;
        return new Explanation(
            "no NSEC3 record covers the next closer name",
            found.NextCloser is { } hashed
                ? $"H({closer}) = {hashed.Hash} lies in none of the spans that the response brings"
                : $"{closer} lies in none of the spans that the response brings",
            [
                .. found.Spans.Select(span => found.NextCloser is { } name ? DenialWords.Order(span, name) : DenialWords.Record(span)),
                .. found.Encloser is { } encloser && found.Spans.Any(span => span.Matches(encloser.Hash)) ? [$"the closest encloser {encloser.Name} is in order: H = {encloser.Hash}"] : Array.Empty<string>(),
                DenialWords.Response(check),
            ],
            $"make the servers of {check.Zone} send the NSEC3 record whose span holds that hash; if no record does, the chain has a gap there: sign the zone again");
    }
}
