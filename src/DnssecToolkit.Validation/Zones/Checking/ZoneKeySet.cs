using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation.Zones.Reading;
using DnssecToolkit.Validation.Zones.Signatures;

namespace DnssecToolkit.Validation.Zones.Checking;

/// <summary>The keys of the zone, as its DNSKEY RRset has them.</summary>
internal sealed class ZoneKeySet : IDisposable
{
    private readonly Dictionary<int, ZoneKey[]> _byTag;

    private ZoneKeySet(List<ZoneKey> keys)
    {
        Keys = keys;
        _byTag = keys.GroupBy(key => Index(key.Algorithm, key.Tag)).ToDictionary(group => group.Key, group => group.ToArray());

        // RFC 4035 §2.2: "There MUST be an RRSIG for each RRset using at least one DNSKEY of each algorithm in the zone apex DNSKEY RRset."
        // Keys that are revoked or are no zone keys sign nothing but, at most, this set.
        Algorithms = [.. keys.Where(key => key.IsActive).Select(key => key.Algorithm).Distinct().Order()];
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<ZoneKey> Keys { get; }

    /// <summary>The algorithms by each of which every RRset must be signed.</summary>
    public IReadOnlyList<byte> Algorithms { get; }

    /// <summary>Whether any signature can be checked on this machine.</summary>
    public bool IsCheckable => Keys.Any(key => key.IsActive && key.IsCheckable);

    /// <summary>The keys with an algorithm and a tag: mostly one.</summary>
    public ReadOnlySpan<ZoneKey> Find(byte algorithm, ushort tag) => _byTag.GetValueOrDefault(Index(algorithm, tag));

    /// <summary>Reads the DNSKEY records of the apex, and says what is wrong with them.</summary>
    public static ZoneKeySet Read(ZoneNode apex, FindingLog log)
    {
        var keys = new List<ZoneKey>();
        foreach (ref readonly var record in apex.Records)
        {
            if (record.Type != TypeNumbers.Dnskey)
            {
                continue;
            }

            if (Rdata.Read(RecordType.Dnskey, apex.Data(record)) is not Dnskey data)
            {
                log.Add("dnskey-malformed", Severity.Error, apex.Name, TypeNumbers.Dnskey, record.Line, "the data is not that of a key");
                continue;
            }

            var key = new ZoneKey(data, record.Line);
            keys.Add(key);
            void Add(string code, Severity severity, string facts, byte[] owner) =>
                log.Add(code, severity, owner, TypeNumbers.Dnskey, key.Line, facts, key.Algorithm, key.Tag);

            var name = apex.Name.ToArray();
            if (data.Protocol != 3)
            {
                // RFC 4034 §2.1.2: "The Protocol Field MUST have value 3".
                Add("dnskey-wrong-protocol", Severity.Error, $"the protocol is {data.Protocol}", name);
            }

            if (!data.IsZoneKey)
            {
                Add("dnskey-no-zone-key", Severity.Notice, "the zone key flag is not set: it signs nothing of the zone", name);
            }

            if (key.PublicKey.Problem is { } problem)
            {
                Add("dnskey-malformed", Severity.Error, problem.ToString(), name);
            }
            else if (!key.IsCheckable)
            {
                Add("dnskey-algorithm-unsupported", Severity.Notice, "signatures of this algorithm are not checked here", name);
            }
        }

        foreach (var group in keys.GroupBy(key => (key.Algorithm, key.Tag)).Where(group => group.Count() > 1))
        {
            log.Add("dnskey-tag-collision", Severity.Warning, apex.Name, TypeNumbers.Dnskey, group.Last().Line, $"{group.Count()} keys share the tag", group.Key.Algorithm, group.Key.Tag);
        }

        return new ZoneKeySet(keys);
    }

    public void Dispose()
    {
        foreach (var key in Keys)
        {
            key.Dispose();
        }
    }

    private static int Index(byte algorithm, ushort tag) => (algorithm << 16) | tag;
}
