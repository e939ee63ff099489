using System.Net;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Acquisition;

/// <summary>The servers of a zone as one response names them: a referral, or the zone's own NS records.</summary>
/// <param name="Zone">The zone.</param>
/// <param name="NameServers">The names of its servers.</param>
/// <param name="Addresses">Addresses that came along, of those names only and within the responder's zone (RFC 9471).</param>
internal sealed record Referral(DomainName Zone, IReadOnlyList<DomainName> NameServers, IReadOnlyList<(DomainName Name, IPAddress Address)> Addresses)
{
    /// <summary>The referral in a response of a zone's server, downwards and on the way to the name; null where it is none (RFC 1034 §4.3.2, step 3b).</summary>
    public static Referral? In(Message response, DomainName zone, DomainName name)
    {
        if (response.ResponseCode != ResponseCode.NoError || !response.Answer.IsEmpty || response.Authority.Any(record => record.Type == RecordType.Soa))
        {
            return null;
        }

        return response.Authority.FirstOrDefault(record => record.Type == RecordType.Ns && record.Owner.IsBelow(zone) && name.IsAtOrBelow(record.Owner)) is { } first
            ? Of(response, response.Authority, first.Owner, zone)
            : null;
    }

    /// <summary>The NS records of a name in the answer section; null without any.</summary>
    public static Referral? Answered(Message response, DomainName name, DomainName responder) =>
        response.Answer.Any(record => record.Type == RecordType.Ns && record.Owner == name) ? Of(response, response.Answer, name, responder) : null;

    private static Referral Of(Message response, IEnumerable<ResourceRecord> section, DomainName zone, DomainName responder)
    {
        var names = section.Where(record => record.Owner == zone).Select(record => record.Data).OfType<Ns>().Select(ns => ns.NameServer).Distinct().ToList();
        var addresses = new List<(DomainName, IPAddress)>();
        foreach (var record in response.Additional)
        {
            if (record.Owner.IsAtOrBelow(responder) && AddressIn(record) is { } address && names.Contains(record.Owner))
            {
                addresses.Add((record.Owner, address));
            }
        }

        return new Referral(zone, names, addresses);
    }

    /// <summary>The address that a record holds; null where it holds none.</summary>
    public static IPAddress? AddressIn(ResourceRecord record) => record.Data switch
    {
        A a => a.Address,
        Aaaa aaaa => aaaa.Address,
        _ => null,
    };
}
