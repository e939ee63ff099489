using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A DNSSEC record, SOA, CNAME or DNAME in a response does not have the form of its type.</summary>
/// <remarks>RFC 1035 §4.1.3: "a variable length string of octets that describes the resource. The format of this information varies according to the TYPE and CLASS of the resource record."</remarks>
public sealed class ResponseMalformedRecord : IRule<ObservedExchange>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("response-malformed-record", Severity.Error, "RFC 1035 §4.1.3", ExtendedErrorCode.InvalidData);

    /// <summary>The question, the exchange, and the record with what is wrong.</summary>
    public sealed record Found(Place At, Exchange Exchange, DomainName Owner, RecordType Type, ParseError Problem, ReadOnlyMemory<byte> Octets)
        : Finding(Info, At);

    RuleInfo IRule<ObservedExchange>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ObservedExchange subject, RuleContext context)
    {
        foreach (var record in subject.Exchange.Response is { IsResponse: true } response ? response.Answer.Concat(response.Authority) : [])
        {
            if (record.Data is MalformedRdata malformed && Matters.Contains(record.Type))
            {
                yield return new Found(subject.Place with { Owner = record.Owner, Type = record.Type }, subject.Exchange, record.Owner, record.Type, malformed.Error, malformed.Wire);
            }
        }
    }

    private static readonly HashSet<RecordType> Matters =
    [
        RecordType.Dnskey, RecordType.Rrsig, RecordType.Ds, RecordType.Nsec, RecordType.Nsec3, RecordType.Soa, RecordType.Cname, RecordType.Dname,
    ];
}
