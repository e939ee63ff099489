using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>An RRset of a zone in the making, with its signatures.</summary>
public sealed class ZoneSet
{
    internal ZoneSet(DomainName owner, RecordType type, uint ttl) => (Owner, Type, Ttl) = (owner, type, ttl);

    /// <summary>The owner.</summary>
    public DomainName Owner { get; }

    /// <summary>The type.</summary>
    public RecordType Type { get; }

    /// <summary>The TTL of the records and their signatures, in seconds.</summary>
    public uint Ttl { get; set; }

    /// <summary>The TTL of the signatures, where it is another one (which RFC 4034 §3 forbids).</summary>
    public uint? SignatureTtl { get; set; }

    /// <summary>The data of the records.</summary>
    public List<Rdata> Data { get; } = [];

    /// <summary>The signatures.</summary>
    public List<Rrsig> Signatures { get; } = [];

    /// <summary>The records as a set to be signed or shown.</summary>
    public RRset ToRRset() => new(Owner, RecordClass.Internet, Ttl, Data);

    /// <summary>Changes every signature; null drops it.</summary>
    public void ChangeSignatures(Func<Rrsig, Rrsig?> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var changed = Signatures.Select(change).OfType<Rrsig>().ToList();
        Signatures.Clear();
        Signatures.AddRange(changed);
    }

    /// <summary>Changes every record; null drops it. The signatures stay as they are.</summary>
    public void ChangeData(Func<Rdata, Rdata?> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var changed = Data.Select(change).OfType<Rdata>().ToList();
        Data.Clear();
        Data.AddRange(changed);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Owner} {Type}";

    internal IEnumerable<ResourceRecord> Records() =>
        Data.Select(data => new ResourceRecord(Owner, RecordClass.Internet, Ttl, data))
            .Concat(Signatures.Select(rrsig => new ResourceRecord(Owner, RecordClass.Internet, SignatureTtl ?? Ttl, rrsig)));
}
