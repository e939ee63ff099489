using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A server that is named for the zone refers to the zone instead of answering.</summary>
/// <remarks>RFC 1034 §4.2.2: "The administrators of both zones should insure that the NS and glue RRs which mark both sides of the cut are consistent and remain so."</remarks>
public sealed class ResponseLame : IRule<ObservedExchange>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("response-lame", Severity.Warning, "RFC 1034 §4.2.2", null, "SERVER_NOT_AUTHORITATIVE");

    /// <summary>The question, the exchange and the name of the server.</summary>
    public sealed record Found(Place At, Exchange Exchange, DomainName ServerName) : Finding(Info, At);

    RuleInfo IRule<ObservedExchange>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ObservedExchange subject, RuleContext context)
    {
        if (subject.ReferredZone is { } zone && zone == subject.Zone && subject.Success is { } response)
        {
            var names = response.Authority.Where(record => record.Owner == zone).Select(record => record.Data).OfType<Ns>().Select(ns => ns.NameServer).ToList();
            var self = response.Additional.FirstOrDefault(record =>
                names.Contains(record.Owner)
                && (record.Data is A a ? a.Address : record.Data is Aaaa aaaa ? aaaa.Address : null) is { } address
                && address.Equals(subject.Exchange.Server.Address));
            if (self is not null)
            {
                yield return new Found(subject.Place, subject.Exchange, self.Owner);
            }
        }
    }
}
