using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>response-timeout</c>.</summary>
internal static class ResponseTimeoutText
{
    internal static Explanation Explain(ResponseTimeout.Found found)
    {
        return new Explanation(
            "a server did not respond",
            $"{found.Exchange.Server} gave no response to {ExchangeWords.Question(found.Exchange)}{(found.Waited is { } waited ? $" within {Say.Duration(waited)}" : "")}",
            "see whether the server runs and whether packets of this size and kind reach it: try TCP, and UDP with a smaller EDNS size",
            ExchangeWords.Asked(found.Exchange),
            "a query just before the end of a recording has waited little, and its silence means little");
    }
}
