using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>response-referral-for-ds</c>.</summary>
internal static class ResponseReferralForDsText
{
    internal static Explanation Explain(ResponseReferralForDs.Found found)
    {
        return new Explanation(
            "the parent refers to the child when it is asked for the DS",
            $"{found.Exchange.Server} answers {ExchangeWords.Question(found.Exchange)} with a referral to {found.At.Owner}",
            $"let the servers of {found.At.Zone} answer DS questions themselves, with the DS or with the proof that there is none",
            ExchangeWords.Asked(found.Exchange),
            "the child's servers know nothing about DS records");
    }
}
