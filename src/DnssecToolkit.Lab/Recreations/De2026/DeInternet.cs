using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>The plan of the Internet around <c>.de</c> in May 2026: its parameters as measured, its contents made up, its addresses from the blocks for documentation.</summary>
internal static class DeInternet
{
    /// <summary>The place of each key in the plan.</summary>
    public const int Ksk = 0, OldZsk = 1, FirstModule = 2;

    public const ushort KskTag = 26755, OldZskTag = 32911, NewZskTag = 33834;

    private const int Delegations = 600;
    private const int SignedDelegations = 24; // 4 %
    private const string Seed = "de-2026-05-05";

    public static readonly DomainName De = DomainName.Parse("de.");

    /// <summary>Names from the reports that have a zone here, and whether it is signed.</summary>
    public static readonly ImmutableArray<(string Name, bool IsSigned)> Leaves =
        [("amazon", false), ("bahn", false), ("spiegel", false), ("nic", true), ("denic", true), ("posteo", true), ("bund", true)];

    // Delegated, without servers in the lab. The names are of the reports and of well-known sites; who of them is signed is assumed.
    private static readonly ImmutableArray<string> WellKnown =
        ["heise", "web", "gmx", "t-online", "telekom", "ebay", "google", "zalando", "otto", "tagesschau", "zdf", "ard", "chip", "golem", "welt", "zeit", "bild", "kicker", "sueddeutsche", "idealo", "hetzner", "strato", "ionos", "immobilienscout24"];

    private static readonly ImmutableArray<string> Servers = ["a.nic.de.", "f.nic.de.", "z.nic.de.", "l.de.net.", "n.de.net.", "s.de.net."];

    private static readonly SignatureLifetime Fortnight = new() { Before = TimeSpan.FromMinutes(90), After = TimeSpan.FromDays(14) };

    private static readonly Lazy<ImmutableArray<KeyDescription>> Keys = new(() =>
    [
        .. new[]
        {
            new KeyDescription(KeyRole.Ksk, SecurityAlgorithm.RsaSha256) { Name = "ksk", Tag = KskTag },
            new KeyDescription(KeyRole.Zsk, SecurityAlgorithm.RsaSha256) { Name = "old", Tag = OldZskTag },
            new KeyDescription(KeyRole.Zsk, SecurityAlgorithm.RsaSha256) { Name = "module 1", Tag = NewZskTag },
            new KeyDescription(KeyRole.Zsk, SecurityAlgorithm.RsaSha256) { Name = "module 2", TagInSignatures = NewZskTag, IsPublished = false },
            new KeyDescription(KeyRole.Zsk, SecurityAlgorithm.RsaSha256) { Name = "module 3", TagInSignatures = NewZskTag, IsPublished = false },
        }.Select(key => key with { Private = ZoneKey.Of(De, key, Seed).Private }),
    ]);

    /// <summary>The plan with a version of <c>.de</c>.</summary>
    /// <param name="version">The version.</param>
    /// <param name="first">The block from which servers get loopback addresses; null: those from the blocks for documentation.</param>
    public static InternetDescription Describe(DeZoneVersion version, IPAddress? first = null)
    {
        var plan = Describe(version, DeServers.Select(server => OnLoopback(server, first)).ToImmutableArray());
        return first is null ? plan : plan with { Zones = [.. plan.Zones.Select(zone => zone with { Servers = [.. zone.Servers.Select(server => OnLoopback(server, first))] })] };
    }

    private static InternetDescription Describe(DeZoneVersion version, ImmutableArray<ServerDescription> servers) => new(
    [
        new ZoneDescription(DomainName.Root)
        {
            Keys = [new(KeyRole.Ksk, SecurityAlgorithm.RsaSha256), new(KeyRole.Zsk, SecurityAlgorithm.RsaSha256) { SizeInBits = 2048 }],
            Servers = [Server("a.root-servers.net.", "192.0.2.1", "2001:db8::1"), Server("b.root-servers.net.", "192.0.2.2", "2001:db8::2")],
            Signatures = new() { Before = TimeSpan.FromHours(1), After = TimeSpan.FromDays(13) },
            Ttls = new() { Default = 172_800, Delegation = 172_800, Ds = 86_400, Dnskey = 172_800, Soa = 86_400, Negative = 86_400 },
            Serial = 2026050100,
        },
        new ZoneDescription("net.")
        {
            Servers = [Server("a.root-servers.net.", "192.0.2.1", "2001:db8::1"), Server("b.root-servers.net.", "192.0.2.2", "2001:db8::2")],
            Ttls = new() { Delegation = 172_800, Ds = 86_400, Dnskey = 86_400 },
        },
        new ZoneDescription("de.net.") { IsSigned = false, Servers = DeServers },
        DescribeDe(version, servers),
        .. Leaves.Select((leaf, i) => DescribeLeaf(leaf.Name, leaf.IsSigned, i)),
    ])
    {
        Seed = Seed,
    };

    private static ImmutableArray<ServerDescription> DeServers =>
        [.. Servers.Select((name, i) => Server(name, $"198.51.100.{i + 1}", $"2001:db8:de::{i + 1}"))];

    private static ZoneDescription DescribeDe(DeZoneVersion version, ImmutableArray<ServerDescription> servers) => new(De)
    {
        Keys = Keys.Value.SetItem(FirstModule, Keys.Value[FirstModule] with { IsPublished = version.HasNewKey, Signs = false }),
        Denial = DenialDescription.OptOutNsec3,
        Servers = DeServers,
        Signatures = Fortnight,
        Ttls = new() { Default = 86_400, Delegation = 86_400, Ds = 86_400, Dnskey = 3600, Soa = 86_400, Negative = 7200 },
        Serial = version.Serial,
        Records = string.Create(CultureInfo.InvariantCulture, $"@ 86400 SOA f.nic.de. dns-operations.denic.de. {version.Serial} 7200 7200 3600000 7200\n"),
        MoreRecords = [.. Registered.Value, .. Glue(servers)],
    };

    private static ZoneDescription DescribeLeaf(string name, bool isSigned, int number)
    {
        // The registry's own zones share their servers; the others have one pair each.
        var host = name is "nic" or "denic" ? "denic" : name;
        var first = host == "denic" ? 1 : 10 + (2 * number);
        return new ZoneDescription($"{name}.de.")
        {
            IsSigned = isSigned,
            Servers = [.. Enumerable.Range(0, 2).Select(i => Server($"ns{i + 1}.{host}.de.", $"203.0.113.{first + i}", $"2001:db8:1::{first + i:x}"))],
            Signatures = Fortnight with { After = TimeSpan.FromDays(21) },
            Ttls = new() { Default = 300 },
            Records = string.Create(CultureInfo.InvariantCulture, $"@ A 203.0.113.{100 + number}\n@ AAAA 2001:db8:2::{100 + number}\nwww A 203.0.113.{100 + number}\n"),
        };
    }

    /// <summary>The delegations that lead out of the lab.</summary>
    private static readonly Lazy<ImmutableArray<ResourceRecord>> Registered = new(() =>
    {
        var records = ImmutableArray.CreateBuilder<ResourceRecord>();
        var elsewhere = Delegations - Leaves.Length;
        var signed = SignedDelegations - Leaves.Count(leaf => leaf.IsSigned);
        for (var i = 0; i < elsewhere; i++)
        {
            var name = i < WellKnown.Length ? $"{WellKnown[i]}.de." : string.Create(CultureInfo.InvariantCulture, $"beispiel-{i:d3}.de.");
            var owner = DomainName.Parse(name);
            var servers = (ReadOnlySpan<string>)["ns1.dns.example.", "ns2.dns.example."];
            foreach (var server in servers)
            {
                records.Add(new ResourceRecord(owner, RecordClass.Internet, 86_400, new Ns(DomainName.Parse(server))));
            }

            if (i >= WellKnown.Length && i < WellKnown.Length + signed)
            {
                var digest = SHA256.HashData(Encoding.UTF8.GetBytes(name)); // of a key that nobody has
                records.Add(new ResourceRecord(owner, RecordClass.Internet, 86_400, new Ds((ushort)((digest[0] << 8) | digest[1]), SecurityAlgorithm.EcdsaP256Sha256, DigestType.Sha256, digest)));
            }
        }

        return records.ToImmutable();
    });

    private static IEnumerable<ResourceRecord> Glue(IEnumerable<ServerDescription> servers) =>
        from server in servers
        where server.Name!.IsAtOrBelow(De)
        from address in server.Addresses
        select new ResourceRecord(server.Name!, RecordClass.Internet, 86_400, address.AddressFamily == AddressFamily.InterNetwork ? new A(address) : new Aaaa(address));

    // 192.0.2.n, 198.51.100.n and 203.0.113.n become (first + n), (first + 256 + n) and (first + 512 + n). The lab serves 127.0.0.0/8 and ::1 alone, so there is no IPv6.
    private static ServerDescription OnLoopback(ServerDescription server, IPAddress? first)
    {
        if (first is null || IPAddress.IsLoopback(server.Addresses[0]))
        {
            return server;
        }

        var documented = server.Addresses[0].GetAddressBytes();
        var block = documented[0] switch { 192 => 0u, 198 => 1u, _ => 2u };
        var octets = first.GetAddressBytes();
        BinaryPrimitives.WriteUInt32BigEndian(octets, BinaryPrimitives.ReadUInt32BigEndian(octets) + (block * 256) + documented[3]);
        return server with { Addresses = [new IPAddress(octets)] };
    }

    private static ServerDescription Server(string name, string ipv4, string ipv6) =>
        new(DomainName.Parse(name)) { Addresses = [IPAddress.Parse(ipv4), IPAddress.Parse(ipv6)] };
}
