using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>A name of a zone with its records.</summary>
internal sealed class ZoneNode(DomainName name)
{
    private readonly List<ResourceRecord> records = [];

    /// <summary>The name, as the first record spells it.</summary>
    public DomainName Name { get; } = name;

    /// <summary>All records, signatures too, in the order of the zone file.</summary>
    public IReadOnlyList<ResourceRecord> Records => records;

    /// <summary>Adds a record of the name.</summary>
    public void Add(ResourceRecord record) => records.Add(record);

    /// <summary>Whether there is data of a type.</summary>
    public bool Has(RecordType type)
    {
        foreach (var record in records)
        {
            if (record.Type == type)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The records of a type and the RRSIGs that cover them.</summary>
    public IEnumerable<ResourceRecord> Signed(RecordType type) => Unsigned(type).Concat(Signatures(type));

    /// <summary>The records of a type.</summary>
    public IEnumerable<ResourceRecord> Unsigned(RecordType type) => records.Where(record => record.Type == type);

    /// <summary>The RRSIGs that cover a type.</summary>
    public IEnumerable<ResourceRecord> Signatures(RecordType type) => records.Where(record => record.Data is Rrsig rrsig && rrsig.TypeCovered == type);
}
