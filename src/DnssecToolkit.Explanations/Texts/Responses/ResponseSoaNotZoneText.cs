using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>response-soa-not-zone</c>.</summary>
internal static class ResponseSoaNotZoneText
{
    internal static Explanation Explain(ResponseSoaNotZone.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "the SOA of a negative answer belongs to another zone",
            $"{check.Exchange.Server} answers {check.Question} with the SOA of {found.Owner}",
            $"let the server answer from {check.Zone}",
            $"{check.Question.Name} does not lie in {found.Owner}",
            ExchangeWords.Asked(check.Exchange));
    }
}
