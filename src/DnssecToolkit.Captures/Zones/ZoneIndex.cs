using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>The names of a zone in canonical order, to be found by binary search.</summary>
internal sealed class ZoneIndex
{
    private readonly ZoneNode[] nodes;
    private readonly DomainName[] names;

    /// <summary>Sorts the records of a zone. Records outside the zone are left out; NSEC3 records are no names of the zone (RFC 5155 §7.2.8) and stand apart.</summary>
    public ZoneIndex(DomainName origin, IEnumerable<ResourceRecord> records)
    {
        var byName = new Dictionary<DomainName, ZoneNode>();
        var hashed = new Dictionary<DomainName, ZoneNode>();
        foreach (var record in records)
        {
            if (!record.Owner.IsAtOrBelow(origin))
            {
                continue;
            }

            var isNsec3 = record.Type == RecordType.Nsec3 || (record.Data is Rrsig rrsig && rrsig.TypeCovered == RecordType.Nsec3);
            var into = isNsec3 ? hashed : byName;
            if (!into.TryGetValue(record.Owner, out var node))
            {
                into.Add(record.Owner, node = new ZoneNode(record.Owner));
            }

            node.Add(record);
        }

        nodes = [.. byName.Values];
        Array.Sort(nodes, (left, right) => left.Name.CompareTo(right.Name));
        names = Array.ConvertAll(nodes, node => node.Name);
        Hashed = hashed.Values;
    }

    /// <summary>All names in canonical order.</summary>
    public IReadOnlyList<ZoneNode> Nodes => nodes;

    /// <summary>The owners of NSEC3 records.</summary>
    public IReadOnlyCollection<ZoneNode> Hashed { get; }

    /// <summary>The records of a name; null when it has none.</summary>
    public ZoneNode? Find(DomainName name)
    {
        var at = Array.BinarySearch(names, name);
        return at >= 0 ? nodes[at] : null;
    }

    /// <summary>Whether a name exists: it has records, or a name below it has (an empty non-terminal, RFC 4592 §2.2.2).</summary>
    public bool Exists(DomainName name)
    {
        var at = Array.BinarySearch(names, name);
        return at >= 0 || (~at < names.Length && names[~at].IsBelow(name)); // names below follow at once in canonical order
    }
}
