using System.Globalization;
using System.Text;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Lab.Tests.Recreations;

/// <summary>The outage of <c>.de</c> as it was made again: what was published of it holds, and so does what a validator must say at each instant.</summary>
public sealed class DeOutageTests
{
    private static readonly DomainName De = DomainName.Parse("de.");
    private static readonly Recreation Outage = Recreation.Find("de-2026-05-05")!;
    private static readonly Lazy<Capture> Evidence = new(Outage.Record);
    private static readonly ushort[] BothZsks = [26755, 32911, 33834];

    private static DateTimeOffset On(int hour, int minute, int day = 5) => new(2026, 5, day, hour, minute, 0, TimeSpan.Zero);

    private static SignedZone Zone(DateTimeOffset at) => Outage.At(at).Find(De)!;

    private static IEnumerable<ResourceRecord> Signatures(SignedZone zone) => zone.Records.Where(record => record.Data is Rrsig { TypeCovered: var type } && type != RecordType.Dnskey);

    private static ushort[] Published(DateTimeOffset at) => [.. Zone(at).Records.Select(record => record.Data).OfType<Dnskey>().Select(KeyTag.Of).Order()];

    private static Diagnosis Judge(string name, string type, DateTimeOffset at) =>
        Validator.Diagnose(Evidence.Value, new Question(DomainName.Parse(name), RecordType.Parse(type)), Outage.Anchors, at);

    [Fact]
    public void The_keys_have_the_tags_that_the_real_ones_had_and_33834_is_published_three_days_before_it_signs()
    {
        Assert.Equal([26755, 32911], Published(On(11, 0, day: 2)));
        Assert.Equal(BothZsks, Published(On(13, 0, day: 2)));
        Assert.Equal(BothZsks, Published(On(20, 30)));
        Assert.Equal(BothZsks, Published(On(23, 59)));
        Assert.Equal([26755, 32911], Published(On(1, 30, day: 6)));
    }

    [Fact]
    public void Before_the_outage_and_after_it_32911_signs_and_in_between_every_signature_names_33834()
    {
        ushort[] Tags(DateTimeOffset at) => [.. Signatures(Zone(at)).Select(record => ((Rrsig)record.Data).KeyTag).Distinct()];
        Assert.Equal([32911], Tags(On(19, 29)));
        Assert.Equal([33834], Tags(On(19, 31)));
        Assert.Equal([33834], Tags(On(22, 0)));
        Assert.Equal([32911], Tags(On(23, 15)));
    }

    [Fact]
    public void The_zone_has_six_hundred_delegations_of_which_four_in_a_hundred_are_signed_and_its_ttls_are_the_measured_ones()
    {
        var records = Zone(On(18, 0)).Records;
        Assert.Equal(600, records.Where(record => record.Type == RecordType.Ns && record.Owner != De).Select(record => record.Owner).Distinct().Count());
        Assert.Equal(24, records.Where(record => record.Type == RecordType.Ds).Select(record => record.Owner).Distinct().Count());
        uint[] Ttls(RecordType type) => [.. records.Where(record => record.Type == type).Select(record => record.Ttl).Distinct()];
        Assert.Equal([86400u], Ttls(RecordType.Ns));
        Assert.Equal([86400u], Ttls(RecordType.Ds));
        Assert.Equal([86400u], Ttls(RecordType.A));
        Assert.Equal([7200u], Ttls(RecordType.Nsec3));
        Assert.Equal([3600u], Ttls(RecordType.Dnskey));
        Assert.Equal([86400u], Ttls(RecordType.Soa));
        Assert.Equal(7200u, records.Select(record => record.Data).OfType<Soa>().Single().Minimum);
        var parameters = records.Select(record => record.Data).OfType<Nsec3Param>().Single();
        Assert.Equal((1, 0, 0), (parameters.HashAlgorithm, parameters.Iterations, parameters.Salt.Length));
        Assert.All(records.Select(record => record.Data).OfType<Nsec3>(), nsec3 => Assert.True(nsec3.IsOptOut));
        Assert.Contains(records, record => record.Type == RecordType.Nsec3 && record.Owner == DomainName.Parse("a0d5d1p51kijsevll74k523htmq406bk.de."));
    }

    [Fact]
    public void Signatures_begin_ninety_minutes_before_they_are_made_and_last_a_fortnight_and_the_soa_is_signed_two_seconds_after_its_serial()
    {
        var zone = Zone(On(20, 30));
        var signature = Signatures(zone).Select(record => (Rrsig)record.Data).Single(rrsig => rrsig.TypeCovered == RecordType.Soa);
        var serial = zone.Records.Select(record => record.Data).OfType<Soa>().Single().Serial;
        Assert.Equal(serial + 2 - 5400, signature.Inception.Seconds);
        Assert.Equal(serial + 2 + (14 * 86400), signature.Expiration.Seconds);
    }

    [Fact]
    public void The_repair_carries_the_inception_that_was_seen_of_the_real_one() => Assert.Contains(
        Signatures(Zone(On(22, 10))).Select(record => (Rrsig)record.Data), rrsig => rrsig.Inception.ToInstant(On(22, 0)) == new DateTimeOffset(2026, 5, 5, 20, 15, 14, TimeSpan.Zero));

    [Fact]
    public void About_one_signature_in_three_verifies_and_none_over_the_apex_nsec3()
    {
        var published = Zone(On(20, 30)).Keys.Single(key => key.IsPublished && key.Tag == 33834).Private.PublicKey;
        var drawn = new Dictionary<(DomainName, RecordType, SignatureTime), bool>();
        for (var at = On(19, 31); at < On(22, 0); at = at.AddMinutes(1))
        {
            var zone = Zone(at);
            foreach (var record in Signatures(zone))
            {
                var rrsig = (Rrsig)record.Data;
                if (!drawn.ContainsKey((record.Owner, rrsig.TypeCovered, rrsig.Inception)))
                {
                    var set = new RRset(record.Owner, RecordClass.Internet, record.Ttl, [.. zone.Records.Where(other => other.Owner == record.Owner && other.Type == rrsig.TypeCovered).Select(other => other.Data)]);
                    drawn.Add((record.Owner, rrsig.TypeCovered, rrsig.Inception), published.Verify(SignedData.Build(set, rrsig), rrsig.Signature.Span).IsValid);
                }
            }
        }

        var apex = DomainName.Parse("a0d5d1p51kijsevll74k523htmq406bk.de.");
        Assert.All(drawn.Where(pair => pair.Key.Item1 == apex), pair => Assert.False(pair.Value));
        var lottery = drawn.Where(pair => pair.Key.Item1 != apex).ToList();
        Assert.InRange(lottery.Count, 80, 200);
        Assert.InRange(lottery.Count(pair => pair.Value) / (double)lottery.Count, 0.25, 0.42); // two standard deviations around a third, of a hundred draws
    }

    [Fact]
    public void The_verdicts_of_the_days_are_those_of_the_incident()
    {
        string[] asked = ["amazon.de. A", "bahn.de. A", "gibt-es-nicht.de. A", "nic.de. A", "denic.de. A", "posteo.de. A", "bund.de. A", "de. SOA", "de. DNSKEY"];
        var text = new StringBuilder($"{"",-16} {string.Join(" ", asked.Select(ask => $"{ask,-20}"))}".TrimEnd() + "\n");
        foreach (var at in Outage.Files.SelectMany(file => file.Instants).Where(at => at.Minute != 15))
        {
            var verdicts = asked.Select(ask => ask.Split(' ')).Select(ask => Judge(ask[0], ask[1], at)).ToList();
            Assert.All(verdicts, verdict => Assert.NotEqual(SecurityStatus.Indeterminate, verdict.Status));
            Assert.All(verdicts.Where(verdict => verdict.Status == SecurityStatus.Bogus), verdict => Assert.Equal("rrsig-made-by-other-key", verdict.Cause!.Finding.Code));
            text.Append($"{at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} {string.Join(" ", verdicts.Select(verdict => $"{verdict.Status,-20}"))}".TrimEnd()).Append('\n');
        }

        Snapshot.Matches(text.ToString(), "de-verdicts");
    }

    [Fact]
    public void At_half_past_eight_the_apex_nsec3_is_the_cause_and_nothing_else_stands_between_amazon_and_its_verdict()
    {
        var diagnosis = Judge("amazon.de.", "A", On(20, 30));
        Assert.Equal(SecurityStatus.Bogus, diagnosis.Status);
        Assert.Equal("a0d5d1p51kijsevll74k523htmq406bk.de.", diagnosis.Cause!.Finding.Place.Owner.ToString());
        Assert.Equal(33834, diagnosis.Cause.Finding.Place.KeyTag!.Value);
        Assert.Equal(SecurityStatus.Insecure, diagnosis.Cause.StatusWithout);
        Assert.Contains(diagnosis.Cause.Consequences, finding => finding.Code == "nsec3-apex-hangs");
        Assert.Equal([ExtendedErrorCode.DnssecBogus], diagnosis.ExtendedErrors);
        var others = Assert.IsType<RrsigMadeByOtherKey.Found>(diagnosis.Cause.Finding).Others;
        Assert.True(others.Good > 0 && others.Bad > others.Good, others.ToString());
    }

    [Fact]
    public void While_the_repair_spreads_each_server_has_its_own_word()
    {
        var diagnosis = Judge("amazon.de.", "A", On(22, 30));
        Assert.Equal(SecurityStatus.Insecure, diagnosis.Status);
        var ofDe = diagnosis.Servers.Where(server => server.Zones.Contains(De)).ToList();
        Assert.Equal(12, ofDe.Count);
        Assert.Equal(4, ofDe.Count(server => server.Verdict.Status == SecurityStatus.Insecure && server.Serial == 1778017512)); // 21:45:12: two servers, two addresses each
        Assert.Equal(8, ofDe.Count(server => server.IsAtFault && server.Serial < 1778017512));
    }

    [Fact]
    public void The_same_instant_gives_the_same_octets() => Assert.Equal(
        Outage.Probe(On(22, 30)).Select(exchange => Convert.ToHexString(exchange.ResponseOctets.Span)),
        Outage.Probe(On(22, 30)).Select(exchange => Convert.ToHexString(exchange.ResponseOctets.Span)));
}
