using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests.Zones;

/// <summary>One fault in a good zone gives the one finding that names it, and no other.</summary>
public sealed class ZoneFaultTests
{
    private static readonly DomainName Mail = DomainName.Parse("mail.example.");

    public static TheoryData<string, string> Faults { get; } = new(FaultsByName.Select(pair => (pair.Key, pair.Value.Codes)));

    private static Dictionary<string, (string Codes, SignedTestZone Zone)> FaultsByName => new()
    {
        ["a missing signature"] = ("rrsig-missing", After(records => Remove(records, Mail, RecordType.A))),
        ["a damaged signature"] = ("rrsig-invalid", After(records => Change(records, Mail, RecordType.A, Damaged))),
        ["a record changed after signing"] = ("rrsig-invalid", After(records => Replace(records, record => record.Owner == Mail && record.Data is A, SignedTestZone.Record("mail.example.", "A", "192.0.2.77")))),
        ["a record added after signing"] = ("rrsig-invalid", After(records => records.Add(SignedTestZone.Record("mail.example.", "A", "192.0.2.77")))),
        ["a type added after signing"] = ("nsec-bitmap-mismatch rrsig-missing", After(records => records.Add(SignedTestZone.Record("mail.example.", "TXT", "x")))),
        ["a signer outside of the zone"] = ("rrsig-signer-beside", After(records => Change(records, Mail, RecordType.A, rrsig => With(rrsig, signer: DomainName.Parse("other."))))),
        ["fewer labels than the owner has"] = ("rrsig-labels-below-owner", After(records => Change(records, Mail, RecordType.A, rrsig => With(rrsig, labels: 1)))),
        ["a key that is not there"] = ("rrsig-key-missing", After(records => Change(records, Mail, RecordType.A, rrsig => With(rrsig, tag: 4711)))),
        ["an expiration before the inception"] = ("rrsig-expires-before-inception", After(records => Change(records, Mail, RecordType.A, rrsig => With(rrsig, expiration: SignatureTime.FromInstant(SignedTestZone.At.AddDays(-9)))))),
        ["a signature over a type that is gone"] = ("rrsig-covers-nothing", After(records => records.Add(Signature(records, "mail.example.", "A", covered: RecordType.Txt)))),
        ["a signed delegation"] = ("rrsig-on-delegation", After(records => records.Add(Signature(records, "sub.example.", "NSEC", RecordType.Ns)))),
        ["signed glue"] = ("rrsig-on-glue", After(records => records.Add(Signature(records, "mail.example.", "A", RecordType.A) with { Owner = DomainName.Parse("ns2.sub.example.") }))),
        ["a TTL of its own at one record"] = ("ttl-mismatch", After(records => Replace(records, record => record.Owner == Mail && record.Data is A, SignedTestZone.Record("mail.example.", "A", "192.0.2.10", 60), last: true))),
        ["a TTL that is not the original"] = ("rrset-rrsig-ttl-differ rrset-ttl-below-original", After(records => ReplaceAll(records, record => record.Owner == Mail && record.Data is A, record => record with { Ttl = 60 }))),

        ["a missing NSEC record"] = ("nsec-record-missing", Before(records => records.RemoveAll(record => record.Owner == Mail && record.Data is Nsec))),
        ["a bitmap without a type"] = ("nsec-bitmap-mismatch", Before(records => ChangeNsec(records, Mail, nsec => new Nsec(nsec.NextDomainName, TypeBitmap.Of([RecordType.Rrsig, RecordType.Nsec]))))),
        ["a bitmap with a type too many"] = ("nsec-bitmap-mismatch", Before(records => ChangeNsec(records, Mail, nsec => new Nsec(nsec.NextDomainName, TypeBitmap.Of([.. nsec.Types, RecordType.Caa]))))),
        ["a next name that skips one"] = ("nsec-chain-broken", Before(records => ChangeNsec(records, Mail, nsec => new Nsec(DomainName.Parse("www.example."), nsec.Types)))),
        ["a chain that does not come back to the apex"] = ("nsec-chain-broken", Before(records => ChangeNsec(records, DomainName.Parse("www.example."), nsec => new Nsec(DomainName.Parse("z.example."), nsec.Types)))),
        ["a name added after the chain was made"] = ("nsec-record-missing", Before(records => records.Add(SignedTestZone.Record("new.example.", "A", "192.0.2.8")))),
        ["NSEC at glue"] = ("nsec-on-glue", After(records => records.Add(SignedTestZone.Record("ns2.sub.example.", "NSEC", "www.example. A")))),

        ["a missing NSEC3 record"] = ("nsec3-record-missing", Hashed(Denial.Nsec3, records => RemoveHashed(records, "mail.example."))),
        ["a missing NSEC3 record of an empty non-terminal"] = ("nsec3-record-missing", Hashed(Denial.Nsec3, records => RemoveHashed(records, "b.c.example."))),
        ["a missing NSEC3 record of the apex"] = ("nsec3-record-missing", Hashed(Denial.Nsec3, records => RemoveHashed(records, "example."))),
        ["a missing NSEC3 record of a secure delegation under opt-out"] = ("nsec3-record-missing", Hashed(Denial.Nsec3OptOut, records => RemoveHashed(records, "secure.example."))),
        ["no opt-out flag where names were left out"] = ("nsec3-record-missing", Hashed(Denial.Nsec3OptOut, records => ReplaceAll(records, record => record.Data is Nsec3, record => record with { Data = With((Nsec3)record.Data, flags: 0) }))),
        ["an NSEC3 bitmap without a type"] = ("nsec3-bitmap-mismatch", Hashed(Denial.Nsec3, records => ReplaceAll(records, record => record.Owner == SignedTestZone.HashedOwner("mail.example."), record => record with { Data = With((Nsec3)record.Data, types: TypeBitmap.Of([RecordType.Rrsig])) }))),
        ["an NSEC3 next hash that is wrong"] = ("nsec3-chain-broken", Hashed(Denial.Nsec3, records => ReplaceAll(records, record => record.Owner == SignedTestZone.HashedOwner("mail.example."), record => record with { Data = With((Nsec3)record.Data, next: new byte[20]) }))),
        ["an NSEC3 record too many"] = ("nsec3-chain-broken nsec3-extra", Hashed(Denial.Nsec3, records => records.Add(records.First(record => record.Data is Nsec3) with { Owner = SignedTestZone.HashedOwner("nobody.example.") }))),
        ["NSEC3 records of another chain"] = ("nsec3-chain-broken nsec3-unlisted", Hashed(Denial.Nsec3, records => records.Add(records.First(record => record.Data is Nsec3) with { Data = new Nsec3(1, 0, 0, new byte[] { 1 }, new byte[20], TypeBitmap.Of([])) }))),
        ["nothing that proves absence"] = ("denial-missing", Before(records => records.RemoveAll(record => record.Data is Nsec))),

        ["a ZONEMD that is not the zone's"] = ("zonemd-mismatch", Digested(records => records.Add(SignedTestZone.Record("more.sub.example.", "A", "192.0.2.33")))),
        ["a DS digest of the wrong length"] = ("ds-digest-length", Before(records => Replace(records, record => record.Data is Ds, SignedTestZone.Record("secure.example.", "DS", "12345 13 2 AABB")))),
        ["a CNAME beside other data"] = ("cname-with-other-data", Plain(records => records.Add(SignedTestZone.Record("mail.example.", "CNAME", "www.example.")))),
        ["two CNAMEs"] = ("cname-multiple", Plain(records => records.Add(SignedTestZone.Record("www.example.", "CNAME", "mail.example.")))),
        ["data below a delegation that is not glue"] = ("zone-occluded-data", Plain(records => records.Add(SignedTestZone.Record("x.sub.example.", "TXT", "x")))),
        ["data below a DNAME"] = ("zone-occluded-data", Plain(records => records.Add(SignedTestZone.Record("x.dn.example.", "A", "192.0.2.8")))),
        ["a name of another zone"] = ("zone-out-of-zone", After(records => records.Add(SignedTestZone.Record("www.other.", "A", "192.0.2.8")))),
        ["a DS without a delegation"] = ("ds-without-delegation", Plain(records => records.Add(SignedTestZone.Record("mail.example.", "DS", "1 13 1 AABBCCDDEEFF00112233445566778899AABBCCDD")))),
        ["a CDS that means no key"] = ("cds-no-key", Plain(records => records.Add(SignedTestZone.Record("example.", "CDS", "1 13 1 AABBCCDDEEFF00112233445566778899AABBCCDD")))),
        ["a second algorithm that does not sign"] = ("rrsig-missing-for-algorithm", Before(records => records.Add(new ResourceRecord(SignedTestZone.Apex, new RecordClass(1), 3600, PrivateKey.Generate(SecurityAlgorithm.Ed25519).ToDnskey(256))))),
        ["a record twice"] = ("zone-duplicate-record", After(records => records.Add(SignedTestZone.Record("mail.example.", "A", "192.0.2.9")))),
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void One_fault_gives_the_finding_that_names_it_and_no_other(string fault, string codes)
    {
        var zone = FaultsByName[fault].Zone;
        var records = zone.Sign();
        var report = SignedTestZone.Verify(SignedTestZone.Text(records));

        Assert.Equal(codes, string.Join(' ', report.Counts.Keys.Order(StringComparer.Ordinal)));
        var isError = report.Findings.Any(finding => finding.Severity == Severity.Error);
        Assert.Equal(isError ? SecurityStatus.Bogus : SecurityStatus.Secure, report.Status);

        // In any other order the same is found.
        var shuffled = records.ToArray();
        new Random(5).Shuffle(shuffled);
        Assert.Equal(codes, string.Join(' ', SignedTestZone.Verify(SignedTestZone.Text(shuffled)).Counts.Keys.Order(StringComparer.Ordinal)));
    }

    internal static Rrsig Damaged(Rrsig rrsig)
    {
        var signature = rrsig.Signature.ToArray();
        signature[10] ^= 0x20;
        return new Rrsig(rrsig.TypeCovered, rrsig.Algorithm, rrsig.Labels, rrsig.OriginalTtl, rrsig.Expiration, rrsig.Inception, rrsig.KeyTag, rrsig.SignersName, signature);
    }

    private static SignedTestZone After(Action<List<ResourceRecord>> change) => new() { AfterSigning = change };

    private static SignedTestZone Before(Action<List<ResourceRecord>> change) => new() { BeforeSigning = change };

    private static SignedTestZone Hashed(Denial denial, Action<List<ResourceRecord>> change) => new() { Denial = denial, BeforeSigning = change };

    private static SignedTestZone Digested(Action<List<ResourceRecord>> change) => new() { Denial = Denial.Nsec3, WithZonemd = true, AfterSigning = change };

    private static SignedTestZone Plain(Action<List<ResourceRecord>> change)
    {
        var zone = new SignedTestZone();
        change(zone.Records);
        return zone;
    }

    private static void Remove(List<ResourceRecord> records, DomainName owner, RecordType covered) =>
        Assert.Equal(1, records.RemoveAll(record => record.Owner == owner && record.Data is Rrsig rrsig && rrsig.TypeCovered == covered));

    private static void RemoveHashed(List<ResourceRecord> records, string name) =>
        Assert.Equal(1, records.RemoveAll(record => record.Owner == SignedTestZone.HashedOwner(name)));

    private static void Change(List<ResourceRecord> records, DomainName owner, RecordType covered, Func<Rrsig, Rrsig> change) =>
        ReplaceAll(records, record => record.Owner == owner && record.Data is Rrsig rrsig && rrsig.TypeCovered == covered, record => record with { Data = change((Rrsig)record.Data) });

    private static void ChangeNsec(List<ResourceRecord> records, DomainName owner, Func<Nsec, Nsec> change) =>
        ReplaceAll(records, record => record.Owner == owner && record.Data is Nsec, record => record with { Data = change((Nsec)record.Data) });

    private static void Replace(List<ResourceRecord> records, Predicate<ResourceRecord> which, ResourceRecord by, bool last = false)
    {
        var index = last ? records.FindLastIndex(which) : records.FindIndex(which);
        records[index] = by;
    }

    private static void ReplaceAll(List<ResourceRecord> records, Predicate<ResourceRecord> which, Func<ResourceRecord, ResourceRecord> by)
    {
        var found = 0;
        for (var i = 0; i < records.Count; i++)
        {
            if (which(records[i]))
            {
                records[i] = by(records[i]);
                found++;
            }
        }

        Assert.NotEqual(0, found);
    }

    private static ResourceRecord Signature(List<ResourceRecord> records, string owner, string covering, RecordType covered)
    {
        var record = records.First(record => record.Owner == DomainName.Parse(owner) && record.Data is Rrsig rrsig && rrsig.TypeCovered == RecordType.Parse(covering));
        return record with { Data = With((Rrsig)record.Data, covered: covered) };
    }

    private static Rrsig With(Rrsig rrsig, RecordType? covered = null, byte? labels = null, ushort? tag = null, DomainName? signer = null, SignatureTime? expiration = null) => new(
        covered ?? rrsig.TypeCovered, rrsig.Algorithm, labels ?? rrsig.Labels, rrsig.OriginalTtl, expiration ?? rrsig.Expiration, rrsig.Inception, tag ?? rrsig.KeyTag, signer ?? rrsig.SignersName, rrsig.Signature);

    private static Nsec3 With(Nsec3 nsec3, byte? flags = null, byte[]? next = null, TypeBitmap? types = null) =>
        new(nsec3.HashAlgorithm, flags ?? nsec3.Flags, nsec3.Iterations, nsec3.Salt, next ?? nsec3.NextHashedOwnerName, types ?? nsec3.Types);
}
