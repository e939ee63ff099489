using System.Collections.Immutable;

namespace DnssecToolkit.Dns;

/// <summary>The records of one owner, class and type (RFC 2181 §5). Never empty; duplicates are dropped, the order is that of the source.</summary>
[TypeFormatterSource]
public sealed class RRset
{
    /// <summary>Makes a set of its data.</summary>
    /// <exception cref="ArgumentException">There is no data, or it has several types.</exception>
    public RRset(DomainName owner, RecordClass @class, uint ttl, IEnumerable<Rdata> data)
    {
        Owner = owner;
        Class = @class;
        Ttl = ttl;
        Data = [.. data.Distinct()];
        if (Data.IsEmpty)
        {
            throw new ArgumentException("an RRset has at least one record", nameof(data));
        }

        Type = Data[0].Type;
        if (Data.Any(rdata => rdata.Type != Type))
        {
            throw new ArgumentException("the records of an RRset have one type", nameof(data));
        }
    }

    /// <summary>The name that owns the records.</summary>
    public DomainName Owner { get; }

    /// <summary>The class.</summary>
    public RecordClass Class { get; }

    /// <summary>The type of every record.</summary>
    public RecordType Type { get; }

    /// <summary>Seconds that the records may be cached; the smallest where the source had several (RFC 2181 §5.2).</summary>
    public uint Ttl { get; }

    /// <summary>The data, without duplicates.</summary>
    public ImmutableArray<Rdata> Data { get; }

    /// <summary>The records one by one.</summary>
    public IEnumerable<ResourceRecord> Records => Data.Select(data => new ResourceRecord(Owner, Class, Ttl, data));

    /// <summary>Gathers records into sets by owner, class and type, in the order in which each set first appears.</summary>
    /// <remarks>RRSIG records are gathered by owner like any other type; see <see cref="SignedRRset"/> for sets with their signatures.</remarks>
    public static ImmutableArray<RRset> Gather(IEnumerable<ResourceRecord> records) =>
    [
        .. records
            .GroupBy(record => (record.Owner, record.Class, record.Type))
            .Select(group => new RRset(group.First().Owner, group.Key.Class, group.Min(record => record.Ttl), group.Select(record => record.Data))),
    ];

    /// <summary>The owner, the type and the number of records.</summary>
    public override string ToString() => $"{Owner} {Type}";
}
