using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>response-unreadable</c>.</summary>
internal static class ResponseUnreadableText
{
    internal static Explanation Explain(ResponseUnreadable.Found found)
    {
        return new Explanation(
            "what came back is not a DNS response",
            $"{found.Exchange.Server} answered {ExchangeWords.Question(found.Exchange)} with {Say.Count(found.Length, "octet")} that cannot be read: {found.Problem}",
            "look at the octets; if several servers send the same, suspect a device on the way",
            found.Offset is { } offset ? $"at octet {offset}" : "no place in the octets is known",
            ExchangeWords.Asked(found.Exchange));
    }
}
