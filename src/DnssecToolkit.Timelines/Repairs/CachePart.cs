using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Timelines;

/// <summary>The parts of what a resolver knows of a zone that it keeps, and lets go, one by one.</summary>
public enum CachePart
{
    /// <summary>The DS set, or the proof that there is none.</summary>
    Link,

    /// <summary>The DNSKEY set.</summary>
    Keys,

    /// <summary>The answer, or the proof that there is none.</summary>
    Answer,
}

/// <summary>Sorts exchanges by the part that they bring.</summary>
internal static class CacheParts
{
    /// <summary>The part; null where the exchange serves neither the zone's chain nor the question.</summary>
    public static CachePart? Of(Exchange exchange, DomainName zone, Question client)
    {
        if (exchange.Question is not { } question || exchange.Response is not { } response || !question.Name.IsAtOrBelow(zone))
        {
            return null;
        }

        var cut = response.Answer.IsEmpty && !response.IsAuthoritative ? response.Authority.FirstOrDefault(record => record.Type == RecordType.Ns)?.Owner : null;
        if (cut is not null && cut != zone)
        {
            return cut.IsBelow(zone) && question == client ? CachePart.Answer : null; // a referral further up serves the chain above
        }

        return question.Name == zone && question.Type == RecordType.Dnskey && cut is null ? CachePart.Keys
            : cut is not null || (question.Name == zone && question.Type == RecordType.Ds) ? CachePart.Link
            : question == client ? CachePart.Answer
            : null;
    }

    /// <summary>The shortest TTL of what the exchanges bring of the zone, in seconds; null where they bring nothing.</summary>
    public static uint? Ttl(IEnumerable<Exchange> exchanges) => exchanges
        .SelectMany(exchange => exchange.Response!.Answer.IsEmpty ? exchange.Response.Authority.Where(record => record.Type != RecordType.Ns) : exchange.Response.Answer)
        .Select(record => (uint?)record.Ttl)
        .Min();

    /// <summary>What the exchanges say, to tell versions apart.</summary>
    public static string Content(IEnumerable<Exchange> exchanges) => string.Join(
        '\n',
        exchanges.SelectMany(exchange => exchange.Response!.Answer.Concat(exchange.Response.Authority)).Select(record => $"{record.Owner} {record.Type} {record.Data}").Distinct().Order(StringComparer.Ordinal));
}
