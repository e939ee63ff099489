using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>response-lame</c>.</summary>
internal static class ResponseLameText
{
    internal static Explanation Explain(ResponseLame.Found found)
    {
        return new Explanation(
            "a server of the zone does not have the zone",
            $"{found.Exchange.Server} is {found.ServerName}, one of the servers of {found.At.Zone}, and answers {ExchangeWords.Question(found.Exchange)} with a referral to that zone",
            $"configure {found.At.Zone} on the server, or take it out of the delegation",
            ExchangeWords.Asked(found.Exchange),
            "a lame delegation: resolvers have to ask the other servers");
    }
}
