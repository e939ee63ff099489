using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Words for <c>response-upward-referral</c>.</summary>
internal static class ResponseUpwardReferralText
{
    internal static Explanation Explain(ResponseUpwardReferral.Found found)
    {
        return new Explanation(
            "a server sends on to the root",
            $"{found.Exchange.Server} answers {ExchangeWords.Question(found.Exchange)} with the root's NS records",
            $"configure {found.At.Zone} on the server, or take the server out of the delegation",
            ExchangeWords.Asked(found.Exchange),
            "referrals lead down; one to the root says: I know nothing of this zone");
    }
}
