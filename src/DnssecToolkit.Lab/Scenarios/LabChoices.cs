using System.Net;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>What may be chosen about a scenario that has a name: it shows the same with any of these.</summary>
public sealed record LabChoices
{
    /// <summary>The algorithm of the zone that is broken.</summary>
    public SecurityAlgorithm Algorithm { get; init; } = SecurityAlgorithm.EcdsaP256Sha256;

    /// <summary>How that zone and its TLD prove absence.</summary>
    public DenialDescription Denial { get; init; } = DenialDescription.Nsec;

    /// <summary>Decides all keys.</summary>
    public string Seed { get; init; } = "lab";

    /// <summary>The block from which servers get addresses.</summary>
    public IPAddress FirstAddress { get; init; } = IPAddress.Parse("127.53.0.0");

    /// <summary>How many servers the zone that is broken has; one of several is bad where a scenario says "one of three".</summary>
    public int Servers { get; init; } = 3;

    /// <summary>What an incident is asked about, relative to the zone: <c>www AAAA</c>; null: what its script says. Only for scripts that break what is asked for.</summary>
    public string? Ask { get; init; }

    /// <summary>The TTLs of every zone of a script: ten seconds, so that what resolvers remember is soon forgotten.</summary>
    public ZoneTtls ScriptTtls { get; init; } = ZoneTtls.All(10);

    /// <summary>When the trouble of a script begins, from its start: half a minute fills caches.</summary>
    public TimeSpan Breaks { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>When it ends, from the start.</summary>
    public TimeSpan Mends { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>The zone that is broken.</summary>
    public static DomainName Zone { get; } = Bench.ZoneToBreak(DomainName.Parse("test."));

    /// <summary>The bench as chosen.</summary>
    public InternetDescription Describe() => Bench.Describe(Algorithm, Denial, servers: Servers) with { Seed = Seed, FirstAddress = FirstAddress };

    /// <summary>The bench as chosen, the root included, with the TTLs of scripts in every zone.</summary>
    public InternetDescription DescribeForScript()
    {
        var plan = Describe();
        return plan with { Zones = [.. plan.Zones.Prepend(new ZoneDescription(DomainName.Root)).Select(zone => zone with { Ttls = ScriptTtls })] };
    }
}
