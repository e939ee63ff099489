using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A server answers REFUSED.</summary>
/// <remarks>RFC 1035 §4.1.1: "Refused - The name server refuses to perform the specified operation for policy reasons."</remarks>
public sealed class ResponseRefused : IRule<ObservedExchange>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("response-refused", Severity.Warning, "RFC 1035 §4.1.1", ExtendedErrorCode.Prohibited, "INVALID_RCODE");

    /// <summary>The question and the exchange.</summary>
    public sealed record Found(Place At, Exchange Exchange) : Finding(Info, At);

    RuleInfo IRule<ObservedExchange>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ObservedExchange subject, RuleContext context)
    {
        if (subject.Fails(ResponseCode.Refused))
        {
            yield return new Found(subject.Place, subject.Exchange);
        }
    }
}
