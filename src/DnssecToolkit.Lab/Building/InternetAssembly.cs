using System.Collections.Immutable;
using System.Net;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Builds an Internet step by step, all zones abreast, so that a fault in a zone can change its parent too.</summary>
internal sealed class InternetAssembly
{
    private readonly InternetDescription _description;
    private readonly DateTimeOffset _signedAt;
    private readonly ImmutableArray<FaultPlacement> _faults;
    private readonly Dictionary<DomainName, int> _numbers = [];
    private readonly ILookup<DomainName, (DomainName Name, ImmutableArray<IPAddress> Addresses)> _serverNames;

    public InternetAssembly(InternetDescription description, DateTimeOffset signedAt, IEnumerable<FaultPlacement> faults)
    {
        ArgumentNullException.ThrowIfNull(description);
        _signedAt = DateTimeOffset.FromUnixTimeSeconds(signedAt.ToUnixTimeSeconds());
        _faults = [.. faults];
        var zones = description.Zones.OrderBy(zone => zone.Apex.LabelCount).ToList(); // stable: the plan's order among equals
        if (zones.Count == 0 || !zones[0].Apex.IsRoot)
        {
            zones.Insert(0, new ZoneDescription(DomainName.Root));
        }

        if (zones.GroupBy(zone => zone.Apex).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"The zone {twice.Key} is described twice.", nameof(description));
        }

        for (var i = 0; i < zones.Count; i++)
        {
            foreach (var placement in _faults.Where(placement => placement.Zone == zones[i].Apex))
            {
                if (placement.Fault.Needs(zones[i]) is { } why)
                {
                    throw new ArgumentException($"The fault {placement.Fault.Name} does not suit the zone {zones[i].Apex}: {why}", nameof(faults));
                }

                zones[i] = placement.Fault.Plan?.Invoke(zones[i]) ?? zones[i];
            }

            _numbers.Add(zones[i].Apex, i);
        }

        if (_faults.FirstOrDefault(placement => !_numbers.ContainsKey(placement.Zone)) is { } lost)
        {
            throw new ArgumentException($"The fault {lost.Fault.Name} is for the zone {lost.Zone}, which is not described.", nameof(faults));
        }

        _description = description with { Zones = [.. zones] };
        _serverNames = _description.Zones
            .SelectMany(zone => zone.Servers.Select((server, i) => (Name: server.NameIn(zone.Apex, i + 1), Addresses: AddressesOf(zone.Apex, i))))
            .Distinct()
            .ToLookup(server => ZoneOf(server.Name).Apex);
    }

    public Internet Build()
    {
        var drafts = Drafts(_description.Zones, _signedAt, signer: null);
        RunFaults(drafts, _faults);
        var zones = _description.Zones.Select(zone => new SignedZone(drafts[zone.Apex])).ToImmutableArray();
        var signed = zones.ToDictionary(zone => zone.Apex);
        var servers = zones.ToDictionary(zone => zone.Apex, ServerDrafts);
        foreach (var placement in _faults.Where(placement => placement.Fault.Servers is not null))
        {
            var parent = ParentOf(placement.Zone);
            placement.Fault.Servers!(new ServerSite(
                signed[placement.Zone],
                parent is null ? null : signed[parent.Apex],
                [.. servers[placement.Zone].Select(pair => pair.Draft)],
                parent is null ? [] : [.. servers[parent.Apex].Select(pair => pair.Draft)],
                placement.Question,
                change => Variant(placement.Zone, change),
                plan => Variant(parent!.Apex, new ZoneVariant(), zone => zone.Apex == placement.Zone ? plan(zone) : zone),
                signed));
        }

        return Assemble(zones, servers);
    }

    // One server per address: a server that serves several zones is described in each of them with the same address.
    private Internet Assemble(ImmutableArray<SignedZone> zones, Dictionary<DomainName, List<(ServerDraft Draft, ServerAddress Address)>> drafts)
    {
        var byAddress = new Dictionary<ServerAddress, LabServer>();
        foreach (var group in drafts.Values.SelectMany(list => list).GroupBy(pair => pair.Address))
        {
            byAddress.Add(group.Key, new LabServer(
                group.First().Draft.Name, group.Key, group.SelectMany(pair => pair.Draft.Zones), group.SelectMany(pair => pair.Draft.Behaviours).Distinct()));
        }

        var byZone = drafts.ToDictionary(pair => pair.Key, pair => pair.Value.Select(server => byAddress[server.Address]).ToImmutableArray());
        return new Internet(_description, _signedAt, _faults, zones, [.. byAddress.Values], byZone);
    }

    private Dictionary<DomainName, ZoneDraft> Drafts(IEnumerable<ZoneDescription> zones, DateTimeOffset signedAt, string? signer)
    {
        var described = zones.ToList();
        return described.ToDictionary(zone => zone.Apex, zone => new ZoneDraft(zone, _description.Seed, signedAt, signer ?? FirstSigner(zone)));
    }

    private static string? FirstSigner(ZoneDescription zone) =>
        zone.Servers.Select(server => server.Signer).FirstOrDefault(signer => signer is not null) ?? zone.Keys.Select(key => key.Signer).FirstOrDefault(signer => signer is not null);

    private void RunFaults(Dictionary<DomainName, ZoneDraft> drafts, ImmutableArray<FaultPlacement> faults)
    {
        var sites = faults.Where(fault => drafts.ContainsKey(fault.Zone)).Select(fault =>
        {
            var parent = ParentOf(fault.Zone);
            return (fault.Fault, Site: new FaultSite(drafts[fault.Zone], parent is null ? null : drafts.GetValueOrDefault(parent.Apex), fault.Question));
        }).ToList();

        sites.ForEach(pair => pair.Fault.Keys?.Invoke(pair.Site));
        foreach (var draft in drafts.Values)
        {
            FillZone.Fill(draft, this);
        }

        foreach (var draft in drafts.Values.Where(draft => !draft.Apex.IsRoot && drafts.ContainsKey(ParentOf(draft.Apex)!.Apex)))
        {
            FillZone.Delegate(drafts[ParentOf(draft.Apex)!.Apex], draft);
        }

        sites.ForEach(pair => pair.Fault.Contents?.Invoke(pair.Site));
        foreach (var draft in drafts.Values)
        {
            ZoneSigner.AddKeysAndProofs(draft);
        }

        sites.ForEach(pair => pair.Fault.BeforeSigning?.Invoke(pair.Site));
        foreach (var draft in drafts.Values)
        {
            ZoneSigner.Sign(draft);
        }

        sites.ForEach(pair => pair.Fault.AfterSigning?.Invoke(pair.Site));
    }

    // The zone alone again, with its parent and children only as far as its own records depend on them.
    private SignedZone Variant(DomainName apex, ZoneVariant change, Func<ZoneDescription, ZoneDescription>? around = null)
    {
        var parent = ParentOf(apex);
        var near = _description.Zones.Where(zone => zone.Apex == apex || zone.Apex == parent?.Apex || (zone.Apex != apex && ParentOf(zone.Apex)?.Apex == apex))
            .Select(zone => zone.Apex == apex ? change.Plan?.Invoke(zone) ?? zone : around?.Invoke(zone) ?? zone);
        var drafts = Drafts(near, change.SignedAt ?? _signedAt, change.Signer);
        var faults = _faults.Where(fault => fault.Zone == apex || ParentOf(fault.Zone)?.Apex == apex);
        RunFaults(drafts, [.. change.Fault is { } more ? faults.Append(more.In(apex)) : faults]);
        return new SignedZone(drafts[apex]);
    }

    private List<(ServerDraft Draft, ServerAddress Address)> ServerDrafts(SignedZone zone)
    {
        var copies = new Dictionary<string, SignedZone>(StringComparer.Ordinal);
        var drafts = new List<(ServerDraft, ServerAddress)>();
        for (var i = 0; i < zone.Description.Servers.Length; i++)
        {
            var server = zone.Description.Servers[i];
            var copy = zone;
            if (server.Signer is { } signer && signer != zone.Signer && !copies.TryGetValue(signer, out copy))
            {
                copies.Add(signer, copy = Variant(zone.Apex, new ZoneVariant { Signer = signer }));
            }

            var draft = new ServerDraft(server.NameIn(zone.Apex, i + 1), [copy]);
            drafts.AddRange(AddressesOf(zone.Apex, i).Select(address => (draft, new ServerAddress(address, _description.Port))));
        }

        return drafts;
    }

    /// <summary>The addresses of a zone's server, by its number from 0.</summary>
    public ImmutableArray<IPAddress> AddressesOf(DomainName apex, int server)
    {
        var described = _description.Zones[_numbers[apex]].Servers[server].Addresses;
        return described.IsDefaultOrEmpty ? [Planned(_numbers[apex], server)] : described;
    }

    /// <summary>The names of servers that lie in a zone, whichever zone they serve, with their addresses.</summary>
    public IEnumerable<(DomainName Name, ImmutableArray<IPAddress> Addresses)> ServerNamesIn(DomainName apex) => _serverNames[apex];

    /// <summary>The zone above; null for the root.</summary>
    public ZoneDescription? ParentOf(DomainName apex)
    {
        for (var name = apex; !name.IsRoot;)
        {
            name = name.Parent;
            if (_numbers.TryGetValue(name, out var number))
            {
                return _description.Zones[number];
            }
        }

        return null;
    }

    /// <summary>The zone that a name lies in.</summary>
    public ZoneDescription ZoneOf(DomainName name) => _numbers.TryGetValue(name, out var number) ? _description.Zones[number] : ParentOf(name)!;

    private IPAddress Planned(int zone, int server)
    {
        var octets = _description.FirstAddress.GetAddressBytes();
        var number = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(octets.AsSpan(octets.Length - 4)) + ((uint)zone * 256) + (uint)server + 1;
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(octets.AsSpan(octets.Length - 4), number);
        return new IPAddress(octets);
    }
}
