using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>response-refused</c>.</summary>
internal static class ResponseRefusedText
{
    internal static Explanation Explain(ResponseRefused.Found found)
    {
        return new Explanation(
            "a server says REFUSED",
            $"{found.Exchange.Server} refused {ExchangeWords.Question(found.Exchange)}",
            [
                .. ExchangeWords.ExtendedErrors(found.Exchange),
                $"a server that is named for {found.At.Zone} but does not have the zone answers so",
                ExchangeWords.Asked(found.Exchange),
            ],
            $"configure {found.At.Zone} on the server, or take the server out of the delegation");
    }
}
