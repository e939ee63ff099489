using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A response to a query with EDNS has no OPT record.</summary>
/// <remarks>RFC 6891 §6.1.1: "If an OPT record is present in a received request, compliant responders MUST include an OPT record in their respective responses."</remarks>
public sealed class ResponseNoEdns : IRule<ObservedExchange>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("response-no-edns", Severity.Error, "RFC 6891 §6.1.1", null, "EDNS_IGNORED", "EDNS_SUPPORT_NO_OPT", "DNSSEC_DOWNGRADE_EDNS_DISABLED");

    /// <summary>The question, the exchange, and whether signatures came all the same.</summary>
    public sealed record Found(Place At, Exchange Exchange, bool HasSignatures) : Finding(Info, At);

    RuleInfo IRule<ObservedExchange>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ObservedExchange subject, RuleContext context)
    {
        if (subject.Exchange is { QueryMessage.Edns: not null, Response: { IsResponse: true, Edns: null, Defects.IsEmpty: true } response }
            && response.ResponseCode != ResponseCode.FormatError && response.ResponseCode != ResponseCode.NotImplemented)
        {
            yield return new Found(subject.Place, subject.Exchange, response.Answer.Concat(response.Authority).Any(record => record.Type == RecordType.Rrsig));
        }
    }
}
