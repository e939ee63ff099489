using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A server answers without AA, and it is no resolver.</summary>
/// <remarks>RFC 1035 §4.1.1: "Authoritative Answer - this bit is valid in responses, and specifies that the responding name server is an authority for the domain name in question section."</remarks>
public sealed class ResponseNotAuthoritative : IRule<ObservedExchange>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("response-not-authoritative", Severity.Warning, "RFC 1035 §4.1.1", null, "NOT_AUTHORITATIVE", "SERVER_NOT_AUTHORITATIVE");

    /// <summary>The question and the exchange.</summary>
    public sealed record Found(Place At, Exchange Exchange) : Finding(Info, At);

    RuleInfo IRule<ObservedExchange>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ObservedExchange subject, RuleContext context)
    {
        if (subject.Exchange.Response is { IsResponse: true, IsAuthoritative: false, RecursionAvailable: false } response
            && (response.ResponseCode == ResponseCode.NameError || (response.ResponseCode == ResponseCode.NoError && (!response.Answer.IsEmpty || response.Authority.Any(record => record.Type == RecordType.Soa)))))
        {
            yield return new Found(subject.Place, subject.Exchange);
        }
    }
}
