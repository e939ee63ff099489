namespace DnssecToolkit.Validation.Zones;

/// <summary>What a zone holds and what was done with it, in numbers.</summary>
public sealed record ZoneStatistics
{
    /// <summary>Octets read.</summary>
    public long Octets { get; internal set; }

    /// <summary>Records read, duplicates included.</summary>
    public long Records { get; internal set; }

    /// <summary>Owner names in the zone, owners of NSEC3 records included.</summary>
    public long Names { get; internal set; }

    /// <summary>Delegations.</summary>
    public long Delegations { get; internal set; }

    /// <summary>Delegations with DS records.</summary>
    public long SecureDelegations { get; internal set; }

    /// <summary>Names below delegations and DNAMEs, for which the zone is not authoritative.</summary>
    public long GlueNames { get; internal set; }

    /// <summary>RRsets that must be signed.</summary>
    public long RRsets { get; internal set; }

    /// <summary>RRsets that lack any usable signature by some algorithm of the DNSKEY set; their signatures' octets left aside.</summary>
    public long UnsignedRRsets { get; internal set; }

    /// <summary>RRsets all of whose signatures by some algorithm are there but do not verify.</summary>
    public long BogusRRsets { get; internal set; }

    /// <summary>Signatures that were verified, good or bad.</summary>
    public long Signatures { get; internal set; }

    /// <summary>Signatures that do not verify.</summary>
    public long BadSignatures { get; internal set; }

    /// <summary>Signatures by algorithms that cannot be checked here.</summary>
    public long SignaturesNotChecked { get; internal set; }

    /// <summary>Keys in the DNSKEY set.</summary>
    public int Keys { get; internal set; }

    /// <summary>NSEC records.</summary>
    public long NsecRecords { get; internal set; }

    /// <summary>NSEC3 records.</summary>
    public long Nsec3Records { get; internal set; }

    /// <summary>Whether a ZONEMD digest was there, could be computed and is right.</summary>
    public bool ZonemdVerified { get; internal set; }

    /// <summary>Whether the file was in no usable order and had to be sorted in memory.</summary>
    public bool Sorted { get; internal set; }
}
