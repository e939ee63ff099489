using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>A name server of a zone.</summary>
/// <param name="Name">Its name, which the zone's NS set has; null: ns1, ns2, ... below the apex.</param>
public sealed record ServerDescription(DomainName? Name = null)
{
    /// <summary>Its addresses; none: one from the plan of <see cref="InternetDescription"/>.</summary>
    public ImmutableArray<IPAddress> Addresses { get; init; } = [];

    /// <summary>The signer whose copy of the zone it serves, for zones of several signers (RFC 8901); null: the zone's only one.</summary>
    public string? Signer { get; init; }

    /// <summary>So many servers with names and addresses from the plan.</summary>
    public static ImmutableArray<ServerDescription> Several(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 200);
        return [.. Enumerable.Repeat(new ServerDescription(), count)];
    }

    internal DomainName NameIn(DomainName apex, int number) => Name ?? DomainName.Parse(string.Create(
        CultureInfo.InvariantCulture, $"ns{number}.{(apex.IsRoot ? "root-servers." : apex.ToString())}"));
}
