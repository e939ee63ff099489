using System.Collections.Immutable;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;

namespace DnssecToolkit.Judges.Agreement;

/// <summary>A small world below a TLD of its own, with something odd in it, and the questions that show how resolvers take it.</summary>
/// <param name="Name">Kebab case; also the name of the TLD.</param>
/// <param name="Asks">Questions relative to the zone to break, separated by bars: <c>"www A | nx A"</c>.</param>
public sealed record Probe(string Name, string Asks = "www A")
{
    /// <summary>The algorithm of the zone to break.</summary>
    public SecurityAlgorithm Algorithm { get; init; } = SecurityAlgorithm.EcdsaP256Sha256;

    /// <summary>How absence is proved.</summary>
    public DenialDescription Denial { get; init; } = DenialDescription.Nsec;

    /// <summary>How the TLD proves absence, where not as the zone does.</summary>
    public DenialDescription? TldDenial { get; init; }

    /// <summary>Changes the plan of the zone to break.</summary>
    public Func<ZoneDescription, ZoneDescription>? Plan { get; init; }

    /// <summary>Changes the keys.</summary>
    public Action<FaultSite>? Keys { get; init; }

    /// <summary>Changes records before the proofs are made.</summary>
    public Action<FaultSite>? Contents { get; init; }

    /// <summary>Changes the zone with proofs and keys, before it is signed.</summary>
    public Action<FaultSite>? BeforeSigning { get; init; }

    /// <summary>Changes the signed zone.</summary>
    public Action<FaultSite>? AfterSigning { get; init; }

    /// <summary>Changes each response of the zone's servers.</summary>
    public Func<Message, Message>? Response { get; init; }

    /// <summary>The name of the TLD.</summary>
    public DomainName Tld => DomainName.Parse(Name + ".");

    /// <summary>The zone to break.</summary>
    public DomainName Zone => Bench.ZoneToBreak(Tld);

    /// <summary>The questions.</summary>
    public ImmutableArray<Question> Questions =>
        [.. Asks.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ask => LabQuestion.Parse(ask, Zone))];

    /// <summary>The zones, one server each.</summary>
    public IEnumerable<ZoneDescription> Zones =>
        Bench.Zones(Algorithm, Denial, Tld, 1).Select(zone => zone with { Servers = ServerDescription.Several(1), Denial = zone.Apex == Tld ? TldDenial ?? zone.Denial : zone.Denial });

    /// <summary>What makes it odd, as faults of the zone, one for each question since faults aim at their question.</summary>
    public FaultPlacement Placement => new Fault(Name, FaultArea.Signatures, Name)
    {
        Breaks = ("", ""),
        Expect = _ => new Expectation(ExpectedStatus.Bogus),
        Plan = Plan,
        Keys = Keys,
        Contents = Contents,
        BeforeSigning = BeforeSigning,
        AfterSigning = AfterSigning,
        Servers = Response is { } change
            ? site => site.Servers.ToList().ForEach(server => server.Behaviours.Add((query, next) => next(query).Change(change)))
            : null,
    }.In(Zone, Asks.Split('|')[0].Trim());

    /// <summary>One Internet for several probes.</summary>
    public static Internet Build(IEnumerable<Probe> probes, DateTimeOffset signedAt, System.Net.IPAddress firstAddress)
    {
        var all = probes.ToList();
        return Internet.Build(
            new InternetDescription(all.SelectMany(probe => probe.Zones).Prepend(new ZoneDescription(".") { Servers = ServerDescription.Several(1) })) { FirstAddress = firstAddress },
            signedAt,
            all.Select(probe => probe.Placement));
    }
}
