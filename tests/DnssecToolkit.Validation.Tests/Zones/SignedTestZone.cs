using System.Text;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation.Zones;

namespace DnssecToolkit.Validation.Tests.Zones;

/// <summary>How a test zone proves absence.</summary>
internal enum Denial
{
    Nsec,
    Nsec3,
    Nsec3OptOut,
}

/// <summary>A small zone that is signed for a test: in the plain way of the RFCs, with places to spoil it before and after signing.</summary>
internal sealed class SignedTestZone
{
    public static readonly DateTimeOffset At = new(2026, 10, 4, 12, 0, 0, TimeSpan.Zero);
    public static readonly SignatureTime Inception = SignatureTime.FromInstant(At.AddDays(-1));
    public static readonly SignatureTime Expiration = SignatureTime.FromInstant(At.AddDays(30));
    public static readonly DomainName Apex = DomainName.Parse("example.");

    private const string Plain = """
        example. 3600 IN SOA ns1.example. hostmaster.example. 7 7200 3600 1209600 3600
        example. 3600 IN NS ns1.example.
        example. 3600 IN NS ns2.sub.example.
        example. 3600 IN MX 10 mail.example.
        ns1.example. 3600 IN A 192.0.2.1
        ns1.example. 3600 IN AAAA 2001:db8::1
        *.wild.example. 3600 IN TXT "hello; world" "a (b)"
        a.b.c.example. 3600 IN A 192.0.2.2
        mail.example. 3600 IN A 192.0.2.9
        mail.example. 3600 IN A 192.0.2.10
        www.example. 3600 IN CNAME ns1.example.
        dn.example. 3600 IN DNAME other.test.
        sub.example. 3600 IN NS ns1.example.
        sub.example. 3600 IN NS ns2.sub.example.
        ns2.sub.example. 3600 IN A 192.0.2.3
        secure.example. 3600 IN NS ns1.example.
        secure.example. 3600 IN DS 12345 13 2 AABBCCDDEEFF00112233445566778899AABBCCDDEEFF00112233445566778899
        deep.er.insecure.example. 3600 IN NS ns1.example.
        esc\.aped.example. 3600 IN TYPE65280 \# 4 01020304
        """;

    public static readonly PrivateKey Ksk = Make(SecurityAlgorithm.EcdsaP256Sha256, 1);
    public static readonly PrivateKey Zsk = Make(SecurityAlgorithm.EcdsaP256Sha256, 2);
    private static readonly byte[] Salt = [0xAB, 0xCD];

    public Denial Denial { get; init; } = Denial.Nsec;

    public List<ResourceRecord> Records { get; } = [.. Plain.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Record)];

    /// <summary>The key signing keys and zone signing keys.</summary>
    public List<(PrivateKey Key, ushort Flags)> Keys { get; } = [(Ksk, 257), (Zsk, 256)];

    /// <summary>Adds a ZONEMD record.</summary>
    public bool WithZonemd { get; init; }

    /// <summary>Changes the records after the denial records were made, before they are signed.</summary>
    public Action<List<ResourceRecord>>? BeforeSigning { get; init; }

    /// <summary>Changes the records when all is signed.</summary>
    public Action<List<ResourceRecord>>? AfterSigning { get; init; }

    public static ResourceRecord Record(string line)
    {
        var fields = line.Split((char[]?)null, 5, StringSplitOptions.RemoveEmptyEntries);
        return Record(fields[0], fields[3], fields[4], uint.Parse(fields[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    public static ResourceRecord Record(string owner, string type, string data, uint ttl = 3600)
    {
        var number = RecordType.Parse(type);
        return new ResourceRecord(DomainName.Parse(owner), new RecordClass(1), ttl, Rdata.ParseText(number, data, DomainName.Root).Value);
    }

    /// <summary>All records of the signed zone.</summary>
    public List<ResourceRecord> Sign()
    {
        var records = new List<ResourceRecord>(Records);
        records.AddRange(Keys.Select(pair => new ResourceRecord(Apex, new RecordClass(1), 3600, pair.Key.ToDnskey(pair.Flags))));
        if (Denial != Denial.Nsec)
        {
            records.Add(new ResourceRecord(Apex, new RecordClass(1), 0, new Nsec3Param(1, 0, 0, Salt)));
        }

        if (WithZonemd)
        {
            records.Add(new ResourceRecord(Apex, new RecordClass(1), 3600, new UnknownRdata(RecordType.Zonemd, new byte[6 + 48])));
        }

        records.AddRange(Denial == Denial.Nsec ? NsecRecords(records) : Nsec3Records(records));
        BeforeSigning?.Invoke(records);
        var signed = AddSignatures(records);
        if (WithZonemd)
        {
            // The digest leaves out the ZONEMD RRset and its signatures, so it can be set last (RFC 8976 §3).
            signed.RemoveAll(record => record.Type == RecordType.Zonemd || record.Data is Rrsig { TypeCovered.Number: 63 });
            var zonemd = new ResourceRecord(Apex, new RecordClass(1), 3600, Rdata.Read(RecordType.Zonemd, [0, 0, 0, 7, 1, 1, .. Digest(signed)]));
            signed.Add(zonemd);
            signed.AddRange(AddSignatures([zonemd]).Skip(1));
        }

        AfterSigning?.Invoke(signed);
        return signed;
    }

    public static string Text(IEnumerable<ResourceRecord> records) =>
        string.Concat(records.Select(record => $"{record.Owner} {record.Ttl} {record.Class} {record.Type} {record.Data}\n"));

    public ZoneReport Verify(DateTimeOffset? at = null, TrustAnchors? anchors = null, ZoneVerificationOptions? options = null) =>
        Verify(Text(Sign()), at, anchors, options);

    public static ZoneReport Verify(string text, DateTimeOffset? at = null, TrustAnchors? anchors = null, ZoneVerificationOptions? options = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return ZoneVerifier.Verify(stream, null, anchors, at ?? At, options);
    }

    private static PrivateKey Make(SecurityAlgorithm algorithm, byte seed) => PrivateKey.Generate(algorithm, new KeyGeneration { Seed = new byte[] { seed } });

    public static bool IsCut(List<ResourceRecord> records, DomainName name) => name != Apex && records.Exists(record => record.Owner == name && record.Type == RecordType.Ns);

    private static bool IsOccluded(List<ResourceRecord> records, DomainName name) =>
        records.Exists(record => record.Type is { Number: 2 or 39 } && record.Owner != Apex && name.IsBelow(record.Owner));

    private static List<DomainName> AuthoritativeNames(List<ResourceRecord> records) =>
        [.. records.Select(record => record.Owner).Distinct().Where(name => name.IsAtOrBelow(Apex) && !IsOccluded(records, name)).Order()];

    private static List<RecordType> TypesAt(List<ResourceRecord> records, DomainName name) =>
    [
        .. records
            .Where(record => record.Owner == name && record.Data is not Rrsig)
            .Select(record => record.Type)
            .Where(type => !IsCut(records, name) || type == RecordType.Ns || type == RecordType.Ds)
            .Distinct(),
    ];

    private static IEnumerable<ResourceRecord> NsecRecords(List<ResourceRecord> records)
    {
        var names = AuthoritativeNames(records);
        for (var i = 0; i < names.Count; i++)
        {
            var types = TypeBitmap.Of([.. TypesAt(records, names[i]), RecordType.Nsec, RecordType.Rrsig]);
            yield return new ResourceRecord(names[i], new RecordClass(1), 3600, new Nsec(names[(i + 1) % names.Count], types));
        }
    }

    private IEnumerable<ResourceRecord> Nsec3Records(List<ResourceRecord> records)
    {
        var optOut = Denial == Denial.Nsec3OptOut;
        var entries = new SortedDictionary<string, TypeBitmap>(StringComparer.Ordinal);
        foreach (var name in AuthoritativeNames(records))
        {
            var types = TypesAt(records, name);
            var insecure = IsCut(records, name) && !types.Contains(RecordType.Ds);
            if (insecure && optOut)
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
        for (var i = 0; i < hashes.Count; i++)
        {
            Apex.TryPrepend(Encoding.ASCII.GetBytes(hashes[i]), out var owner);
            Base32Hex.TryDecode(Encoding.ASCII.GetBytes(hashes[(i + 1) % hashes.Count]), out var next);
            yield return new ResourceRecord(owner!, new RecordClass(1), 3600, new Nsec3(1, (byte)(optOut ? 1 : 0), 0, Salt, next, entries[hashes[i]]));
        }
    }

    public static string Hash(DomainName name) => Nsec3Hash.ToBase32Hex(Nsec3Hash.Compute(name, Salt, 0));

    /// <summary>The owner of the NSEC3 record for a name.</summary>
    public static DomainName HashedOwner(string name) => Nsec3Hash.OwnerName(DomainName.Parse(name), Apex, Salt, 0);

    private List<ResourceRecord> AddSignatures(List<ResourceRecord> records)
    {
        var signed = new List<ResourceRecord>();
        foreach (var set in RRset.Gather(records))
        {
            signed.AddRange(set.Records);
            var mayBeSigned = set.Owner.IsAtOrBelow(Apex) && !IsOccluded(records, set.Owner)
                && (!IsCut(records, set.Owner) || set.Type == RecordType.Ds || set.Type == RecordType.Nsec);
            if (!mayBeSigned)
            {
                continue;
            }

            foreach (var (key, flags) in Keys.Where(pair => (pair.Flags & 1) == (set.Type == RecordType.Dnskey ? 1 : 0)))
            {
                signed.Add(new ResourceRecord(set.Owner, set.Class, set.Ttl, key.Sign(set, Apex, flags, Inception, Expiration)));
            }
        }

        return signed;
    }

    private static byte[] Digest(List<ResourceRecord> records)
    {
        using var stream = new MemoryStream();
        foreach (var record in records.OrderBy(record => record.Owner).ThenBy(record => record.Type.Number).ThenBy(record => Convert.ToHexString(record.Data.CanonicalWire.Span), StringComparer.Ordinal))
        {
            var data = record.Data.CanonicalWire.Span;
            stream.Write(record.Owner.ToCanonicalWire());
            stream.Write([(byte)(record.Type.Number >> 8), (byte)record.Type.Number, 0, 1]);
            stream.Write([(byte)(record.Ttl >> 24), (byte)(record.Ttl >> 16), (byte)(record.Ttl >> 8), (byte)record.Ttl]);
            stream.Write([(byte)(data.Length >> 8), (byte)data.Length]);
            stream.Write(data);
        }

        return System.Security.Cryptography.SHA384.HashData(stream.ToArray());
    }
}
