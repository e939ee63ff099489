using System.Net;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Acquisition;

/// <summary>Which servers a zone has, and at which addresses.</summary>
internal sealed partial class IterativeWalk
{
    private ZoneNode? ZoneAt(DomainName apex)
    {
        if (_zones.TryGetValue(apex, out var zone))
        {
            return zone;
        }

        if (_zones.Count >= options.Budget.Zones)
        {
            conversation.Note(new Notice.TooMany(apex, "zones", options.Budget.Zones));
            return null;
        }

        _zones.Add(apex, zone = new ZoneNode(apex));
        return zone;
    }

    /// <summary>Takes up the servers that a parent or the zone itself names; glue is used as it is, the response that holds it is the evidence for it.</summary>
    private void Learn(ZoneNode zone, Referral referral)
    {
        foreach (var name in referral.NameServers)
        {
            zone.NameServers.TryAdd(name, AddressFamilies.None);
        }

        foreach (var (name, address) in referral.Addresses)
        {
            zone.NoteAddress(name, address.AddressFamily);
            AddServer(zone, address);
        }

        LookUp(zone, referral.NameServers);
    }

    /// <summary>Looks up the addresses of name servers that came without any; of names within the zone also those of the other family.</summary>
    private void LookUp(ZoneNode zone, IReadOnlyList<DomainName> names)
    {
        foreach (var name in names)
        {
            var known = zone.NameServers.GetValueOrDefault(name);
            if (known == AddressFamilies.None)
            {
                LookUpElsewhere(zone, name);
            }
            else if (zone.IsFull && name.IsAtOrBelow(zone.Apex) && (options.Families & ~known) != AddressFamilies.None)
            {
                _goals.Wait(name, zone);
                foreach (var type in (options.Families & ~known).Types())
                {
                    Pursue(zone, new Pursuit(new Question(name, type), IsFull: false));
                }
            }
        }
    }

    private void LookUpElsewhere(ZoneNode zone, DomainName name)
    {
        if (!_goals.Contains(name))
        {
            if (zone.LookedUp >= options.Budget.NameServersPerZone || _goals.Count >= options.Budget.NameServers)
            {
                var limit = zone.LookedUp >= options.Budget.NameServersPerZone ? options.Budget.NameServersPerZone : options.Budget.NameServers;
                conversation.Note(new Notice.TooMany(zone.Apex, "name servers without an address", limit));
                return;
            }

            zone.LookedUp++;
        }

        var (known, isNew) = _goals.Wait(name, zone);
        foreach (var address in known)
        {
            zone.NoteAddress(name, address.AddressFamily);
            AddServer(zone, address);
        }

        if (isNew)
        {
            foreach (var type in options.Families.Types())
            {
                Follow(new Pursuit(new Question(name, type), IsFull: false));
            }
        }
    }

    private void AddServer(ZoneNode zone, IPAddress address)
    {
        if (!options.Families.Allows(address))
        {
            return;
        }

        var server = conversation.ServerAt(new IPEndPoint(address, options.Port));
        if (zone.Servers.Contains(server))
        {
            return;
        }

        if (zone.Servers.Count >= options.Budget.AddressesPerZone)
        {
            conversation.Note(new Notice.TooMany(zone.Apex, "addresses of servers", options.Budget.AddressesPerZone));
            return;
        }

        zone.Servers.Add(server);
        foreach (var question in zone.Questions)
        {
            Ask(zone, server, question);
        }

        foreach (var question in zone.Scoutings.Keys.ToList())
        {
            Scout(zone, question);
        }
    }
}
