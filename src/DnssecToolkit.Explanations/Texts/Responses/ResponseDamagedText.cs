using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>response-damaged</c>.</summary>
internal static class ResponseDamagedText
{
    internal static Explanation Explain(ResponseDamaged.Found found)
    {
        return new Explanation(
            "a part of the response cannot be read",
            $"the response of {found.Exchange.Server} to {ExchangeWords.Question(found.Exchange)} has {Say.Count(found.Defects.Length, "damaged place")}",
            [
                .. found.Defects.Take(5).Select(defect => defect.Offset is { } offset ? $"octet {offset}: {defect.Problem}" : defect.Problem),
                ExchangeWords.Asked(found.Exchange),
            ],
            "compare with the same question over TCP and from another place");
    }
}
