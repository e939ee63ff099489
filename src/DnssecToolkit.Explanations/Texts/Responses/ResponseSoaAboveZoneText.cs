using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>response-soa-above-zone</c>.</summary>
internal static class ResponseSoaAboveZoneText
{
    internal static Explanation Explain(ResponseSoaAboveZone.Found found) => new(
        "a server denies in the name of a zone above",
        $"{found.Exchange.Server} answers {found.Exchange.Question} with the SOA of {found.Owner}, above {found.At.Zone}",
        $"let the server load {found.At.Zone}, or take it out of the NS set; on a server of {found.Owner}, look for the delegation",
        $"what {found.Owner} says of names in {found.At.Zone} does not count",
        ExchangeWords.Asked(found.Exchange));
}
