using System.Net.Sockets;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Puts into a zone what its plan says and what follows from it: SOA, NS, addresses of servers, delegations.</summary>
internal static class FillZone
{
    public static void Fill(ZoneDraft zone, InternetAssembly assembly)
    {
        zone.Add(zone.Description.Records);
        zone.Add(zone.Description.MoreRecords);
        var servers = zone.Description.Servers;
        var ttls = zone.Description.Ttls;
        if (zone.Find(zone.Apex, RecordType.Soa) is null)
        {
            zone.Add(zone.Apex, new Soa(servers[0].NameIn(zone.Apex, 1), zone.Apex.TryPrepend("hostmaster"u8, out var mailbox) ? mailbox : zone.Apex, zone.Description.Serial, 7200, 3600, 1_209_600, ttls.Negative), ttls.Soa);
        }

        if (zone.Find(zone.Apex, RecordType.Ns) is null)
        {
            for (var i = 0; i < servers.Length; i++)
            {
                zone.Add(zone.Apex, new Ns(servers[i].NameIn(zone.Apex, i + 1)), ttls.Delegation);
            }
        }

        // Addresses of every server whose name lies in this zone, whichever zone it serves.
        foreach (var (name, addresses) in assembly.ServerNamesIn(zone.Apex))
        {
            AddAddresses(zone, name, addresses);
        }
    }

    /// <summary>The delegation of a zone in its parent: NS, glue, DS.</summary>
    public static void Delegate(ZoneDraft parent, ZoneDraft child)
    {
        var ttls = parent.Description.Ttls;
        foreach (var server in child.Set(child.Apex, RecordType.Ns).Data.OfType<Ns>())
        {
            parent.Add(child.Apex, server, ttls.Delegation);
            if (!server.NameServer.IsAtOrBelow(parent.Apex))
            {
                continue;
            }

            foreach (var type in (ReadOnlySpan<RecordType>)[RecordType.A, RecordType.Aaaa])
            {
                foreach (var address in child.Find(server.NameServer, type)?.Data ?? [])
                {
                    parent.Add(server.NameServer, address, ttls.Delegation);
                }
            }
        }

        foreach (var key in child.Keys.Where(key => key.HasDs))
        {
            foreach (var ds in child.Description.DsDigests.Select(digest => DsDigest.ToDs(child.Apex, key.Record, digest)).OfType<Ds>())
            {
                parent.Add(child.Apex, ds, ttls.Ds);
            }
        }
    }

    private static void AddAddresses(ZoneDraft zone, DomainName name, IEnumerable<System.Net.IPAddress> addresses)
    {
        foreach (var address in addresses)
        {
            zone.Add(name, address.AddressFamily == AddressFamily.InterNetworkV6 ? new Aaaa(address) : new A(address), zone.Description.Ttls.Delegation);
        }
    }
}
