using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>response-network-error</c>.</summary>
internal static class ResponseNetworkErrorText
{
    internal static Explanation Explain(ResponseNetworkError.Found found)
    {
        return new Explanation(
            "a server could not be reached",
            $"{found.Exchange.Server} was asked for {ExchangeWords.Question(found.Exchange)}: {found.Reason}",
            "see whether the server runs and listens on this address and transport",
            ExchangeWords.Asked(found.Exchange));
    }
}
