using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>What came back cannot be read as a DNS response.</summary>
/// <remarks>RFC 1035 §4.1: "All communications inside of the domain protocol are carried in a single format called a message."</remarks>
public sealed class ResponseUnreadable : IRule<ObservedExchange>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("response-unreadable", Severity.Error, "RFC 1035 §4.1", ExtendedErrorCode.InvalidData, "FORMERR", "RESPONSE_ERROR");

    /// <summary>The question, the exchange, what is wrong, where, and how many octets there are.</summary>
    public sealed record Found(Place At, Exchange Exchange, string Problem, int? Offset, int Length) : Finding(Info, At);

    RuleInfo IRule<ObservedExchange>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ObservedExchange subject, RuleContext context)
    {
        var exchange = subject.Exchange;
        if (exchange.Outcome is Outcome.Unreadable unreadable)
        {
            yield return new Found(subject.Place, exchange, unreadable.Reason, null, unreadable.Octets.Length);
        }
        else if (exchange.ResponseError is { } error)
        {
            yield return new Found(subject.Place, exchange, error.Problem, error.Offset, exchange.ResponseOctets.Length);
        }
        else if (exchange.Response is { IsResponse: false })
        {
            yield return new Found(subject.Place, exchange, "the QR bit says that it is a query", 2, exchange.ResponseOctets.Length);
        }
    }
}
