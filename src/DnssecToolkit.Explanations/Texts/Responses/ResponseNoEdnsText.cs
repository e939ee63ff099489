using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>response-no-edns</c>.</summary>
internal static class ResponseNoEdnsText
{
    internal static Explanation Explain(ResponseNoEdns.Found found)
    {
        return new Explanation(
            "the query had EDNS, and the response has none",
            $"{found.Exchange.Server} answers {ExchangeWords.Question(found.Exchange)} without OPT record",
            "update the server; look for a device on the way that removes EDNS",
            found.HasSignatures ? "signatures came all the same" : "without EDNS there is no DO, and without DO there are no signatures",
            ExchangeWords.Asked(found.Exchange));
    }
}
