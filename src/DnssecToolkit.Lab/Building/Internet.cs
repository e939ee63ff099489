using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>A signed Internet in memory: zones, servers that answer, and the trust anchor of its root. Immutable, safe for several threads.</summary>
/// <example><code>
/// var internet = Internet.Build(new InternetDescription(new ZoneDescription("test."), new ZoneDescription("example.test.") { Records = "www A 192.0.2.80" }), at);
/// var capture = internet.Record(at, new Question(DomainName.Parse("www.example.test."), RecordType.A));
/// </code></example>
[TypeFormatterSource]
public sealed class Internet
{
    private readonly Dictionary<ServerAddress, LabServer> _byAddress;
    private readonly Dictionary<DomainName, ImmutableArray<LabServer>> _byZone;
    private readonly Dictionary<DomainName, SignedZone> _zones;
    private readonly HashSet<DomainName> _parents;

    internal Internet(
        InternetDescription description, DateTimeOffset signedAt, ImmutableArray<FaultPlacement> faults, ImmutableArray<SignedZone> zones,
        ImmutableArray<LabServer> servers, Dictionary<DomainName, ImmutableArray<LabServer>> byZone)
    {
        (Description, SignedAt, Faults, Zones, Servers, _byZone) = (description, signedAt, faults, zones, servers, byZone);
        _byAddress = servers.ToDictionary(server => server.Address);
        _zones = zones.ToDictionary(zone => zone.Apex);
        _parents = [.. zones.Where(zone => !zone.Apex.IsRoot).Select(zone => ParentOf(zone.Apex))];
        var root = zones[0];
        Anchors = TrustAnchors.Of(root.Apex, root.Keys.Where(key => key.HasDs).Select(key => TrustedKey.Of(DsDigest.ToDs(root.Apex, key.Record, DigestType.Sha256)!)));
    }

    /// <summary>The plan, with the root in it.</summary>
    public InternetDescription Description { get; }

    /// <summary>When everything was signed.</summary>
    public DateTimeOffset SignedAt { get; }

    /// <summary>What was broken.</summary>
    public ImmutableArray<FaultPlacement> Faults { get; }

    /// <summary>The zones, the root first, every parent before its children. Zones of several signers have the copy of the first one here.</summary>
    public ImmutableArray<SignedZone> Zones { get; }

    /// <summary>All servers.</summary>
    public ImmutableArray<LabServer> Servers { get; }

    /// <summary>The keys of the root, to be trusted.</summary>
    public TrustAnchors Anchors { get; }

    /// <summary>Makes an Internet of its plan, signs it, and puts faults into it.</summary>
    /// <param name="description">The plan.</param>
    /// <param name="signedAt">When everything is signed, in whole seconds.</param>
    /// <param name="faults">The faults; they compose in this order.</param>
    /// <exception cref="ArgumentException">The plan contradicts itself, or a fault does not suit its zone; the message says which and why.</exception>
    public static Internet Build(InternetDescription description, DateTimeOffset signedAt, params IEnumerable<FaultPlacement> faults) =>
        new InternetAssembly(description, signedAt, faults).Build();

    /// <summary>The zone of a name; null when there is none.</summary>
    public SignedZone? Find(DomainName apex) => _zones.GetValueOrDefault(apex);

    /// <summary>The servers to which the delegation of a zone leads.</summary>
    public ImmutableArray<LabServer> ServersOf(DomainName apex) => _byZone.GetValueOrDefault(apex, []);

    /// <summary>The server at an address; null when nobody listens there.</summary>
    public LabServer? At(ServerAddress address) => _byAddress.GetValueOrDefault(address);

    /// <summary>What a walk from the root sees that asks every server of every zone on the way, without a socket.</summary>
    /// <param name="at">When the first query is sent; the others follow by milliseconds.</param>
    /// <param name="questions">The questions. Aliases are followed.</param>
    public Capture Record(DateTimeOffset at, params IEnumerable<Question> questions) => new Recorder(this, at).Record(questions);

    /// <summary>The zone file that resolvers call root hints.</summary>
    public string ToRootHints()
    {
        var text = new StringBuilder();
        foreach (var server in ServersOf(DomainName.Root))
        {
            text.Append(CultureInfo.InvariantCulture, $". 3600000 IN NS {server.Name}\n");
            text.Append(CultureInfo.InvariantCulture, $"{server.Name} 3600000 IN {(server.Address.IsIPv6 ? "AAAA" : "A")} {server.Address.Address}\n");
        }

        return text.ToString();
    }

    internal bool HasChildren(DomainName apex) => _parents.Contains(apex);

    private DomainName ParentOf(DomainName apex)
    {
        var name = apex.Parent;
        while (!_zones.ContainsKey(name))
        {
            name = name.Parent;
        }

        return name;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Zones.Length} zones, {Servers.Length} servers, signed {SignedAt:u}");
}
