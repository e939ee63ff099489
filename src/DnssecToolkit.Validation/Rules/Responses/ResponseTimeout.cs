using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A server gave no response to a question of the chain.</summary>
/// <remarks>RFC 1034 §5.3.3: "Send them queries until one returns a response."</remarks>
public sealed class ResponseTimeout : IRule<ObservedExchange>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("response-timeout", Severity.Warning, "RFC 1034 §5.3.3", ExtendedErrorCode.NoReachableAuthority, "TIMEOUT", "SERVER_UNRESPONSIVE_UDP", "SERVER_UNRESPONSIVE_TCP");

    /// <summary>The question, the exchange and how long the wait was.</summary>
    public sealed record Found(Place At, Exchange Exchange, TimeSpan? Waited) : Finding(Info, At);

    RuleInfo IRule<ObservedExchange>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ObservedExchange subject, RuleContext context)
    {
        if (subject.Exchange.Outcome is Outcome.Timeout timeout)
        {
            yield return new Found(subject.Place, subject.Exchange, timeout.Waited);
        }
    }
}
