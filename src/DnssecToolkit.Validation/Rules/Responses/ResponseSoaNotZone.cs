using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The SOA of a negative answer is that of a zone in which the name does not lie.</summary>
/// <remarks>RFC 2308 §3: "Name servers authoritative for a zone MUST include the SOA record of the zone in the authority section of the response when reporting an NXDOMAIN or indicating that no data of the requested type exists."</remarks>
public sealed class ResponseSoaNotZone : IRule<ResponseCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("response-soa-not-zone", Severity.Error, "RFC 2308 §3", null, "SOA_NOT_OWNER_FOR_NXDOMAIN", "SOA_NOT_OWNER_FOR_NODATA");

    /// <summary>The response and the owner of the SOA.</summary>
    public sealed record Found(ResponseCheck Check, DomainName Owner) : Finding(Info, new Place(Check.Zone, Check.Question.Name, Check.Question.Type));

    RuleInfo IRule<ResponseCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ResponseCheck subject, RuleContext context)
    {
        if (subject is { Kind: ResponseKind.NameError or ResponseKind.NoData, Exchange: { Question: { } question, Response: { Answer.IsEmpty: true } response } }
            && question == subject.Question
            && response.Authority.FirstOrDefault(record => record.Type == RecordType.Soa) is { } soa
            && !question.Name.IsAtOrBelow(soa.Owner))
        {
            yield return new Found(subject, soa.Owner);
        }
    }
}
