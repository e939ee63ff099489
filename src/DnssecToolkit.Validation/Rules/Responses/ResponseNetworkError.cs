using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The network refused an exchange.</summary>
/// <remarks>RFC 1034 §5.3.3: "Send them queries until one returns a response."</remarks>
public sealed class ResponseNetworkError : IRule<ObservedExchange>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("response-network-error", Severity.Warning, "RFC 1034 §5.3.3", ExtendedErrorCode.NetworkError, "NETWORK_ERROR");

    /// <summary>The question, the exchange and what the network said.</summary>
    public sealed record Found(Place At, Exchange Exchange, string Reason) : Finding(Info, At);

    RuleInfo IRule<ObservedExchange>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ObservedExchange subject, RuleContext context)
    {
        if (subject.Exchange.Outcome is Outcome.NetworkError error)
        {
            yield return new Found(subject.Place, subject.Exchange, error.Reason);
        }
    }
}
