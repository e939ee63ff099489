using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>response-error</c>.</summary>
internal static class ResponseErrorText
{
    internal static Explanation Explain(ResponseError.Found found)
    {
        return new Explanation(
            "a server answers with an error",
            $"{found.Exchange.Server} answered {ExchangeWords.Question(found.Exchange)} with {found.ResponseCode}",
            [
                .. ExchangeWords.ExtendedErrors(found.Exchange),
                found.ResponseCode == ResponseCode.FormatError ? "FORMERR to a query with EDNS often means that the server does not know EDNS, and so neither DNSSEC" : $"response code {found.ResponseCode.Number}",
                ExchangeWords.Asked(found.Exchange),
            ],
            "update the server, or a device in front of it that does not know the query");
    }
}
