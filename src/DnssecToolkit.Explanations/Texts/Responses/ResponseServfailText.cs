using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>response-servfail</c>.</summary>
internal static class ResponseServfailText
{
    internal static Explanation Explain(ResponseServfail.Found found)
    {
        return new Explanation(
            "a server says SERVFAIL",
            $"{found.Exchange.Server} answered {ExchangeWords.Question(found.Exchange)} with SERVFAIL",
            [
                .. ExchangeWords.ExtendedErrors(found.Exchange),
                found.Exchange.Response is { RecursionAvailable: true } ? "the server offers recursion: a resolver says SERVFAIL when validation fails" : "the server does not offer recursion: an authoritative server says SERVFAIL when it cannot load the zone or the zone expired there",
                ExchangeWords.Asked(found.Exchange),
            ],
            "look into the server's log at this time");
    }
}
