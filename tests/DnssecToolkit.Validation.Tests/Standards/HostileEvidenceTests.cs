using System.Collections.Immutable;
using System.Net;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests.Standards;

/// <summary>Evidence made to be costly: the work is bounded, and a bound that is reached is told (CVE-2023-50387, CVE-2023-50868).</summary>
public class HostileEvidenceTests
{
    private const long Megabyte = 1 << 20;
    private static readonly DomainName Www = DomainName.Parse("www.h.");

    private static readonly SignedZone Zone = new("h.", "www A 192.0.2.1");
    private static readonly TestInternet Internet = new(Zone);
    private static readonly RRset Set = new(Www, RecordClass.Internet, 3600, Zone.Records.Where(record => record.Owner == Www).Select(record => record.Data));

    [Fact]
    public void Hundreds_of_keys_with_one_tag_times_hundreds_of_signatures_end_in_a_spent_budget()
    {
        var key = ZoneKey.Make("h.");
        var trap = new SignedZone("h.", "www A 192.0.2.1") { BeforeSigning = records => records.AddRange(DelegationTests.Decoys(key, 100).Select(decoy => SignedZone.Record(Zone.Apex, decoy))) };
        var garbage = Enumerable.Range(0, 300).Select(i => SignedZone.Record(Www, Garbage(key.Tag, i))).ToImmutableArray();

        foreach (var policy in ResolverPolicies.All)
        {
            var (diagnosis, allocated) = Measure(() => new TestInternet(trap).Record("www.h. A"), message => message.Answer.Any(record => record.Type == RecordType.A) ? Evidence.With(message, [.. Set.Records, .. garbage]) : null, policy);

            Assert.Equal((policy.Name, SecurityStatus.Bogus), (policy.Name, diagnosis.Status));
            Assert.Contains(diagnosis.Findings, finding => finding.Code is "rrsig-budget-spent" or "rrset-too-many-signatures");
            Assert.InRange(diagnosis.Cost.SignatureChecks, 1, policy.Budget.SignatureChecks + 10);
            Assert.InRange(allocated, 0, 100 * Megabyte);
        }
    }

    [Fact]
    public void Thousands_of_signatures_over_a_large_set_are_not_all_worked_out()
    {
        var large = new SignedZone("h.", string.Join('\n', Enumerable.Range(0, 120).Select(i => $"www TXT \"{i} {new string('x', 200)}\"")));
        var garbage = Enumerable.Range(0, 280).Select(i => SignedZone.Record(Www, Garbage(large.Keys[0].Tag, i, RecordType.Txt))).ToImmutableArray();

        var (diagnosis, allocated) = Measure(() => new TestInternet(large).Record("www.h. TXT"), message => message.Answer.IsEmpty || message.Question!.Type != RecordType.Txt ? null
            : Evidence.With(message, [.. message.Answer.Where(record => record.Type == RecordType.Txt), .. garbage]), ResolverPolicies.Rfc, "www.h. TXT");

        Assert.Equal(SecurityStatus.Bogus, diagnosis.Status);
        Assert.InRange(diagnosis.Cost.SignatureChecks, 1, 100);
        Assert.InRange(allocated, 0, 150 * Megabyte);
    }

    [Fact]
    public void A_flood_of_keys_and_a_flood_of_DS_records_are_compared_key_by_key_and_no_more()
    {
        var keys = Enumerable.Range(0, 900).Select(i => new Dnskey(257, 3, SecurityAlgorithm.Ed25519, Enumerable.Repeat((byte)i, 32).ToArray().AsMemory())).DistinctBy(key => Convert.ToHexString(key.Wire.Span)).ToList();
        var flooded = new SignedZone("h.", "www A 192.0.2.1")
        {
            BeforeSigning = records => records.AddRange(keys.Select(key => SignedZone.Record(Zone.Apex, key))),
            Delegation = [.. Enumerable.Range(0, 1000).Select(i => new Ds(KeyTag.Of(keys[i % keys.Count]), SecurityAlgorithm.Ed25519, DigestType.Sha256, BitConverter.GetBytes(i).Concat(new byte[28]).ToArray()))],
        };

        var (diagnosis, allocated) = Measure(() => new TestInternet(flooded).Record("www.h. A"), null, ResolverPolicies.Rfc);

        Assert.Equal(SecurityStatus.Bogus, diagnosis.Status);
        Assert.Contains(diagnosis.Findings, finding => finding.Code == "ds-budget-spent");
        Assert.InRange(allocated, 0, 150 * Megabyte);
    }

    [Fact]
    public void A_name_of_127_labels_under_2500_iterations_is_hashed_within_the_budget()
    {
        var policy = ResolverPolicies.Rfc with { Nsec3IterationLimit = static _ => 2500 };
        var name = string.Join('.', Enumerable.Repeat("a", 126)) + ".h.";
        var zone = new SignedZone("h.", "", Denials.Nsec3 with { Iterations = 2500, Salt = new string('F', 510) });

        var (diagnosis, allocated) = Measure(() => new TestInternet(zone).Record(name + " A"), null, policy, name + " A");

        Assert.InRange(diagnosis.Cost.HashComputations, 1, policy.Budget.Nsec3Hashes);
        Assert.True(diagnosis.Status == SecurityStatus.Secure || diagnosis.Findings.Any(finding => finding.Code == "nsec3-budget-spent"), diagnosis.ToString());
        Assert.InRange(allocated, 0, 150 * Megabyte);
    }

    [Fact]
    public void Chains_of_many_salts_share_one_budget_for_the_whole_diagnosis()
    {
        var policy = ResolverPolicies.Rfc with { Nsec3IterationLimit = static _ => 2500 };
        var plain = new SignedZone("h.", "www A 192.0.2.1", Denials.Nsec3);
        var chains = Enumerable.Range(0, 60).SelectMany(i => new SignedZone("h.", "www A 192.0.2.1", Denials.Nsec3 with { Iterations = 2500, Salt = $"{i:X2}" }).Sign())
            .Where(record => record.Type == RecordType.Nsec3 || record.Data is Rrsig { TypeCovered.Number: 50 }).ToImmutableArray();
        var name = string.Join('.', Enumerable.Repeat("a", 60)) + ".www.h.";

        var (diagnosis, allocated) = Measure(
            () => new TestInternet(plain).Record(name + " A"),
            message => message.ResponseCode == ResponseCode.NameError ? Evidence.With(message, authority: [.. message.Authority.Where(record => record.Type == RecordType.Soa), .. chains.Where(record => record.Data is Nsec3 nsec3 ? nsec3.Types.Contains(RecordType.Soa) : true)]) : null,
            policy, name + " A");

        Assert.NotEqual(SecurityStatus.Secure, diagnosis.Status);
        Assert.InRange(diagnosis.Cost.HashComputations, 1, 1000);
        Assert.Contains(diagnosis.Findings, finding => finding.Code is "nsec3-budget-spent" or "records-flood");
        Assert.InRange(allocated, 0, 200 * Megabyte);
    }

    [Fact]
    public void A_flood_of_NSEC3_records_is_cut_short()
    {
        var zone = new SignedZone("h.", "www A 192.0.2.1", Denials.Nsec3);
        var flood = Enumerable.Range(0, 250).SelectMany(i => new[]
        {
            SignedZone.Record(zone.HashedOwner($"x{i}.h."), new Nsec3(1, 0, 0, default, new byte[20], TypeBitmap.Of([RecordType.A]))),
            SignedZone.Record(zone.HashedOwner($"x{i}.h."), Garbage(zone.Keys[0].Tag, i, RecordType.Nsec3, 16)),
        }).ToImmutableArray();

        var (diagnosis, allocated) = Measure(() => new TestInternet(zone).Record("nope.h. A"), message => message.ResponseCode == ResponseCode.NameError ? Evidence.With(message, authority: [.. flood, .. message.Authority]) : null, ResolverPolicies.Rfc, "nope.h. A");

        Assert.Equal(SecurityStatus.Bogus, diagnosis.Status);
        Assert.InRange(diagnosis.Cost.SignatureChecks, 1, 600);
        Assert.InRange(allocated, 0, 150 * Megabyte);
    }

    [Fact]
    public void Thousands_of_servers_with_signatures_of_their_own_share_one_budget()
    {
        var template = Internet.Record("www.h. A");
        var answer = template.Exchanges.Last(exchange => exchange.Question == TestInternet.Ask("www.h. A") && !exchange.Response!.Answer.IsEmpty);
        var flood = Enumerable.Range(0, 1500).Select(i => Evidence.From(
            Evidence.Change(answer, message => Evidence.With(message, [.. Set.Records, .. Enumerable.Range(0, 8).Select(j => SignedZone.Record(Www, Garbage(Zone.Keys[0].Tag, (i * 8) + j)))])),
            new ServerAddress(new IPAddress([10, 0, (byte)(i >> 8), (byte)i])))).ToList();
        var capture = new Capture(template.Exchanges.Where(exchange => exchange != answer).Concat(flood));

        var diagnosis = Validator.Diagnose(capture, TestInternet.Ask("www.h. A"), Internet.Anchors, TestInternet.Noon);

        Assert.Equal(SecurityStatus.Bogus, diagnosis.Status);
        Assert.InRange(diagnosis.Cost.SignatureChecks, 1, diagnosis.Policy.Budget.AllSignatureChecks);
        Assert.Contains(diagnosis.Findings, finding => finding.Code is "rrsig-budget-spent" or "rrset-too-many-signatures");
    }

    [Fact]
    public void A_name_of_127_labels_is_walked_down_label_by_label()
    {
        var name = string.Join('.', Enumerable.Repeat("b", 126)) + ".h. A";
        var (diagnosis, allocated) = Measure(() => Internet.Record(name), null, ResolverPolicies.Rfc, name);

        Assert.Equal((SecurityStatus.Secure, ResponseKind.NameError), (diagnosis.Status, diagnosis.Response().Kind));
        Assert.InRange(allocated, 0, 100 * Megabyte);
    }

    [Fact]
    public void Octets_that_are_no_message_are_missing_evidence_and_no_exception()
    {
        var header = new byte[] { 0, 1, 0x84, 0, 0, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF };
        var question = new byte[] { 3, (byte)'w', (byte)'w', (byte)'w', 1, (byte)'h', 0, 0, 1, 0, 1 };
        byte[][] bombs =
        [
            [],
            header,
            [.. header, .. question],
            [.. header, 0xC0, 12, 0, 1, 0, 1],
            [.. header, .. question, .. Enumerable.Repeat<byte[]>([0xC0, 23, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0], 5000).SelectMany(octets => octets)],
            [.. header, .. question, .. Enumerable.Repeat<byte[]>([0xC0, 12, 0, 46, 0, 1, 0, 0, 0, 1, 0, 0], 5000).SelectMany(octets => octets)],
            [.. header, .. question, .. Enumerable.Repeat<byte[]>([0xC0, 12, 0, 50, 0, 1, 0, 0, 0, 1, 0, 3, 1, 0, 0xFF], 4000).SelectMany(octets => octets)],
            [.. header, .. question, .. Enumerable.Range(0, 60000).Select(i => (byte)(i * 31))],
        ];
        foreach (var bomb in bombs)
        {
            var exchanges = Internet.Record("www.h. A").Exchanges.Select(exchange => exchange.Question == TestInternet.Ask("www.h. A") ? Evidence.Octets(exchange, bomb) : exchange);
            var (diagnosis, allocated) = Measure(new Capture(exchanges), ResolverPolicies.Rfc, "www.h. A");

            Assert.NotEqual(SecurityStatus.Secure, diagnosis.Status);
            Assert.InRange(allocated, 0, 100 * Megabyte);
        }
    }

    private static Rrsig Garbage(ushort tag, int number, RecordType? covered = null, int length = 64) => new(
        covered ?? RecordType.A, SecurityAlgorithm.Ed25519, 2, 3600, Zone.Expiration, Zone.Inception, tag, Zone.Apex,
        BitConverter.GetBytes(number).Concat(Enumerable.Repeat((byte)7, length - 4)).ToArray());

    private static (Diagnosis Diagnosis, long Allocated) Measure(Func<Capture> record, Func<Message, Message?>? change, ResolverPolicy policy, string question = "www.h. A")
    {
        var capture = record();
        if (change is not null)
        {
            capture = new Capture(capture.Exchanges.Select(exchange => change(exchange.Response!) is { } changed ? Evidence.Change(exchange, _ => changed) : exchange));
        }

        return Measure(capture, policy, question);
    }

    private static (Diagnosis Diagnosis, long Allocated) Measure(Capture capture, ResolverPolicy policy, string question)
    {
        var anchors = Internet.Anchors;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var diagnosis = Validator.Diagnose(capture, TestInternet.Ask(question), anchors, TestInternet.Noon, policy);
        return (diagnosis, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
