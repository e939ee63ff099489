using System.Net;
using System.Net.Sockets;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;

namespace DnssecToolkit.Testing.Servers;

/// <summary>
/// Root, TLD and child on loopback, signed by the lab and served by NSD, Knot and BIND; the child also by a server that is dead, one that
/// truncates everything, and one that is stale: its copy is older and its signatures have expired.
/// </summary>
public sealed class ThreeZones : IDisposable
{
    private const string Network = "127.78.";
    private static readonly TimeSpan StaleSince = TimeSpan.FromDays(20);

    private readonly List<IDisposable> _servers = [];

    private ThreeZones(DateTimeOffset now, bool healthy)
    {
        Port = FreePort();
        (Now, Current) = (now, Build(now - TimeSpan.FromHours(1), serial: 2026112401));
        var tld = DomainName.Parse("test.");
        Serve(NameServerKind.Nsd, "0.1", Current, DomainName.Root);
        Serve(NameServerKind.Knot, "1.1", Current, tld);
        Serve(NameServerKind.Nsd, "1.2", Current, tld);
        Serve(NameServerKind.Bind, "2.1", Current, Child);
        Serve(NameServerKind.Knot, "2.2", Current, Child);
        if (healthy)
        {
            foreach (var server in new[] { "2.3", "2.4", "2.5" })
            {
                Serve(NameServerKind.Nsd, server, Current, Child);
            }

            return;
        }

        Serve(NameServerKind.Nsd, "2.3", Build(now - StaleSince, serial: 2026110401), Child);
        _servers.Add(new ScriptedServer(Network + "2.4", (query, to) => to.SendAsync(Truncated(query)), RelayAsync, Port));
        _servers.Add(new ScriptedServer(Network + "2.5", (_, _) => Task.CompletedTask, (_, _) => Task.Delay(TimeSpan.FromSeconds(60)), Port));
    }

    /// <summary>The zone with the odd servers.</summary>
    public static DomainName Child { get; } = DomainName.Parse("example.test.");

    /// <summary>The question whose answer it holds.</summary>
    public static Question Question { get; } = new(DomainName.Parse("www.example.test."), RecordType.A);

    /// <summary>When it was started.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The port of all servers.</summary>
    public int Port { get; }

    /// <summary>The zones as they should be.</summary>
    public Internet Current { get; }

    /// <summary>The address of the root's server.</summary>
    public static IPAddress Root { get; } = IPAddress.Parse(Network + "0.1");

    /// <summary>The server whose copy is old.</summary>
    public static IPAddress Stale { get; } = IPAddress.Parse(Network + "2.3");

    /// <summary>The server that truncates every answer over UDP.</summary>
    public static IPAddress Truncating { get; } = IPAddress.Parse(Network + "2.4");

    /// <summary>The server that takes queries and connections and never says anything.</summary>
    public static IPAddress Dead { get; } = IPAddress.Parse(Network + "2.5");

    /// <summary>The addresses of all servers, by zone.</summary>
    public static IReadOnlyDictionary<DomainName, string[]> Servers { get; } = new Dictionary<DomainName, string[]>
    {
        [DomainName.Root] = [Network + "0.1"],
        [DomainName.Parse("test.")] = [Network + "1.1", Network + "1.2"],
        [Child] = [Network + "2.1", Network + "2.2", Network + "2.3", Network + "2.4", Network + "2.5"],
    };

    /// <summary>What is not installed or not allowed here; empty when it can be started.</summary>
    public static IReadOnlyList<string> Missing() =>
    [
        .. new[] { NameServerKind.Nsd, NameServerKind.Knot, NameServerKind.Bind }.Where(kind => !NameServerProcess.IsInstalled(kind)).Select(NameServerProcess.NameOf),
        .. Environment.IsPrivilegedProcess ? (string[])[] : ["root, to put addresses on the loopback interface"],
    ];

    /// <summary>Starts all servers and waits until they answer.</summary>
    /// <param name="now">The time; signatures of the good copies are an hour old.</param>
    /// <param name="healthy">Whether the three odd servers are as good as the others.</param>
    public static ThreeZones Start(DateTimeOffset now, bool healthy = false) => new(now, healthy);

    /// <summary>The root hints.</summary>
    public static string Hints => $". 3600 NS ns1.root-servers.\nns1.root-servers. 3600 A {Root}\n";

    /// <summary>The trust anchor as DS lines.</summary>
    public string AnchorDs => string.Concat(Current.Anchors.Closest(DomainName.Root)!.Ds.Select(ds => $". 3600 IN DS {ds}\n"));

    /// <summary>The root's key-signing key as a DNSKEY line.</summary>
    public string AnchorKey => string.Concat(Current.Zones[0].Keys.Where(key => key.HasDs).Select(key => $". 3600 IN DNSKEY {key.Record}\n"));

    /// <summary>Ends all servers.</summary>
    public void Dispose()
    {
        foreach (var server in _servers)
        {
            server.Dispose();
        }
    }

    private static Internet Build(DateTimeOffset signedAt, uint serial)
    {
        static ServerDescription Server(string name, string address) => new(DomainName.Parse(name)) { Addresses = [IPAddress.Parse(Network + address)] };
        return Internet.Build(
            new InternetDescription(
                new ZoneDescription(".") { Servers = [Server("ns1.root-servers.", "0.1")] },
                new ZoneDescription("test.") { Servers = [Server("ns1.test.", "1.1"), Server("ns2.test.", "1.2")], Denial = DenialDescription.Nsec3 },
                new ZoneDescription(Child)
                {
                    Servers = [.. Enumerable.Range(1, 5).Select(i => Server($"ns{i}.example.test.", $"2.{i}"))],
                    Records = "www A 192.0.2.80\nwww AAAA 2001:db8::80\n*.wild TXT any\n",
                    Serial = serial,
                }),
            new DateTimeOffset(signedAt.Ticks - (signedAt.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero));
    }

    private static int FreePort()
    {
        using var probe = new ScriptedServer(Network + "2.5", udp: null);
        return probe.Port;
    }

    private static byte[] Truncated(Message query) => new Message
    {
        Id = query.Id,
        IsResponse = true,
        IsAuthoritative = true,
        IsTruncated = true,
        Questions = query.Questions,
        Edns = query.Edns is null ? null : new Edns(1232, dnssecOk: true),
    }.ToWire();

    private void Serve(NameServerKind kind, string address, Internet from, DomainName zone) => _servers.Add(NameServerProcess.Start(
        kind, new IPEndPoint(IPAddress.Parse(Network + address), Port), new ServedZone(zone, from.Find(zone)!.ToZoneFile())));

    /// <summary>Passes a query over TCP on to a good server.</summary>
    private async Task RelayAsync(Message query, NetworkStream to)
    {
        using var good = new TcpClient(AddressFamily.InterNetwork);
        await good.ConnectAsync(IPAddress.Parse(Network + "2.1"), Port).ConfigureAwait(false);
        var stream = good.GetStream();
        await stream.WriteAsync(ScriptedServer.Framed(query.Octets.ToArray())).ConfigureAwait(false);
        var head = new byte[2];
        await stream.ReadExactlyAsync(head).ConfigureAwait(false);
        var answer = new byte[(head[0] << 8) | head[1]];
        await stream.ReadExactlyAsync(answer).ConfigureAwait(false);
        await to.WriteAsync(ScriptedServer.Framed(answer)).ConfigureAwait(false);
    }
}
