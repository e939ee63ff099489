using System.Collections.Immutable;
using System.Net;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>An Internet as somebody plans it: a root and zones below it. The same description, seed and instant give the same octets.</summary>
/// <param name="Zones">The zones in any order. Without a root one is added; delegations follow from the names.</param>
public sealed record InternetDescription(ImmutableArray<ZoneDescription> Zones)
{
    /// <summary>The zones in any order.</summary>
    public InternetDescription(params IEnumerable<ZoneDescription> zones)
        : this([.. zones])
    {
    }

    /// <summary>Decides all keys.</summary>
    public string Seed { get; init; } = "lab";

    /// <summary>The block from which servers get addresses: the n-th zone has its servers at (first + 256 n + 1), (first + 256 n + 2), ...</summary>
    public IPAddress FirstAddress { get; init; } = IPAddress.Parse("127.53.0.0");

    /// <summary>The port of all servers.</summary>
    public int Port { get; init; } = 53;

    /// <summary>The zone of a name; null when there is none.</summary>
    public ZoneDescription? Find(DomainName apex) => Zones.FirstOrDefault(zone => zone.Apex == apex);

    /// <summary>The same with one zone changed.</summary>
    /// <exception cref="ArgumentException">There is no such zone.</exception>
    public InternetDescription With(DomainName apex, Func<ZoneDescription, ZoneDescription> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var zone = Find(apex) ?? throw new ArgumentException($"The lab has no zone {apex}; it has {string.Join(", ", Zones.Select(zone => zone.Apex))}.", nameof(apex));
        return this with { Zones = Zones.Replace(zone, change(zone)) };
    }
}
