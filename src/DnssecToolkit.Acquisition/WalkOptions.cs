using System.Collections.Immutable;
using System.Net;

namespace DnssecToolkit.Acquisition;

/// <summary>How to ask. Immutable; the defaults suit the Internet.</summary>
public sealed record WalkOptions
{
    /// <summary>The defaults.</summary>
    public static WalkOptions Default { get; } = new();

    /// <summary>Where the walk begins. Default: the root's servers as IANA names them.</summary>
    public RootHints Hints { get; init; } = RootHints.Iana;

    /// <summary>Resolvers to ask in place of the zones' own servers, with DO and CD set (RFC 4035 §3.2.2). Default: none.</summary>
    public ImmutableArray<IPEndPoint> Resolvers { get; init; } = [];

    /// <summary>The port of every authoritative server; other than 53 only in a lab.</summary>
    public int Port { get; init; } = 53;

    /// <summary>At which addresses to ask. Default: both families.</summary>
    public AddressFamilies Families { get; init; } = AddressFamilies.Both;

    /// <summary>How patiently to ask one server one question.</summary>
    public Patience Patience { get; init; } = new();

    /// <summary>How much may be asked altogether.</summary>
    public WalkBudget Budget { get; init; } = new();

    /// <summary>How hard a server may be pressed.</summary>
    public Politeness Politeness { get; init; } = new();

    /// <summary>The UDP payload sizes to offer, in octets: the first at once, the last when a server has been silent (RFC 6891 §6.2.5). Default: 1232, then 512.</summary>
    public ImmutableArray<ushort> PayloadSizes { get; init; } = [1232, 512];

    /// <summary>Whether servers are asked for their identity (NSID, RFC 5001). Default: yes.</summary>
    public bool AsksNsid { get; init; } = true;

    /// <summary>Whether beside the chain also names that should not exist are asked for, and wildcards: what proofs of absence need. Default: yes.</summary>
    public bool Probes { get; init; } = true;

    /// <summary>The label of the name that should not exist; null draws one at random for each walk.</summary>
    public string? AbsentLabel { get; init; }
}

/// <summary>How long a question to one server may take, and how often it is sent.</summary>
/// <remarks>
/// Sockets stay open until the question is given up, so that asking again early loses no slow answer: the answer to the first query counts
/// whenever it comes within <see cref="Whole"/>.
/// </remarks>
public sealed record Patience
{
    /// <summary>How long a server is waited for, from the first query on. Default: 2 seconds.</summary>
    public TimeSpan Whole { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>After which silence the question is asked again, doubled each time; a server that is known to be slow is given three of its round trips. Default: 400 ms.</summary>
    public TimeSpan Again { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>How often the question is sent over UDP at most, within the time. Default: 3.</summary>
    public int Tries { get; init; } = 3;

    /// <summary>How long to wait before asking again a server that failed (SERVFAIL), refused the connection or sent noise. Default: 150 ms.</summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromMilliseconds(150);

    /// <summary>How long a TCP connection may take to open and to answer. Default: 3 seconds.</summary>
    public TimeSpan Tcp { get; init; } = TimeSpan.FromSeconds(3);
}

/// <summary>What a walk may cost. Reaching a limit ends the asking, not the walk: what was gathered is kept, and a <see cref="Notice"/> says so.</summary>
public sealed record WalkBudget
{
    /// <summary>Queries altogether, repeated ones included. Default: 5,000.</summary>
    public int Queries { get; init; } = 5_000;

    /// <summary>Queries to one address. Default: 250.</summary>
    public int QueriesPerServer { get; init; } = 250;

    /// <summary>Time for the whole walk. Default: 60 seconds.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Zones that are visited, those on the way to name servers' addresses included. Default: 200.</summary>
    public int Zones { get; init; } = 200;

    /// <summary>Name servers of one zone whose addresses are looked up elsewhere (CVE-2020-12667, NXNSAttack). Default: 20.</summary>
    public int NameServersPerZone { get; init; } = 20;

    /// <summary>Name servers whose addresses are looked up, altogether. Default: 100.</summary>
    public int NameServers { get; init; } = 100;

    /// <summary>Addresses of one zone's servers that are asked. Default: 64.</summary>
    public int AddressesPerZone { get; init; } = 64;

    /// <summary>Aliases that are followed one after another. Default: 16.</summary>
    public int Aliases { get; init; } = 16;

    /// <summary>Octets of messages that are kept. Default: 256 MiB.</summary>
    public long Octets { get; init; } = 256L << 20;
}

/// <summary>What a server is spared.</summary>
public sealed record Politeness
{
    /// <summary>Queries that one address is sent in a second, on average. Default: 30.</summary>
    public double QueriesPerSecond { get; init; } = 30;

    /// <summary>Queries that one address may be sent at once before that average counts. Default: 40.</summary>
    public int Burst { get; init; } = 40;

    /// <summary>Questions that one address has open at a time. Default: 8.</summary>
    public int InFlightPerServer { get; init; } = 8;

    /// <summary>Questions that are open at a time altogether. Default: 128.</summary>
    public int InFlight { get; init; } = 128;
}
