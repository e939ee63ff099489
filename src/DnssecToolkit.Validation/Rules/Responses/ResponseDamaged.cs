using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Records of a response were lost or octets are left over.</summary>
/// <remarks>RFC 1035 §4.1: "All communications inside of the domain protocol are carried in a single format called a message."</remarks>
public sealed class ResponseDamaged : IRule<ObservedExchange>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("response-damaged", Severity.Warning, "RFC 1035 §4.1");

    /// <summary>The question, the exchange and each damaged place.</summary>
    public sealed record Found(Place At, Exchange Exchange, ImmutableArray<ParseError> Defects) : Finding(Info, At);

    RuleInfo IRule<ObservedExchange>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ObservedExchange subject, RuleContext context)
    {
        if (subject.Exchange.Response is { IsResponse: true, IsTruncated: false, Defects: { IsEmpty: false } defects })
        {
            yield return new Found(subject.Place, subject.Exchange, defects);
        }
    }
}
