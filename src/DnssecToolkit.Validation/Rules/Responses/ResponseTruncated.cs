using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A response has TC set, and no later response of the server is in the evidence.</summary>
/// <remarks>RFC 2181 §9: "When a DNS client receives a reply with TC set, it should ignore that response, and query again, using a mechanism, such as a TCP connection, that will permit larger replies."</remarks>
public sealed class ResponseTruncated : IRule<ObservedExchange>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("response-truncated", Severity.Warning, "RFC 2181 §9", null, "PMTU_EXCEEDED");

    /// <summary>The question, the exchange and the number of octets.</summary>
    public sealed record Found(Place At, Exchange Exchange, int Length) : Finding(Info, At);

    RuleInfo IRule<ObservedExchange>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ObservedExchange subject, RuleContext context)
    {
        if (subject.Exchange.Response is { IsResponse: true, IsTruncated: true })
        {
            yield return new Found(subject.Place, subject.Exchange, subject.Exchange.ResponseOctets.Length);
        }
    }
}
