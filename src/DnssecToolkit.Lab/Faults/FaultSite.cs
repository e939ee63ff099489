using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Where a fault is put: the zone in the making, its parent, and what the fault aims at.</summary>
public sealed class FaultSite
{
    internal FaultSite(ZoneDraft zone, ZoneDraft? parent, Question question) => (Zone, ParentOrNull, Question) = (zone, parent, question);

    /// <summary>The zone.</summary>
    public ZoneDraft Zone { get; }

    /// <summary>The zone above.</summary>
    /// <exception cref="InvalidOperationException">The zone is the root.</exception>
    public ZoneDraft Parent => ParentOrNull ?? throw new InvalidOperationException($"The zone {Zone.Apex} has no parent in the lab.");

    /// <summary>The zone above; null for the root.</summary>
    public ZoneDraft? ParentOrNull { get; }

    /// <summary>The question that shows the fault.</summary>
    public Question Question { get; }

    /// <summary>The name asked for.</summary>
    public DomainName Name => Question.Name;

    /// <summary>The set asked for. Where the zone has none, because another fault took it away, an empty one that nobody serves: faults compose.</summary>
    public ZoneSet Target => SetOf(Zone, Question.Name, Question.Type);

    /// <summary>The zone's DNSKEY set; an empty one where it is gone.</summary>
    public ZoneSet KeySet => SetOf(Zone, Zone.Apex, RecordType.Dnskey);

    /// <summary>The DS set of the zone, in the parent; an empty one where it is gone.</summary>
    public ZoneSet DsSet => SetOf(Parent, Zone.Apex, RecordType.Ds);

    private static ZoneSet SetOf(ZoneDraft zone, DomainName owner, RecordType type) => zone.Find(owner, type) ?? new ZoneSet(owner, type, zone.Description.Ttls.Default);
}

/// <summary>The servers of a zone, which a fault may change one by one.</summary>
public sealed class ServerSite
{
    private readonly Func<ZoneVariant, SignedZone> _variant;
    private readonly IReadOnlyDictionary<DomainName, SignedZone> _zones;
    private readonly Func<Func<ZoneDescription, ZoneDescription>, SignedZone> _parentVariant;

    internal ServerSite(
        SignedZone zone, SignedZone? parent, IReadOnlyList<ServerDraft> servers, IReadOnlyList<ServerDraft> parentServers, Question question,
        Func<ZoneVariant, SignedZone> variant, Func<Func<ZoneDescription, ZoneDescription>, SignedZone> parentVariant, IReadOnlyDictionary<DomainName, SignedZone> zones) =>
        (Zone, Parent, Servers, ParentServers, Question, _variant, _parentVariant, _zones) = (zone, parent, servers, parentServers, question, variant, parentVariant, zones);

    /// <summary>The zone as it is signed.</summary>
    public SignedZone Zone { get; }

    /// <summary>The zone above; null for the root.</summary>
    public SignedZone? Parent { get; }

    /// <summary>The servers of the zone.</summary>
    public IReadOnlyList<ServerDraft> Servers { get; }

    /// <summary>The servers of the zone above; none for the root.</summary>
    public IReadOnlyList<ServerDraft> ParentServers { get; }

    /// <summary>The question that shows the fault.</summary>
    public Question Question { get; }

    /// <summary>Another zone of the same Internet; null when there is none of this name.</summary>
    public SignedZone? Find(DomainName apex) => _zones.GetValueOrDefault(apex);

    /// <summary>A name relative to the apex of the zone: <c>"www"</c>, <c>"@"</c>.</summary>
    public DomainName Name(string relative) => DomainName.Read(relative, Zone.Apex).Value;

    /// <summary>Makes every server of the zone change what it answers.</summary>
    /// <param name="change">Changes a message; the size that the transport allows is kept.</param>
    public void ChangeAnswers(Func<ServerQuery, Message, Message> change)
    {
        foreach (var server in Servers.Distinct())
        {
            server.ChangeAnswers(change);
        }
    }

    /// <summary>Makes another version of the zone, with every fault in it: an older one, an unsigned one, one with a fault more.</summary>
    public SignedZone Variant(ZoneVariant change) => _variant(change);

    /// <summary>Makes another version of the zone above: as it would be, or was, if this zone had another plan. Its DS set follows from the plan's keys.</summary>
    /// <exception cref="InvalidOperationException">The zone is the root.</exception>
    public SignedZone ParentVariant(Func<ZoneDescription, ZoneDescription> plan) =>
        Parent is null ? throw new InvalidOperationException($"The zone {Zone.Apex} has no parent in the lab.") : _parentVariant(plan);
}

/// <summary>How a version of a zone differs from the zone.</summary>
public sealed record ZoneVariant
{
    /// <summary>Another plan.</summary>
    public Func<ZoneDescription, ZoneDescription>? Plan { get; init; }

    /// <summary>When it was signed; null: when the zone was.</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>Whose copy it is, for zones of several signers.</summary>
    public string? Signer { get; init; }

    /// <summary>A fault more, for this version only.</summary>
    public Fault? Fault { get; init; }
}

/// <summary>A server in the making.</summary>
public sealed class ServerDraft
{
    internal ServerDraft(DomainName name, IEnumerable<SignedZone> zones) => (Name, Zones) = (name, [.. zones]);

    /// <summary>The name of the server.</summary>
    public DomainName Name { get; }

    /// <summary>The zones it serves.</summary>
    public List<SignedZone> Zones { get; }

    /// <summary>The odd things it does; the last one added sees the query first.</summary>
    public List<ServerBehaviour> Behaviours { get; } = [];

    /// <summary>Changes what it answers.</summary>
    /// <param name="change">Changes a message; the size that the transport allows is kept.</param>
    public void ChangeAnswers(Func<ServerQuery, Message, Message> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        Behaviours.Add((query, next) => next(query).Change(
            message => change(query, message), query.Transport == Transport.Udp ? LabServer.SizeFor(query.Message) : null));
    }

    /// <summary>Serves another version of a zone instead of its own.</summary>
    public void Serve(SignedZone version)
    {
        ArgumentNullException.ThrowIfNull(version);
        Zones.RemoveAll(zone => zone.Apex == version.Apex);
        Zones.Add(version);
    }
}
