using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>nsec3-closest-encloser-missing</c>.</summary>
internal static class Nsec3ClosestEncloserMissingText
{
    internal static Explanation Explain(Nsec3ClosestEncloserMissing.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "no NSEC3 record shows the closest encloser",
            check.ClosestEncloser is { } encloser
                ? $"no NSEC3 of the response matches H({encloser})"
                : $"no NSEC3 of the response matches an ancestor of {check.Name}",
            [
                .. found.Ancestors.Select(hashed => $"H({hashed.Name}) = {hashed.Hash}: {(found.Spans.Any(span => span.Matches(hashed.Hash)) ? "matched" : "no record")}"),
                .. found.Spans.Select(DenialWords.Record),
                DenialWords.Response(check),
            ],
            $"make the servers of {check.Zone} send the NSEC3 record of the deepest ancestor of {check.Name} that exists; if it has none, sign the zone again (empty non-terminals need a record too)");
    }
}
