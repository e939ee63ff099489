using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>response-soa-missing</c>.</summary>
internal static class ResponseSoaMissingText
{
    internal static Explanation Explain(ResponseSoaMissing.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "a negative answer has no SOA",
            $"{check.Exchange.Server} answers {check.Question} with {(check.Kind == ResponseKind.NameError ? "NXDOMAIN" : "NODATA")} and no SOA in the authority section",
            $"let the servers of {check.Zone} add the zone's SOA to negative answers",
            "without it the answer must not be cached, so that resolvers ask again each time",
            ExchangeWords.Asked(check.Exchange));
    }
}
