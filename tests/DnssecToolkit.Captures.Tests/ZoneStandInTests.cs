using System.Text;
using DnssecToolkit.Captures.Tests.Support;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures.Tests;

public class ZoneStandInTests
{
    /// <summary>Records that real servers gave for the same zones: what NSD, BIND and Knot DNS answered is what the stand-in answers.</summary>
    [Theory]
    [InlineData("good", "root.zone", "127.53.1.1", "127.53.0.1")]
    [InlineData("good", "example.zone", "127.53.1.1", "127.53.1.2")]
    [InlineData("good", "signed.example.zone", "127.53.2.1")]
    [InlineData("good", "nsec3.example.zone", "127.53.3.1")]
    public void It_answers_every_recorded_question_as_the_real_server_did(string recording, string zone, params string[] servers)
    {
        var capture = Reading.Read(File.ReadAllBytes(Repository.PathOf("data", "captures", recording + ".pcap")));
        var standIn = Assert.Single(Reading.Read(File.ReadAllBytes(Repository.PathOf("data", "zones", zone)), name: zone).StandIns);
        var compared = 0;
        foreach (var exchange in capture.Exchanges.Where(exchange => servers.Contains(exchange.Server.Address.ToString()) && !exchange.Response!.IsTruncated))
        {
            if (standIn.Ask(exchange.Question!) is not { } answer || (zone == "root.zone" && exchange.Server.Address.ToString() != "127.53.0.1"))
            {
                continue;
            }

            compared++;
            var (real, ours) = (exchange.Response!, answer.Response!);
            var about = $"{exchange.Question} of {exchange.Server}";
            Assert.True(real.ResponseCode == ours.ResponseCode, about);
            Assert.True(real.IsAuthoritative == ours.IsAuthoritative, about);
            Assert.Equal((about, Lines(real.Answer)), (about, Lines(ours.Answer)));
            Assert.Equal((about, Lines(WithoutApexServers(real, standIn.Origin))), (about, Lines(ours.Authority)));
        }

        Assert.InRange(compared, 5, 1000);
    }

    [Fact]
    public void A_capture_asks_its_stand_ins_and_gives_recorded_answers_first()
    {
        var question = Sample.Question("www.signed.example.");
        var zones = Capture.Empty.Merge([.. new[] { "root.zone", "example.zone", "signed.example.zone", "nsec3.example.zone" }
            .Select(zone => Reading.Read(File.ReadAllBytes(Repository.PathOf("data", "zones", zone)), name: zone))]);
        var recorded = new Capture([Sample.Answered(Sample.Noon, name: "www.signed.example.")]).Merge(zones);

        Assert.Empty(zones.Losses);
        Assert.Equal(["root.zone", "example.zone", "signed.example.zone"], zones.Responses(question).Select(exchange => exchange.Server.Name));
        Assert.Equal([Transport.Udp, Transport.File, Transport.File, Transport.File], recorded.Responses(question).Select(exchange => exchange.Transport));
        Assert.All(recorded.Responses(question, Sample.Noon), exchange => Assert.Equal(Sample.Noon, exchange.At));
        Assert.Equal(["root.zone", "example.zone"], zones.Responses(Sample.Question("signed.example.", "DS")).Select(exchange => exchange.Server.Name));
    }

    private const string Small = """
        $ORIGIN example.
        $TTL 3600
        @ SOA ns hostmaster 1 7200 3600 1209600 300
        @ NS ns
        ns A 192.0.2.1
        www A 192.0.2.2
        alias CNAME www
        loop1 CNAME loop2
        loop2 CNAME loop1
        out CNAME www.elsewhere.
        x.ent TXT "below an empty non-terminal"
        *.w A 192.0.2.3
        *.wc CNAME www
        child NS ns.child
        child NS ns.elsewhere.
        ns.child A 192.0.2.4
        hidden.child A 192.0.2.5
        old DNAME new.elsewhere.
        under.old A 192.0.2.6
        here DNAME example.
        into CNAME a.child
        a.*.empty A 192.0.2.8
        """;

    [Theory]
    [InlineData("www.example. A", "NOERROR", "www.example. A 192.0.2.2", "")]
    [InlineData("WWW.example. A", "NOERROR", "www.example. A 192.0.2.2", "")]
    [InlineData("www.example. AAAA", "NOERROR", "", "example. SOA")]
    [InlineData("ent.example. A", "NOERROR", "", "example. SOA")]
    [InlineData("no.example. A", "NXDOMAIN", "", "example. SOA")]
    [InlineData("alias.example. A", "NOERROR", "alias.example. CNAME www.example. | www.example. A 192.0.2.2", "")]
    [InlineData("alias.example. CNAME", "NOERROR", "alias.example. CNAME www.example.", "")]
    [InlineData("loop1.example. A", "NOERROR", "loop1.example. CNAME loop2.example. | loop2.example. CNAME loop1.example.", "")]
    [InlineData("out.example. A", "NOERROR", "out.example. CNAME www.elsewhere.", "")]
    [InlineData("a.b.w.example. A", "NOERROR", "a.b.w.example. A 192.0.2.3", "")]
    [InlineData("a.w.example. TXT", "NOERROR", "", "example. SOA")]
    [InlineData("w.example. A", "NOERROR", "", "example. SOA")]
    [InlineData("a.wc.example. A", "NOERROR", "a.wc.example. CNAME www.example. | www.example. A 192.0.2.2", "")]
    [InlineData("x.empty.example. A", "NOERROR", "", "example. SOA")]
    [InlineData("*.w.example. A", "NOERROR", "*.w.example. A 192.0.2.3", "")]
    [InlineData("ns.example. ANY", "NOERROR", "ns.example. A 192.0.2.1", "")]
    [InlineData("child.example. A", "NOERROR", "", "child.example. NS ns.child.example. | child.example. NS ns.elsewhere.")]
    [InlineData("hidden.child.example. A", "NOERROR", "", "child.example. NS ns.child.example. | child.example. NS ns.elsewhere.")]
    [InlineData("child.example. DS", "NOERROR", "", "example. SOA")]
    [InlineData("a.child.example. DS", "NOERROR", "", "child.example. NS ns.child.example. | child.example. NS ns.elsewhere.")]
    [InlineData("under.old.example. A", "NOERROR", "old.example. DNAME new.elsewhere. | under.old.example. CNAME under.new.elsewhere.", "")]
    [InlineData("old.example. DNAME", "NOERROR", "old.example. DNAME new.elsewhere.", "")]
    [InlineData("old.example. A", "NOERROR", "", "example. SOA")]
    [InlineData("www.here.example. A", "NOERROR", "here.example. DNAME example. | www.here.example. CNAME www.example. | www.example. A 192.0.2.2", "")]
    [InlineData("into.example. A", "NOERROR", "into.example. CNAME a.child.example.", "child.example. NS ns.child.example. | child.example. NS ns.elsewhere.")]
    public void It_follows_rfc_1034(string question, string code, string answer, string authority)
    {
        var words = question.Split(' ');
        var response = StandIn(Small).Ask(Sample.Question(words[0], words[1]))!.Response!;
        Assert.Equal(code, response.ResponseCode.ToString());
        Assert.Equal(answer, Short(response.Answer), ignoreCase: true);
        Assert.Equal(authority, Short(response.Authority));
    }

    [Fact]
    public void A_referral_brings_glue_and_no_authority()
    {
        var response = StandIn(Small).Ask(Sample.Question("a.child.example."))!.Response!;
        Assert.False(response.IsAuthoritative);
        Assert.Equal("ns.child.example. A 192.0.2.4", Short(response.Additional));
    }

    [Fact]
    public void A_name_that_a_dname_makes_too_long_is_an_error()
    {
        var longName = string.Concat(Enumerable.Repeat("a23456789012345678901234567890123456789012345678901234567890.", 3));
        var zone = StandIn($"$ORIGIN example.\n$TTL 60\n@ SOA ns h 1 2 3 4 5\nd DNAME {longName}target.\n");
        Assert.Equal(ResponseCode.NameExists, zone.Ask(Sample.Question($"{longName}d.example."))!.Response!.ResponseCode);
    }

    [Fact]
    public void What_is_not_of_the_zone_is_not_answered()
    {
        var zone = StandIn(Small);
        Assert.Null(zone.Ask(Sample.Question("elsewhere.")));
        Assert.Null(zone.Ask(Sample.Question("example.", "DS")));
        Assert.Null(zone.Ask(new Question(DomainName.Parse("www.example."), RecordType.A, RecordClass.Chaos)));
    }

    [Fact]
    public void The_ttl_of_a_missing_name_is_no_longer_than_the_soa_allows() =>
        Assert.Equal(300u, Assert.Single(StandIn(Small).Ask(Sample.Question("no.example."))!.Response!.Authority).Ttl);

    [Fact]
    public void A_file_with_two_zones_makes_two_stand_ins()
    {
        var capture = Zone(Small + "\nchild SOA ns.child h 1 2 3 4 5\nwww.child A 192.0.2.7\nchild DS 1 13 2 00\n");
        Assert.Equal(["example.", "child.example."], capture.StandIns.Select(standIn => standIn.Origin.ToString()));
        var answers = capture.Responses(Sample.Question("www.child.example."));
        Assert.Equal("child.example. DS 1 13 2 00", Short(answers[0].Response!.Authority.Where(record => record.Type == RecordType.Ds)));
        Assert.Equal("www.child.example. A 192.0.2.7", Short(answers[1].Response!.Answer));
        Assert.Single(capture.Responses(Sample.Question("child.example.", "DS")));
        Assert.Equal("", Short(answers[1].Response!.Authority));
    }

    [Fact]
    public void Records_without_a_soa_count_as_answers()
    {
        var capture = Zone("; a comment\nexample. 60 IN DS 1 13 2 AA00\nexample. 60 IN DS 2 13 2 BB00\nexample. 60 IN NS ns.example.\n");
        Assert.Empty(capture.StandIns);
        Assert.Equal("example. DS 1 13 2 AA00 | example. DS 2 13 2 BB00", Short(Assert.Single(capture.Responses(Sample.Question("example.", "DS"))).Response!.Answer));
    }

    [Fact]
    public void An_error_in_a_zone_file_is_told_with_its_line_and_the_rest_is_read()
    {
        var capture = Zone(Small + "\nbad A 192.0.2.256\ngood A 192.0.2.9\n");
        Assert.Equal(Small.Split('\n').Length + 1, Assert.Single(capture.Losses).Line);
        Assert.Equal("good.example. A 192.0.2.9", Short(Assert.Single(capture.Responses(Sample.Question("good.example."))).Response!.Answer));
    }

    [Fact]
    public void The_text_records_of_the_evidence_are_read()
    {
        var capture = Reading.Read(File.ReadAllBytes(Repository.SharedEvidence("real-2026-10-04", "other-sources", "2026-09-23-org-ds.txt")));
        Assert.Empty(capture.Losses);
        Assert.Contains(Assert.Single(capture.Responses(Sample.Question("org.", "DS"))).Response!.Answer, record => record.Type == RecordType.Rrsig);
    }

    private static Capture Zone(string text) => Reading.Read(Encoding.UTF8.GetBytes(text), new CaptureReaderOptions { Format = CaptureFormat.ZoneFile });

    private static ZoneStandIn StandIn(string text)
    {
        var capture = Zone(text);
        Assert.Empty(capture.Losses);
        return Assert.Single(capture.StandIns);
    }

    private static string Lines(IEnumerable<ResourceRecord> records) => string.Join('\n', records.Select(record => $"{record.Owner} {record.Type} {record.Data}".ToUpperInvariant()).Order(StringComparer.Ordinal));

    // Servers may add the NS of the zone to positive answers; it proves nothing.
    private static IEnumerable<ResourceRecord> WithoutApexServers(Message message, DomainName origin) =>
        message.Authority.Where(record => !(record.Owner == origin && (record.Type == RecordType.Ns || (record.Data is Rrsig rrsig && rrsig.TypeCovered == RecordType.Ns))));

    private static string Short(IEnumerable<ResourceRecord> records) =>
        string.Join(" | ", records.Select(record => record.Type == RecordType.Soa ? $"{record.Owner} SOA" : $"{record.Owner} {record.Type} {record.Data}"));
}
