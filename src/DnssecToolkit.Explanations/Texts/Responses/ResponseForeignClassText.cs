using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>response-foreign-class</c>.</summary>
internal static class ResponseForeignClassText
{
    internal static Explanation Explain(ResponseForeignClass.Found found)
    {
        return new Explanation(
            "the response has records of another class",
            $"{found.Exchange.Server} answers {ExchangeWords.Question(found.Exchange)} with {Say.Count(found.Records.Length, "record")} of class {string.Join(", ", found.Records.Select(record => record.Class).Distinct())}",
            "find out where these records come from; they are not used",
            [
                .. found.Records.Take(3).Select(record => $"{record.Owner} {record.Class} {record.Type}"),
                ExchangeWords.Asked(found.Exchange),
            ]);
    }
}
