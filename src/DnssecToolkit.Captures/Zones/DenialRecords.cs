using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>The records by which a zone proves what it does not have. None are made up: what the zone lacks is missing from the proof.</summary>
internal abstract class DenialRecords
{
    /// <summary>The name is there, the type is not.</summary>
    public abstract IEnumerable<ResourceRecord> NoData(DomainName name);

    /// <summary>The name is not there, and no wildcard either.</summary>
    public abstract IEnumerable<ResourceRecord> NoName(DomainName name, DomainName closestEncloser);

    /// <summary>The name is not there, so a wildcard answers.</summary>
    public abstract IEnumerable<ResourceRecord> Wildcard(DomainName name, DomainName closestEncloser);

    /// <summary>The name is not there, and the wildcard that answers has no such type.</summary>
    public abstract IEnumerable<ResourceRecord> WildcardNoData(DomainName name, DomainName closestEncloser);

    /// <summary>What a zone proves with.</summary>
    public static DenialRecords Of(DomainName origin, ZoneIndex index)
    {
        var apex = index.Find(origin);
        var hashes = Nsec3Denial.ParametersOf(apex, index);
        if (hashes is not null)
        {
            return new Nsec3Denial(origin, index, hashes);
        }

        return new NsecDenial(index);
    }
}
