using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>response-not-authoritative</c>.</summary>
internal static class ResponseNotAuthoritativeText
{
    internal static Explanation Explain(ResponseNotAuthoritative.Found found)
    {
        return new Explanation(
            "the answer is not authoritative",
            $"{found.Exchange.Server} answers {ExchangeWords.Question(found.Exchange)} without AA and without offering recursion",
            $"let the servers of {found.At.Zone} answer from the zone itself",
            ExchangeWords.Asked(found.Exchange),
            "its records may be old ones from a cache; valid signatures count all the same");
    }
}
