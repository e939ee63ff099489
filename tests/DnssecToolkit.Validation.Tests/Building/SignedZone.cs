using System.Text;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests;

/// <summary>A key of a test zone and the DNSKEY that publishes it.</summary>
internal sealed record ZoneKey(PrivateKey Private, ushort Flags = 257, byte Protocol = 3)
{
    public Dnskey Record { get; } = new(Flags, Protocol, Private.Algorithm, Private.PublicOctets);

    public ushort Tag => KeyTag.Of(Record);

    public static ZoneKey Make(string seed, ushort flags = 257, byte protocol = 3, SecurityAlgorithm? algorithm = null, int? bits = null) =>
        new(PrivateKey.Generate(algorithm ?? SecurityAlgorithm.Ed25519, new KeyGeneration { Seed = Encoding.ASCII.GetBytes(seed), SizeInBits = bits }), flags, protocol);
}

/// <summary>How a zone proves absence.</summary>
internal sealed record Denials(bool Hashed = false, byte Flags = 0, ushort Iterations = 0, string Salt = "", byte Algorithm = 1)
{
    public static readonly Denials Nsec = new();
    public static readonly Denials Nsec3 = new(true);
    public static readonly Denials OptOut = new(true, 1);
}

/// <summary>A zone signed for a test in the plain way of the RFCs: one key signs all unless told otherwise; hooks spoil it before or after signing.</summary>
internal sealed class SignedZone
{
    public static readonly DateTimeOffset Noon = new(2026, 10, 4, 12, 0, 0, TimeSpan.Zero);

    public SignedZone(string apex, string records, Denials? denial = null)
    {
        Apex = DomainName.Parse(apex);
        Denial = denial ?? Denials.Nsec;
        Keys = [ZoneKey.Make(apex)];
        Signers = [.. Keys];
        Records = [.. ZoneFileReader.Parse($"$ORIGIN {apex}\n$TTL 3600\n@ SOA ns1 host 7 7200 3600 1209600 3600\n@ NS ns1\n{records}\n").Value];
    }

    public DomainName Apex { get; }

    public Denials Denial { get; init; }

    public List<ResourceRecord> Records { get; }

    /// <summary>The keys of the DNSKEY RRset.</summary>
    public List<ZoneKey> Keys { get; init; }

    /// <summary>The keys that sign every set.</summary>
    public List<ZoneKey> Signers { get; init; }

    /// <summary>False for a zone without any DNSSEC record.</summary>
    public bool IsSigned { get; init; } = true;

    /// <summary>The DS records that the parent has; null for SHA-256 digests of all secure entry points. None for an unsigned delegation.</summary>
    public IReadOnlyList<Ds>? Delegation { get; init; }

    public SignatureTime Inception { get; init; } = SignatureTime.FromInstant(Noon.AddDays(-10));

    public SignatureTime Expiration { get; init; } = SignatureTime.FromInstant(Noon.AddDays(20));

    public Action<List<ResourceRecord>>? BeforeSigning { get; init; }

    /// <summary>Makes the signature over a set; null for the plain one.</summary>
    public Func<RRset, ZoneKey, Rrsig?>? SignWith { get; init; }

    public IEnumerable<Ds> Ds(DigestType? type = null) => Keys.Where(key => (key.Flags & 1) != 0).Select(key => DsDigest.ToDs(Apex, key.Record, type ?? DigestType.Sha256)!);

    /// <summary>All records of the zone with DNSKEY, NSEC or NSEC3, and RRSIG.</summary>
    public List<ResourceRecord> Sign()
    {
        if (!IsSigned)
        {
            return [.. Records];
        }

        var records = new List<ResourceRecord>(Records);
        records.AddRange(Keys.Select(key => Record(Apex, key.Record)));
        if (Denial.Hashed)
        {
            records.Add(Record(Apex, new Nsec3Param(Denial.Algorithm, 0, Denial.Iterations, Convert.FromHexString(Denial.Salt))));
        }

        records.AddRange(Denial.Hashed ? Nsec3Chain(records) : NsecChain(records));
        BeforeSigning?.Invoke(records);
        return [.. RRset.Gather(records).SelectMany(set => set.Records.Concat(Signatures(records, set)))];
    }

    /// <summary>A signature in the plain way, or with some fields other than usual.</summary>
    public Rrsig Signature(
        RRset set, ZoneKey? key = null, SignatureTime? inception = null, SignatureTime? expiration = null, byte? labels = null, string? signer = null, uint? ttl = null, ushort? tag = null)
    {
        key ??= Signers[0];
        var unsigned = new Rrsig(
            set.Type, key.Private.Algorithm, labels ?? (byte)set.Owner.SignedLabelCount, ttl ?? set.Ttl, expiration ?? Expiration, inception ?? Inception,
            tag ?? key.Tag, signer is null ? Apex : DomainName.Parse(signer), default);
        return new Rrsig(
            unsigned.TypeCovered, unsigned.Algorithm, unsigned.Labels, unsigned.OriginalTtl, unsigned.Expiration, unsigned.Inception,
            unsigned.KeyTag, unsigned.SignersName, key.Private.Sign(SignedData.Build(set, unsigned)));
    }

    /// <summary>A record of this zone's class and TTL with its signatures, to put into a response.</summary>
    public IEnumerable<ResourceRecord> Signed(string owner, Rdata data)
    {
        var set = new RRset(DomainName.Parse(owner), RecordClass.Internet, 3600, [data]);
        return set.Records.Concat(Signers.Select(key => Record(set.Owner, Signature(set, key))));
    }

    public DomainName HashedOwner(string name) => Nsec3Hash.OwnerName(DomainName.Parse(name), Apex, Convert.FromHexString(Denial.Salt), Denial.Iterations);

    public static ResourceRecord Record(DomainName owner, Rdata data) => new(owner, RecordClass.Internet, 3600, data);

    private IEnumerable<ResourceRecord> Signatures(List<ResourceRecord> records, RRset set)
    {
        var belongs = set.Owner.IsAtOrBelow(Apex) && !IsOccluded(records, set.Owner)
            && (!IsCut(records, set.Owner) || set.Type == RecordType.Ds || set.Type == RecordType.Nsec);
        return belongs ? Signers.Select(key => SignWith is null ? Signature(set, key) : SignWith(set, key)).OfType<Rrsig>().Select(rrsig => Record(set.Owner, rrsig)) : [];
    }

    private bool IsCut(List<ResourceRecord> records, DomainName name) => name != Apex && records.Exists(record => record.Owner == name && record.Type == RecordType.Ns);

    private bool IsOccluded(List<ResourceRecord> records, DomainName name) => records.Exists(record =>
        ((record.Type == RecordType.Ns && record.Owner != Apex) || record.Type == RecordType.Dname) && name.IsBelow(record.Owner) && record.Owner.IsAtOrBelow(Apex)
        && !(record.Type == RecordType.Dname && records.Exists(other => other.Owner == name && other.Type == RecordType.Nsec3)));

    private List<DomainName> Names(List<ResourceRecord> records) =>
        [.. records.Select(record => record.Owner).Distinct().Where(name => name.IsAtOrBelow(Apex) && !IsOccluded(records, name)).Order()];

    private List<RecordType> TypesAt(List<ResourceRecord> records, DomainName name) =>
    [
        .. records.Where(record => record.Owner == name).Select(record => record.Type).Distinct()
            .Where(type => !IsCut(records, name) || type == RecordType.Ns || type == RecordType.Ds),
    ];

    private List<ResourceRecord> NsecChain(List<ResourceRecord> records)
    {
        var names = Names(records);
        return [.. names.Select((name, i) => Record(name, new Nsec(names[(i + 1) % names.Count], TypeBitmap.Of([.. TypesAt(records, name), RecordType.Nsec, RecordType.Rrsig]))))];
    }

    private List<ResourceRecord> Nsec3Chain(List<ResourceRecord> records)
    {
        var salt = Convert.FromHexString(Denial.Salt);
        var entries = new SortedDictionary<string, TypeBitmap>(StringComparer.Ordinal);
        foreach (var name in Names(records))
        {
            var types = TypesAt(records, name);
            var insecure = IsCut(records, name) && !types.Contains(RecordType.Ds);
            if (insecure && (Denial.Flags & 1) != 0)
            {
                continue;
            }

            entries[Hash(name)] = TypeBitmap.Of(insecure ? types : [.. types, RecordType.Rrsig]);
            for (var above = name; above.LabelCount > Apex.LabelCount; above = above.Parent)
            {
                entries.TryAdd(Hash(above), TypeBitmap.Of([]));
            }
        }

        var hashes = entries.Keys.ToList();
        return [.. hashes.Select((hash, i) =>
        {
            Apex.TryPrepend(Encoding.ASCII.GetBytes(hash), out var owner);
            Base32Hex.TryDecode(Encoding.ASCII.GetBytes(hashes[(i + 1) % hashes.Count]), out var next);
            return Record(owner!, new Nsec3(Denial.Algorithm, Denial.Flags, Denial.Iterations, salt, next, entries[hash]));
        })];

        string Hash(DomainName name) => Nsec3Hash.ToBase32Hex(Nsec3Hash.Compute(name, salt, Denial.Iterations));
    }
}
