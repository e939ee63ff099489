using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A server denies with the SOA of a zone above the one that must answer: it does not serve the zone, or does not know of the delegation.</summary>
/// <remarks>RFC 2308 §3: "Name servers authoritative for a zone MUST include the SOA record of the zone in the authority section of the response when reporting an NXDOMAIN or indicating that no data of the requested type exists."</remarks>
public sealed class ResponseSoaAboveZone : IRule<ObservedExchange>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("response-soa-above-zone", Severity.Warning, "RFC 2308 §3", null, "SOA_NOT_OWNER_FOR_NXDOMAIN", "SOA_NOT_OWNER_FOR_NODATA");

    /// <summary>The question, the exchange and the owner of the SOA.</summary>
    public sealed record Found(Place At, Exchange Exchange, DomainName Owner) : Finding(Info, At);

    RuleInfo IRule<ObservedExchange>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ObservedExchange subject, RuleContext context)
    {
        if (subject.ZoneWasSeen
            && subject.Exchange is { Question: { } question, Response: { IsResponse: true, IsAuthoritative: true, Answer.IsEmpty: true } response }
            && (response.ResponseCode == ResponseCode.NoError || response.ResponseCode == ResponseCode.NameError)
            && !(question.Type == RecordType.Ds && question.Name == subject.Zone)
            && response.Authority.FirstOrDefault(record => record.Type == RecordType.Soa) is { } soa
            && subject.Zone.IsBelow(soa.Owner))
        {
            yield return new Found(subject.Place, subject.Exchange, soa.Owner);
        }
    }
}
