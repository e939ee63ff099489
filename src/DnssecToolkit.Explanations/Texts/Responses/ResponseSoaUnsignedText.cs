using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>response-soa-unsigned</c>.</summary>
internal static class ResponseSoaUnsignedText
{
    internal static Explanation Explain(ResponseSoaUnsigned.Found found)
    {
        var check = found.Check;
        return new Explanation(
            "the SOA of a negative answer has no signature",
            $"{check.Exchange.Server} answers {check.Question} with the SOA of {check.Zone} and without its RRSIG",
            $"let the servers of {check.Zone} send the signature of every RRset, also in the authority section",
            "resolvers that verify the whole authority section, as Unbound does, take the answer as bogus",
            ExchangeWords.Asked(check.Exchange));
    }
}
