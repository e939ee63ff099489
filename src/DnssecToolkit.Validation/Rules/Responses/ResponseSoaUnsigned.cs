using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The SOA of a negative answer stands there without its signature, beside records that have theirs.</summary>
/// <remarks>RFC 4035 §3.1: "RRSIG RRs that can be used to authenticate a response MUST be included in the response according to the rules in Section 3.1.1."</remarks>
public sealed class ResponseSoaUnsigned : IRule<ResponseCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("response-soa-unsigned", Severity.Error, "RFC 4035 §3.1", ExtendedErrorCode.RrsigsMissing, "MISSING_RRSIG");

    /// <summary>The response.</summary>
    public sealed record Found(ResponseCheck Check) : Finding(Info, new Place(Check.Zone, Check.Zone, RecordType.Soa));

    RuleInfo IRule<ResponseCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ResponseCheck subject, RuleContext context)
    {
        if (subject is { Kind: ResponseKind.NameError or ResponseKind.NoData, Denial: not null, Exchange.Response: { Answer.IsEmpty: true } response }
            && response.Authority.Any(record => record.Type == RecordType.Soa && record.Owner == subject.Zone)
            && response.Authority.Any(record => record.Data is Rrsig)
            && !response.Authority.Any(record => record.Data is Rrsig rrsig && rrsig.TypeCovered == RecordType.Soa && record.Owner == subject.Zone))
        {
            yield return new Found(subject);
        }
    }
}
