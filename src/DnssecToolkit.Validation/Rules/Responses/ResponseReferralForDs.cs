using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A server of the parent answers a DS question with a referral.</summary>
/// <remarks>RFC 4034 §5: "The DS RR appears only on the upper (parental) side of a delegation, and is authoritative data in the parent zone."</remarks>
public sealed class ResponseReferralForDs : IRule<ObservedExchange>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("response-referral-for-ds", Severity.Warning, "RFC 4034 §5", null, "REFERRAL_FOR_DS_QUERY");

    /// <summary>The question and the exchange.</summary>
    public sealed record Found(Place At, Exchange Exchange) : Finding(Info, At);

    RuleInfo IRule<ObservedExchange>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ObservedExchange subject, RuleContext context)
    {
        if (subject.Exchange.Question is { } question && question.Type == RecordType.Ds && subject.ReferredZone == question.Name)
        {
            yield return new Found(subject.Place, subject.Exchange);
        }
    }
}
