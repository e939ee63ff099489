using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A response from a signed zone has no DNSSEC records at all.</summary>
/// <remarks>RFC 4035 §3.1: "RRSIG RRs that can be used to authenticate a response MUST be included in the response according to the rules in Section 3.1.1."</remarks>
public sealed class ResponseNoDnssecRecords : IRule<ResponseCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("response-no-dnssec-records", Severity.Error, "RFC 4035 §3.1", ExtendedErrorCode.RrsigsMissing, "UNABLE_TO_RETRIEVE_DNSSEC_RECORDS", "DNSSEC_DOWNGRADE_DO_CLEARED");

    /// <summary>The response, and what is known about DO and EDNS.</summary>
    public sealed record Found(ResponseCheck Check, bool? AskedWithDo, bool HasEdns, bool EchoesDo)
        : Finding(Info, new Place(Check.Zone, Check.Question.Name, Check.Question.Type));

    RuleInfo IRule<ResponseCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ResponseCheck subject, RuleContext context)
    {
        if (subject is { Status: SecurityStatus.Bogus, Exchange.Response: { } response }
            && (!response.Answer.IsEmpty || !response.Authority.IsEmpty)
            && !response.Answer.Concat(response.Authority).Any(record => record.Type == RecordType.Rrsig || record.Type == RecordType.Nsec || record.Type == RecordType.Nsec3))
        {
            yield return new Found(subject, subject.Exchange.QueryMessage is { } query ? query.Edns?.DnssecOk == true : null, response.Edns is not null, response.Edns?.DnssecOk == true);
        }
    }
}
