using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A server answers with an error other than SERVFAIL or REFUSED.</summary>
/// <remarks>RFC 1035 §4.1.1: "Response code - this 4 bit field is set as part of responses."</remarks>
public sealed class ResponseError : IRule<ObservedExchange>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("response-error", Severity.Warning, "RFC 1035 §4.1.1", ExtendedErrorCode.NoReachableAuthority, "INVALID_RCODE", "ERROR_WITH_EDNS", "ERROR_WITH_EDNS_OPTION");

    /// <summary>The question, the exchange and the response code.</summary>
    public sealed record Found(Place At, Exchange Exchange, ResponseCode ResponseCode) : Finding(Info, At);

    RuleInfo IRule<ObservedExchange>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ObservedExchange subject, RuleContext context)
    {
        if (subject.Exchange.Response is { IsResponse: true } response
            && response.ResponseCode is var code
            && code != ResponseCode.NoError && code != ResponseCode.NameError && code != ResponseCode.NameExists
            && code != ResponseCode.ServerFailure && code != ResponseCode.Refused)
        {
            yield return new Found(subject.Place, subject.Exchange, code);
        }
    }
}
