using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>response-truncated</c>.</summary>
internal static class ResponseTruncatedText
{
    internal static Explanation Explain(ResponseTruncated.Found found)
    {
        return new Explanation(
            "a response is cut off, and the evidence has no whole one",
            $"{found.Exchange.Server} set TC in its response to {ExchangeWords.Question(found.Exchange)} ({Say.Count(found.Length, "octet")})",
            found.Exchange.Transport == Captures.Transport.Udp
                ? "record TCP port 53 as well; if it was recorded, the client could not reach the server over TCP"
                : "TC over a transport without a size limit is a fault of the server",
            ExchangeWords.Asked(found.Exchange),
            "a truncated response is not used: what is missing cannot be told from what does not exist");
    }
}
