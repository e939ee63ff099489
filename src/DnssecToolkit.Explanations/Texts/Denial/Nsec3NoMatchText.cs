using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-no-match</c>.</summary>
internal static class Nsec3NoMatchText
{
    internal static Explanation Explain(Nsec3NoMatch.Found found)
    {
        var check = found.Check;
        var covering = found.Hashed is { } hashed ? found.Spans.FirstOrDefault(span => span.Covers(hashed.Hash)) : null;
        return new Explanation(
            "the response says that the name exists without the type, and brings no NSEC3 record of that name",
            found.Hashed is null ? $"no NSEC3 record matches {check.Name}"
                : covering is null ? $"no NSEC3 record has the owner hash {found.Hashed.Hash} = H({check.Name})"
                : $"{DenialWords.Order(covering, found.Hashed)}: {check.Name} does not exist at all",
            [
                .. found.Spans.Select(span => found.Hashed is { } name ? DenialWords.Order(span, name) : DenialWords.Record(span)),
                DenialWords.Response(check),
            ],
            covering is null
                ? $"make the servers of {check.Zone} send the NSEC3 record of {check.Name}; if it has none, sign the zone again"
                : $"answer NXDOMAIN for {check.Name} if it does not exist; if it does, sign {check.Zone} again so that it gets its NSEC3 record");
    }
}
