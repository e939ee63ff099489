using System.Text;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>A zone in the making: its records, keys and signatures, all of which a fault may change before or after signing.</summary>
public sealed class ZoneDraft
{
    private readonly Dictionary<(DomainName Owner, RecordType Type), ZoneSet> _sets = [];
    private readonly string _seed;

    internal ZoneDraft(ZoneDescription description, string seed, DateTimeOffset signedAt, string? signer)
    {
        (Description, _seed, SignedAt, Signer) = (description, seed, signedAt, signer);
        Keys = description.IsSigned ? [.. description.Keys.Select(key => ZoneKey.Of(description.Apex, key, seed))] : [];
        Inception = SignatureTime.FromInstant(signedAt - description.Signatures.Before);
        Expiration = SignatureTime.FromInstant(signedAt + description.Signatures.After);
    }

    /// <summary>The plan of the zone.</summary>
    public ZoneDescription Description { get; }

    /// <summary>The name of the zone.</summary>
    public DomainName Apex => Description.Apex;

    /// <summary>When the zone is signed.</summary>
    public DateTimeOffset SignedAt { get; }

    /// <summary>Whose copy of a zone with several signers this is; null where there is one signer.</summary>
    public string? Signer { get; }

    /// <summary>The keys, published or not. To be changed before the zone is signed.</summary>
    public List<ZoneKey> Keys { get; }

    /// <summary>The first second of signatures.</summary>
    public SignatureTime Inception { get; set; }

    /// <summary>The last second of signatures.</summary>
    public SignatureTime Expiration { get; set; }

    /// <summary>How absence is proved; to be changed before the chain is made.</summary>
    public DenialDescription Denial { get => _denial ?? Description.Denial; set => _denial = value; }

    private DenialDescription? _denial;

    /// <summary>The first key that signs the DNSKEY set.</summary>
    public ZoneKey Ksk => KeysFor(RecordType.Dnskey).FirstOrDefault() ?? throw new InvalidOperationException($"{Apex} has no key that signs its keys.");

    /// <summary>The first key that signs data.</summary>
    public ZoneKey Zsk => KeysFor(RecordType.A).FirstOrDefault() ?? throw new InvalidOperationException($"{Apex} has no key that signs data.");

    /// <summary>All sets, by owner in canonical order, then by type.</summary>
    public IReadOnlyList<ZoneSet> Sets => [.. _sets.Values.OrderBy(set => set.Owner).ThenBy(set => set.Type.Number)];

    /// <summary>A name relative to the apex: <c>"www"</c>, <c>"@"</c> for the apex itself, or an absolute one with the last dot.</summary>
    public DomainName Name(string relative) => DomainName.Read(relative, Apex).Value;

    /// <summary>The set, or null.</summary>
    public ZoneSet? Find(DomainName owner, RecordType type) => _sets.GetValueOrDefault((owner, type));

    /// <summary>The set.</summary>
    /// <exception cref="ArgumentException">The zone does not have it.</exception>
    public ZoneSet Set(DomainName owner, RecordType type) =>
        Find(owner, type) ?? throw new ArgumentException($"The zone {Apex} has no {type} at {owner}.");

    /// <summary>The set at a name relative to the apex.</summary>
    public ZoneSet Set(string relative, RecordType type) => Set(Name(relative), type);

    /// <summary>The types at a name.</summary>
    public IEnumerable<RecordType> TypesAt(DomainName owner) => _sets.Keys.Where(key => key.Owner == owner).Select(key => key.Type);

    /// <summary>The set, made if it is not there.</summary>
    public ZoneSet GetOrAdd(DomainName owner, RecordType type, uint? ttl = null)
    {
        if (!_sets.TryGetValue((owner, type), out var set))
        {
            _sets.Add((owner, type), set = new ZoneSet(owner, type, ttl ?? Description.Ttls.Default));
        }

        return set;
    }

    /// <summary>Adds a record; a record that is there already is not added twice.</summary>
    public ZoneSet Add(DomainName owner, Rdata data, uint? ttl = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        var set = GetOrAdd(owner, data.Type, ttl);
        if (!set.Data.Contains(data))
        {
            set.Data.Add(data);
        }

        return set;
    }

    /// <summary>Adds records written as zone-file text, relative to the apex. RRSIG records in it become signatures of their sets.</summary>
    /// <exception cref="FormatException">The text is no zone file.</exception>
    public void Add(string zoneFileText)
    {
        var read = ZoneFileReader.Parse(zoneFileText, new ZoneFileOptions { Origin = Apex, DefaultTtl = Description.Ttls.Default });
        if (!read.TryGet(out var records))
        {
            throw new FormatException($"The records described for {Apex}: {read.Error}");
        }

        Add(records);
    }

    /// <summary>Adds records. RRSIG records become signatures of their sets.</summary>
    public void Add(IEnumerable<ResourceRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        foreach (var record in records)
        {
            if (record.Data is Rrsig rrsig)
            {
                GetOrAdd(record.Owner, rrsig.TypeCovered, record.Ttl).Signatures.Add(rrsig);
            }
            else
            {
                Add(record.Owner, record.Data, record.Ttl);
            }
        }
    }

    /// <summary>Takes a set out with its signatures.</summary>
    public void Remove(DomainName owner, RecordType type) => _sets.Remove((owner, type));

    /// <summary>Whether a name is a zone cut of this zone.</summary>
    public bool IsCut(DomainName name) => name != Apex && _sets.ContainsKey((name, RecordType.Ns));

    /// <summary>Whether a name lies below a zone cut or a DNAME, or outside the zone: it has no authoritative records here.</summary>
    public bool IsOccluded(DomainName name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!name.IsAtOrBelow(Apex))
        {
            return true;
        }

        for (var labels = name.LabelCount - 1; labels >= Apex.LabelCount; labels--)
        {
            var above = name.Ancestor(labels);
            if (IsCut(above) || _sets.ContainsKey((above, RecordType.Dname)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether this zone signs a set: everything authoritative, but not delegations and glue (RFC 4035 §2.2).</summary>
    public bool IsSignedHere(ZoneSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return set.Data.Count > 0
            && (set.Type == RecordType.Nsec3 ? set.Owner.IsAtOrBelow(Apex) : !IsOccluded(set.Owner))
            && (!IsCut(set.Owner) || set.Type == RecordType.Ds || set.Type == RecordType.Nsec);
    }

    /// <summary>The keys of this signer that sign a type.</summary>
    public IEnumerable<ZoneKey> KeysFor(RecordType type)
    {
        var mine = Keys.Where(key => key.Signs && (key.Signer is null || Signer is null || key.Signer == Signer)).ToList();
        var role = type == RecordType.Dnskey || type == RecordType.Cds || type == RecordType.Cdnskey ? KeyRole.Ksk : KeyRole.Zsk;
        var fitting = mine.Where(key => key.Role == role || key.Role == KeyRole.Csk).ToList();
        return fitting.Count > 0 ? fitting : mine;
    }

    /// <summary>A key that the zone neither publishes nor knows, of the same kind as a given one.</summary>
    public ZoneKey Stranger(ZoneKey like, string name = "stranger")
    {
        ArgumentNullException.ThrowIfNull(like);
        var bits = like.Private.PublicKey.SizeInBits;
        return new ZoneKey(like.Role, KeyStore.Get(like.Private.Algorithm, new KeyGeneration { Seed = Encoding.UTF8.GetBytes($"{_seed}/{Apex}/{name}"), SizeInBits = bits }), like.Record.Flags);
    }

    /// <summary>Makes a signature over a set.</summary>
    /// <param name="set">The set whose records are signed.</param>
    /// <param name="key">The key; it need not be published.</param>
    /// <param name="fields">Fields that shall not be the usual ones; the signature is made over them.</param>
    public Rrsig Sign(ZoneSet set, ZoneKey key, SignatureFields? fields = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(key);
        fields ??= new SignatureFields();
        var unsigned = new Rrsig(
            fields.TypeCovered ?? set.Type,
            fields.Algorithm ?? key.Record.Algorithm,
            fields.Labels ?? (byte)set.Owner.SignedLabelCount,
            fields.OriginalTtl ?? set.Ttl,
            fields.Expiration ?? Expiration,
            fields.Inception ?? Inception,
            fields.KeyTag ?? key.TagToWrite,
            fields.SignersName ?? Apex,
            default);
        return unsigned.With(signature: KeyStore.Sign(key.Private, SignedData.Build(set.ToRRset(), unsigned)));
    }

    /// <summary>Signs a set anew with the keys that usually sign it.</summary>
    public void Resign(ZoneSet set, SignatureFields? fields = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        set.Signatures.Clear();
        if (set.Data.Count == 0)
        {
            return; // another fault took the records away: there is nothing to sign
        }

        set.Signatures.AddRange(KeysFor(set.Type).Select(key => Sign(set, key, fields)));
    }

    /// <summary>The NSEC3 set of a name; null where the chain has none for it.</summary>
    public ZoneSet? Nsec3Of(DomainName name) => Find(Nsec3Hash.OwnerName(name, Apex, Denial.SaltOctets.AsSpan(), Denial.Iterations), RecordType.Nsec3);

    /// <summary>The NSEC3 set whose span covers the hash of a name; null where the hash is there or no chain is.</summary>
    public ZoneSet? Nsec3Covering(DomainName name)
    {
        var hash = Nsec3Hash.Compute(name, Denial.SaltOctets.AsSpan(), Denial.Iterations);
        return _sets.Values.FirstOrDefault(set => set.Type == RecordType.Nsec3
            && Base32Hex.TryDecode(set.Owner.FirstLabel, out var owner) && set.Data[0] is Nsec3 nsec3 && Covers(owner, nsec3.NextHashedOwnerName.Span, hash));
    }

    /// <summary>The NSEC set whose span covers a name; null where the name has one itself or no chain is.</summary>
    public ZoneSet? NsecCovering(DomainName name)
    {
        var before = _sets.Values.Where(set => set.Type == RecordType.Nsec && set.Owner.CompareTo(name) <= 0).MaxBy(set => set.Owner);
        return before is null || before.Owner == name ? null : before;
    }

    private static bool Covers(byte[] owner, ReadOnlySpan<byte> next, byte[] hash)
    {
        var after = owner.AsSpan().SequenceCompareTo(hash) < 0;
        var before = hash.AsSpan().SequenceCompareTo(next) < 0;
        return owner.AsSpan().SequenceCompareTo(next) < 0 ? after && before : after || before;
    }
}
