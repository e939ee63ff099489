using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Zones;

/// <summary>What the verification of a whole zone has shown.</summary>
[TypeFormatterSource]
public sealed record ZoneReport
{
    internal ZoneReport(DomainName? apex, uint? serial, DateTimeOffset at, SecurityStatus status, bool? anchorTrusts, ImmutableArray<ZoneFinding> findings, ImmutableDictionary<string, int> counts, ZoneStatistics statistics) =>
        (Apex, Serial, At, Status, AnchorTrusts, Findings, Counts, Statistics) = (apex, serial, at, status, anchorTrusts, findings, counts, statistics);

    /// <summary>The zone; null where the file has no SOA record and no origin was given.</summary>
    public DomainName? Apex { get; }

    /// <summary>The serial of its SOA record.</summary>
    public uint? Serial { get; }

    /// <summary>The instant at which the signatures were judged.</summary>
    public DateTimeOffset At { get; }

    /// <summary>
    /// Secure: everything is signed and proven as it must be. Insecure: the zone is not signed. Bogus: something is not.
    /// Indeterminate: the file cannot be read as a zone, or its algorithms cannot be checked here.
    /// </summary>
    /// <remarks>Without a trust anchor for this zone "secure" means: secure, if its secure entry points are the ones that the parent's DS records mean.</remarks>
    public SecurityStatus Status { get; }

    /// <summary>Whether the trust anchor for this zone means one of its keys and that key signed the DNSKEY set; null without such an anchor.</summary>
    public bool? AnchorTrusts { get; }

    /// <summary>What is wrong or odd, by line; of each code at most as many as the options say.</summary>
    public ImmutableArray<ZoneFinding> Findings { get; }

    /// <summary>How many findings of each code there are, those left out of <see cref="Findings"/> included.</summary>
    public ImmutableDictionary<string, int> Counts { get; }

    /// <summary>The zone in numbers.</summary>
    public ZoneStatistics Statistics { get; }
}
