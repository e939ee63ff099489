using System.Collections.Immutable;

namespace DnssecToolkit.Dns;

/// <summary>An RRset with the RRSIGs that cover it; there may be none.</summary>
[TypeFormatterSource]
public sealed class SignedRRset
{
    /// <summary>Joins a set and the signatures that came with it.</summary>
    public SignedRRset(RRset set, ImmutableArray<Rrsig> signatures, uint? signatureTtl = null) =>
        (Set, Signatures, SignatureTtl) = (set, signatures, signatureTtl);

    /// <summary>The records.</summary>
    public RRset Set { get; }

    /// <summary>The signatures over them, in the order of the source.</summary>
    public ImmutableArray<Rrsig> Signatures { get; }

    /// <summary>The TTL of the RRSIG records in seconds; null without signatures.</summary>
    public uint? SignatureTtl { get; }

    /// <summary>The owner of the records.</summary>
    public DomainName Owner => Set.Owner;

    /// <summary>The type of the records.</summary>
    public RecordType Type => Set.Type;

    /// <summary>Gathers a section's records into sets with their signatures. RRSIGs that cover nothing in the section are left out.</summary>
    public static ImmutableArray<SignedRRset> Gather(IEnumerable<ResourceRecord> section)
    {
        var sets = new List<(RRsetKey Key, List<ResourceRecord> Records)>();
        var byKey = new Dictionary<RRsetKey, List<ResourceRecord>>();
        Dictionary<RRsetKey, List<ResourceRecord>>? signatures = null;
        foreach (var record in section)
        {
            if (record.Data is Rrsig rrsig)
            {
                signatures ??= [];
                Add(signatures, new RRsetKey(record.Owner, record.Class, rrsig.TypeCovered), record);
            }
            else
            {
                var key = new RRsetKey(record.Owner, record.Class, record.Type);
                if (Add(byKey, key, record) is { } added)
                {
                    sets.Add((key, added));
                }
            }
        }

        var gathered = ImmutableArray.CreateBuilder<SignedRRset>(sets.Count);
        foreach (var (key, records) in sets)
        {
            var set = new RRset(records[0].Owner, key.Class, records.Min(record => record.Ttl), records.Select(record => record.Data));
            var covering = signatures is not null && signatures.TryGetValue(key, out var found) ? found : [];
            gathered.Add(new SignedRRset(
                set,
                [.. covering.Select(record => (Rrsig)record.Data).Distinct()],
                covering.Count == 0 ? null : covering.Min(record => record.Ttl)));
        }

        return gathered.DrainToImmutable();

        static List<ResourceRecord>? Add(Dictionary<RRsetKey, List<ResourceRecord>> into, RRsetKey key, ResourceRecord record)
        {
            if (into.TryGetValue(key, out var records))
            {
                records.Add(record);
                return null;
            }

            return into[key] = [record];
        }
    }

    /// <summary>The owner and the type.</summary>
    public override string ToString() => Set.ToString();

    private readonly record struct RRsetKey(DomainName Owner, RecordClass Class, RecordType Type);
}
