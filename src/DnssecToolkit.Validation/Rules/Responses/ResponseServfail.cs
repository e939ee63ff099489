using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A server answers SERVFAIL.</summary>
/// <remarks>RFC 1035 §4.1.1: "Server failure - The name server was unable to process this query due to a problem with the name server."</remarks>
public sealed class ResponseServfail : IRule<ObservedExchange>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("response-servfail", Severity.Warning, "RFC 1035 §4.1.1", ExtendedErrorCode.NoReachableAuthority, "INVALID_RCODE");

    /// <summary>The question and the exchange.</summary>
    public sealed record Found(Place At, Exchange Exchange) : Finding(Info, At);

    RuleInfo IRule<ObservedExchange>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ObservedExchange subject, RuleContext context)
    {
        if (subject.Fails(ResponseCode.ServerFailure))
        {
            yield return new Found(subject.Place, subject.Exchange);
        }
    }
}
