using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec-no-match</c>.</summary>
internal static class NsecNoMatchText
{
    internal static Explanation Explain(NsecNoMatch.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "the response says that the name exists without the type, and brings no NSEC record of that name",
            found.Covering is { } covering
                ? $"{DenialWords.Record(covering)} says that {check.Name} does not exist at all"
                : $"no NSEC record is owned by {check.Name}",
            [
                .. found.Spans.Select(span => DenialWords.Order(span, check.Name)),
                DenialWords.Response(check),
            ],
            found.Covering is null
                ? $"make the servers of {check.Zone} send the NSEC record of {check.Name}; if it has none, sign the zone again"
                : $"answer NXDOMAIN for {check.Name} if it does not exist; if it does, sign {check.Zone} again so that it gets its NSEC record");
    }
}
