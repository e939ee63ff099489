using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>More records than anybody should look at: KeyTrap (CVE-2023-50387), NSEC3 hashing (CVE-2023-50868), floods.</summary>
internal static class FloodFaults
{
    private static readonly (string Section, string Sentence) Bounded =
        Rfc.Quote("4035 §5.4", "As with all DNS operations, however, the resolver MUST bound the work it puts into answering any particular query.");

    private static readonly (string Section, string Sentence) Limited =
        Rfc.Quote("1035 §7.1", "The amount of work which a resolver will do in response to a client request must be limited to guard against errors in the database");

    public static IEnumerable<Fault> All =>
    [
        new("keytrap-signatures", FaultArea.Hostile, "The set asked for has two hundred signatures, all wrong, under the tag of the one key that could have made them.")
        {
            Breaks = Limited,
            Incident = "KeyTrap, CVE-2023-50387",
            Needs = Signed,
            Expect = zone => new(ExpectedStatus.Bogus, zone.IsRsa() ? "rrsig-made-by-other-key" : "rrsig-invalid") { Must = ["rrset-too-many-signatures", "records-flood"] },
            AfterSigning = site => Forge(site, site.Zone.Zsk.Record.Algorithm, site.Zone.Zsk.Tag, 200, keepsGood: false),
        },
        new("keytrap-keys-and-signatures", FaultArea.Hostile, "The zone has fifty keys of one tag and a hundred wrong signatures under it.")
        {
            Breaks = Limited,
            Incident = "KeyTrap, CVE-2023-50387: a hundred octets of query, hours of work",
            Needs = Signed,
            Expect = _ => new(ExpectedStatus.Bogus, "rrset-too-many-signatures"),
            BeforeSigning = site => Colliding(50).ForEach(key => site.Zone.Add(site.Zone.Apex, key, site.Zone.Description.Ttls.Dnskey)),
            AfterSigning = site => Forge(site, SecurityAlgorithm.RsaSha256, CollidingTag, 100, keepsGood: false),
        },
        new("keytrap-beside-a-good-signature", FaultArea.Hostile, "Beside the good signature the set has twenty wrong ones under the same tag.")
        {
            Breaks = Limited,
            Incident = "KeyTrap, CVE-2023-50387",
            Needs = Signed,
            Expect = _ => new(ExpectedStatus.Secure),
            AfterSigning = site => Forge(site, site.Zone.Zsk.Record.Algorithm, site.Zone.Zsk.Tag, 20, keepsGood: true),
        },
        new("ds-flood", FaultArea.Hostile, "The parent has three hundred DS records with the tag of the zone's key and other digests.")
        {
            Breaks = Limited,
            Incident = "HashTrap, CVE-2023-50387",
            Needs = zone => zone.Apex.IsRoot ? "the root has no parent" : Signed(zone),
            Expect = _ => new(ExpectedStatus.Bogus, "ds-digest-mismatch", "@ DS") { Must = ["records-flood", "ds-budget-spent"] },
            Contents = site =>
            {
                if (site.ParentOrNull?.Find(site.Zone.Apex, RecordType.Ds) is { Data: [Ds ds, ..] } set)
                {
                    set.Data.Clear();
                    set.Data.AddRange(Enumerable.Range(1, 300).Select(number => new Ds(ds.KeyTag, ds.Algorithm, ds.DigestType, Noise(32, number))));
                }
            },
        },
        new("rrsig-flood", FaultArea.Hostile, "Beside the good signature the set has five hundred others, none of a key of the zone.")
        {
            Breaks = Bounded,
            Needs = Signed,
            Expect = _ => new(ExpectedStatus.Secure) { Must = ["records-flood"] },
            AfterSigning = site =>
            {
                if (site.Zone.Find(site.Question.Name, site.Question.Type) is { Signatures: [var good, ..] } set)
                {
                    var tags = site.Zone.Keys.Select(key => (int)key.Tag).ToHashSet();
                    set.Signatures.AddRange(Enumerable.Range(1, 600).Where(tag => !tags.Contains(tag)).Take(500).Select(tag => good.With(keyTag: (ushort)tag, signature: Noise(64, tag))));
                }
            },
        },
        new("nsec3-hashing-load", FaultArea.Hostile, "A deep name is denied with sixty NSEC3 chains of different salts, each of which must be hashed anew.")
        {
            Breaks = Bounded,
            Incident = "CVE-2023-50868",
            Ask = $"{string.Join('.', Enumerable.Repeat("x", 20))} A",
            Needs = DenialTools.NeedsNsec3,
            Expect = _ => new(ExpectedStatus.Bogus, "nsec3-budget-spent"),
            Servers = site => Salted(site, 60),
        },
        new("nsec3-flood", FaultArea.Hostile, "A denial carries three hundred NSEC3 records before those that prove it.")
        {
            Breaks = Bounded,
            Ask = "nothing A",
            Needs = DenialTools.NeedsNsec3,
            Expect = _ => new(ExpectedStatus.Bogus, "rrsig-missing", "* NSEC3") { Must = ["records-flood"] },
            Servers = site =>
            {
                var flood = Enumerable.Range(1, 300).Select(number => Nsec3At(site, Noise(20, number), [])).ToList();
                site.ChangeAnswers((_, message) => message.ResponseCode == ResponseCode.NameError ? message.With(authority: [.. flood, .. message.Authority]) : message);
            },
        },
    ];

    private const ushort CollidingTag = 0x6dcb;

    private static string? Signed(ZoneDescription zone) => zone.IsSigned ? null : "it is not signed";

    private static byte[] Noise(int octets, int seed)
    {
        var noise = new byte[octets];
        for (var (i, state) = (0, (uint)seed * 2654435761u); i < octets; i++)
        {
            noise[i] = (byte)((state = (state * 1664525) + 1013904223) >> 24);
        }

        return noise;
    }

    // Wrong signatures over the set asked for, each another one.
    private static void Forge(FaultSite site, SecurityAlgorithm algorithm, ushort tag, int count, bool keepsGood)
    {
        if (site.Zone.Find(site.Question.Name, site.Question.Type) is not { Signatures: [var good, ..] } set)
        {
            return;
        }

        var length = algorithm.Number is 5 or 7 or 8 or 10 ? 128 : good.Signature.Length;
        var forged = Enumerable.Range(1, count).Select(number =>
        {
            var signature = algorithm == good.Algorithm && length != 128 ? good.Signature.ToArray() : Noise(length, number);
            if (length == 128)
            {
                signature[0] &= 0x3f; // below every modulus
            }
            else
            {
                // Another number in the middle of S: in range, on the curve, and wrong.
                (signature[40], signature[41], signature[42], signature[43]) = ((byte)(signature[40] ^ 0x55), (byte)(signature[41] ^ number), (byte)(signature[42] ^ 0xaa), (byte)(signature[43] ^ (number >> 8) ^ 0x33));
            }

            return good.With(algorithm: algorithm, keyTag: tag, signature: signature);
        }).ToList();
        if (!keepsGood)
        {
            set.Signatures.Clear();
        }

        set.Signatures.InsertRange(0, forged);
    }

    // A key tag is a sum of 16-bit words: the last word of the modulus makes it whatever one likes.
    private static List<Dnskey> Colliding(int count) => [.. Enumerable.Range(1, count).Select(number =>
    {
        var modulus = Noise(128, number);
        modulus[0] |= 0x80;
        for (var word = 1; word < 65536; word += 2)
        {
            (modulus[^2], modulus[^1]) = ((byte)(word >> 8), (byte)word);
            var key = new Dnskey(Dnskey.ZoneKeyFlag, 3, SecurityAlgorithm.RsaSha256, (byte[])[3, 1, 0, 1, .. modulus]);
            if (KeyTag.Of(key) == CollidingTag)
            {
                return key;
            }
        }

        return null;
    }).OfType<Dnskey>()];

    private static ResourceRecord Nsec3At(ServerSite site, byte[] hash, byte[] salt)
    {
        site.Zone.Apex.TryPrepend(System.Text.Encoding.ASCII.GetBytes(Nsec3Hash.ToBase32Hex(hash)), out var owner);
        return new ResourceRecord(owner!, RecordClass.Internet, 900, new Nsec3(1, 0, 0, salt, DenialTools.Step(hash, 1), TypeBitmap.Of([])));
    }

    private static void Salted(ServerSite site, int chains)
    {
        var proof = new Lazy<IReadOnlyList<ResourceRecord>>(() => [.. Enumerable.Range(1, chains).SelectMany(number =>
        {
            var record = Nsec3At(site, Noise(20, number), [(byte)number, 1, 2, 3]);
            return site.Zone.Invent(record.Owner, record.Data);
        })]);
        site.ChangeAnswers((query, message) => query.Question == site.Question && message.ResponseCode == ResponseCode.NameError
            ? message.With(authority: [.. message.Authority.Where(record => !record.IsProof()), .. proof.Value])
            : message);
    }
}
