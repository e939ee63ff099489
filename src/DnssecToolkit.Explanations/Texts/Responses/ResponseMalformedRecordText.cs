using DnssecToolkit.Captures;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>response-malformed-record</c>.</summary>
internal static class ResponseMalformedRecordText
{
    internal static Explanation Explain(ResponseMalformedRecord.Found found)
    {
        return new Explanation(
            "a record that the chain needs is malformed",
            $"{found.Owner} {found.Type} in the response of {found.Exchange.Server}: {found.Problem.Problem}",
            $"mend the {found.Type} record of {found.Owner}: see how it came into the zone",
            found.Problem.Offset is { } offset ? $"at octet {offset} of its data" : "no place in its data is known",
            $"its data begins {Say.Octets(found.Octets)}",
            ExchangeWords.Asked(found.Exchange));
    }
}
