using DnssecToolkit.Captures;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>denial-contradicted</c>.</summary>
internal static class DenialContradictedText
{
    internal static Explanation Explain(DenialContradicted.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "a proof denies what another response of the same zone returned",
            $"one response proves that {DenialWords.Claim(check)}, and {Say.Count(found.Sightings.Length, "other response shows", "other responses show")} it",
            [
                .. found.Sightings.Select(sighting => $"{sighting.Owner} {sighting.Type} was sent by {sighting.Server} at {Say.Time(sighting.Exchange.At)}"),
                $"denied in the {DenialWords.Response(check)}",
            ],
            $"bring all servers of {check.Zone} to one version, signed as a whole: resolvers that deny from their cache (RFC 8198) may refuse names that exist");
    }
}
