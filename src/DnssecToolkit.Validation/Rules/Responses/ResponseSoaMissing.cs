using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A negative answer has no SOA record.</summary>
/// <remarks>RFC 2308 §3: "Name servers authoritative for a zone MUST include the SOA record of the zone in the authority section of the response when reporting an NXDOMAIN or indicating that no data of the requested type exists."</remarks>
public sealed class ResponseSoaMissing : IRule<ResponseCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("response-soa-missing", Severity.Error, "RFC 2308 §3", null, "MISSING_SOA_FOR_NXDOMAIN", "MISSING_SOA_FOR_NODATA");

    /// <summary>The response.</summary>
    public sealed record Found(ResponseCheck Check) : Finding(Info, new Place(Check.Zone, Check.Question.Name, Check.Question.Type));

    RuleInfo IRule<ResponseCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ResponseCheck subject, RuleContext context)
    {
        if (subject is { Kind: ResponseKind.NameError or ResponseKind.NoData, Exchange: { Question: { } question, Response: { Answer.IsEmpty: true } response } }
            && question == subject.Question
            && !response.Authority.Any(record => record.Type == RecordType.Soa))
        {
            yield return new Found(subject);
        }
    }
}
