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

    /// <summary>The zone that is broken.</summary>
    public static DomainName Zone { get; } = Bench.ZoneToBreak(DomainName.Parse("test."));

    /// <summary>The bench as chosen.</summary>
    public InternetDescription Describe() => Bench.Describe(Algorithm, Denial) with { Seed = Seed, FirstAddress = FirstAddress };

    /// <summary>The bench as chosen, the root included, with every TTL the same, so that what resolvers remember is soon forgotten.</summary>
    /// <param name="ttl">Every TTL, in seconds.</param>
    public InternetDescription Describe(uint ttl)
    {
        var plan = Describe();
        return plan with { Zones = [.. plan.Zones.Prepend(new ZoneDescription(DomainName.Root)).Select(zone => zone with { Ttls = ZoneTtls.All(ttl) })] };
    }
}
