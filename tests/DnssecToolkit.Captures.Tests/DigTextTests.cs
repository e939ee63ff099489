using System.Text;
using DnssecToolkit.Captures.Tests.Support;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures.Tests;

/// <summary>What dig, kdig, drill and delv print: real output in <c>samples/</c>.</summary>
public class DigTextTests
{
    public static TheoryData<string> Recordings => RealToolsTests.Recordings;

    [Theory]
    [InlineData("dig-plain.txt", 173)]
    [InlineData("dig-nsid.txt", 209)]
    [InlineData("dig-unknownformat.txt", 201)]
    [InlineData("dig-nottl.txt", 203)]
    [InlineData("dig-tc.txt", 1180)]
    [InlineData("kdig.txt", 173)]
    [InlineData("drill.txt", 173)]
    [InlineData("drill-nx.txt", 773)]
    public void The_message_made_anew_has_the_size_that_the_tool_saw(string name, int size)
    {
        var exchange = Assert.Single(Samples.Read(name).Exchanges);

        Assert.True(exchange.IsRemade);
        Assert.InRange(exchange.ResponseOctets.Length, size - 7, size); // names in the data of a record may be compressed where they were not
        Assert.Empty(exchange.Response!.Defects);
    }

    [Fact]
    public void Header_options_and_footer_are_all_there()
    {
        var exchange = Assert.Single(Samples.Read("dig-nsid.txt").Exchanges);

        var response = exchange.Response!;
        Assert.Equal((27194, true, true, false, false), (response.Id, response.IsResponse, response.IsAuthoritative, response.RecursionDesired, response.AuthenticData));
        Assert.True(response.Edns!.DnssecOk);
        Assert.Equal(1232, response.Edns.UdpPayloadSize);
        Assert.Equal("vm"u8.ToArray(), response.Edns.Nsid!.Value.ToArray());
        Assert.Equal(("127.53.2.1", Transport.Udp), (exchange.Server.ToString(), exchange.Transport));
        Assert.Equal(new DateTimeOffset(2026, 11, 24, 17, 24, 22, TimeSpan.Zero), exchange.At);
        Assert.Equal(TimeSpan.Zero, exchange.Uncertainty);
    }

    [Fact]
    public void Several_answers_and_records_over_several_lines_are_read()
    {
        var capture = Samples.Read("dig-multi.txt");

        Assert.Empty(capture.Losses);
        Assert.Equal(["DNSKEY", "SOA"], capture.Exchanges.Select(exchange => exchange.Question!.Type.ToString()));
        Assert.All(capture.Exchanges, exchange => Assert.Equal(2, exchange.Response!.Answer.Length));
        Assert.Equal(6, Assert.Single(Samples.Read("kdig-multi.txt").Exchanges).Response!.Authority.Length);
    }

    [Fact]
    public void The_query_that_qr_shows_belongs_to_the_response_with_its_id()
    {
        var exchange = Assert.Single(Samples.Read("dig-qr.txt").Exchanges);
        Assert.Equal(46775, exchange.QueryMessage!.Id);
        Assert.Equal("d4b27f4bfd40b5f7", Convert.ToHexStringLower(exchange.QueryMessage.Edns!.Cookie!.Value.Span));
        Assert.Equal(ResponseCode.NameError, exchange.Response!.ResponseCode);
        Assert.Equal(6, exchange.Response.Authority.Length);
        Assert.Equal(33761, Assert.Single(Samples.Read("kdig-qr.txt").Exchanges).QueryMessage!.Id);
    }

    [Fact]
    public void Extended_errors_are_kept_with_their_text()
    {
        var errors = Samples.Read("dig-ede.txt").Exchanges[0].Response!.Edns!.ExtendedErrors;
        Assert.Equal(ExtendedErrorCode.SignatureExpired, Assert.Single(errors).Code);
        Assert.Equal("validation failure <www.signed.example. A IN>: signature expired from 127.53.2.1 for key signed.example. while building chain of trust", errors[0].Text);
    }

    [Fact]
    public void After_truncation_the_answer_came_over_tcp() =>
        Assert.Equal(Transport.Tcp, Assert.Single(Samples.Read("dig-tc.txt").Exchanges).Transport);

    [Theory]
    [InlineData("kdig-tls.txt", Transport.Tls, "127.53.9.6#853")]
    [InlineData("kdig-https.txt", Transport.Https, "127.53.9.6#443")]
    [InlineData("dig-https.txt", Transport.Https, "127.53.9.6#443")]
    [InlineData("dig-plain.txt", Transport.Udp, "127.53.9.1")]
    public void The_transport_is_the_one_the_tool_names(string name, Transport transport, string server)
    {
        var exchange = Assert.Single(Samples.Read(name).Exchanges);
        Assert.Equal((transport, server), (exchange.Transport, exchange.Server.ToString()));
    }

    [Fact]
    public void A_server_that_was_silent_is_an_exchange_without_a_response()
    {
        var exchange = Assert.Single(Samples.Read("dig-timeout.txt").Exchanges);
        Assert.Equal((new Outcome.Timeout(), "www.nsec3.example. A"), (exchange.Outcome, exchange.Question!.ToString()));
    }

    [Fact]
    public void A_server_that_refused_is_an_exchange_of_the_question_that_the_command_line_shows()
    {
        var exchange = Assert.Single(Samples.Read("dig-refused.txt").Exchanges);
        Assert.Equal(new Outcome.NetworkError("connection refused"), exchange.Outcome);
        Assert.Equal((". SOA", "127.53.7.9"), (exchange.Question!.ToString(), exchange.Server.ToString()));
        Assert.Equal(["127.53.7.2", "127.53.9.1"], Samples.Read("dig-timeout-qr.txt").Exchanges.Select(one => one.Server.ToString()));
    }

    [Fact]
    public void A_failure_behind_an_answer_is_of_the_next_query()
    {
        var first = Encoding.UTF8.GetString(Samples.Octets("dig-plain.txt"));
        var capture = Read(first + """
            ;; communications error to 127.53.9.2#53: timed out

            ; <<>> DiG 9.18.49 <<>> +dnssec @127.53.9.2 late.example MX
            ; (1 server found)
            ;; global options: +cmd
            ;; no servers could be reached

            """);

        Assert.Equal(["www.signed.example.", "late.example."], capture.Exchanges.OrderByDescending(exchange => exchange.At).Select(exchange => exchange.Question!.Name.ToString()));
        Assert.Contains(capture.Exchanges, exchange => exchange.Outcome is Outcome.Timeout);
    }

    [Fact]
    public void Dig_9_16_says_only_that_no_server_could_be_reached()
    {
        var exchange = Assert.Single(Read("; <<>> DiG 9.16.1 <<>> @192.0.2.1 -p 5300 example. -t DNSKEY +tcp\n;; global options: +cmd\n;; connection timed out; no servers could be reached\n").Exchanges);
        Assert.Equal(("192.0.2.1#5300", Transport.Tcp, new Outcome.Timeout()), (exchange.Server.ToString(), exchange.Transport, exchange.Outcome));
        Assert.Equal(RecordType.Dnskey, exchange.Question!.Type);
    }

    [Theory]
    [InlineData("Tue Nov 24 12:24:23 EST 2026", 17, 0)]
    [InlineData("Tue Nov 24 17:24:23 UTC 2026", 17, 0)]
    [InlineData("Tue Nov 24 18:24:23 CET 2026", 17, 0)]
    [InlineData("Tue Nov 24 20:24:23 +03 2026", 17, 0)]
    [InlineData("Tue Nov 24 13:54:23 -0330 2026", 17, 0)]
    [InlineData("Tue Nov 24 17:24:23 CST 2026", 17, 14)]
    [InlineData("Tue Nov 24 17:24:23 2026", 17, 14)]
    public void Times_are_turned_into_utc_and_an_unknown_zone_is_told_as_uncertainty(string when, int hour, int uncertainty)
    {
        var text = Encoding.UTF8.GetString(Samples.Octets("dig-plain.txt")).Replace("Tue Nov 24 17:24:22 UTC 2026", when, StringComparison.Ordinal);
        var capture = Read(text);
        var exchange = Assert.Single(capture.Exchanges);
        Assert.Equal(new DateTimeOffset(2026, 11, 24, hour, 24, 23, TimeSpan.Zero), exchange.At);
        Assert.Equal(TimeSpan.FromHours(uncertainty), exchange.Uncertainty);
        Assert.Equal(uncertainty > 0 ? 1 : 0, capture.Losses.Length);
    }

    [Fact]
    public void What_an_option_left_out_is_told_with_its_line_and_the_section_that_lacks_it()
    {
        var capture = Samples.Read("dig-nocrypto.txt");
        Assert.Equal([16, 20, 6], capture.Losses.Select(loss => loss.Line!.Value));
        Assert.Equal("the header counts 2 records in the section ANSWER, and 0 can be made again: left out by an option, cut off or unknown", capture.Losses[2].Reason);
    }

    [Fact]
    public void Records_without_a_header_count_as_answers_and_that_is_told()
    {
        var capture = Samples.Read("dig-noall-stats.txt");
        Assert.StartsWith("records without a header", Assert.Single(capture.Losses).Reason, StringComparison.Ordinal);
        Assert.Equal(3, capture.Exchanges.Length);
        Assert.All(capture.Exchanges, exchange => Assert.Equal("127.53.9.1", exchange.Server.ToString()));
    }

    [Fact]
    public void A_trace_gives_each_set_with_the_server_that_sent_it()
    {
        var capture = Read("""
            ; <<>> DiG 9.18.49 <<>> +trace example A
            ;; global options: +cmd
            .			518400	IN	NS	a.root-servers.net.
            ;; Received 239 bytes from 192.0.2.1#53(192.0.2.1) in 1 ms

            example.		172800	IN	NS	ns.example.
            example.		86400	IN	DS	1 13 2 0000000000000000000000000000000000000000000000000000000000000000
            ;; Received 400 bytes from 198.41.0.4#53(a.root-servers.net) in 20 ms

            """);
        Assert.Equal(["192.0.2.1", "198.41.0.4", "198.41.0.4"], capture.Exchanges.Select(exchange => exchange.Server.ToString()));
    }

    [Theory]
    [InlineData("dig-short.txt", "dig +short")]
    [InlineData("dig-yaml.txt", "run dig and delv without +yaml")]
    public void What_keeps_too_little_is_refused_with_the_option_to_leave_out(string name, string words)
    {
        var capture = Samples.Read(name);
        Assert.Empty(capture.Exchanges);
        Assert.Contains(words, Assert.Single(capture.Losses).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_transfer_that_dig_wrote_is_a_zone_file()
    {
        const string Zone = "\n; <<>> DiG 9.18.49 <<>> axfr example @192.0.2.1\n;; global options: +cmd\nexample. 60 IN SOA ns.example. h.example. 1 2 3 4 5\nexample. 60 IN NS ns.example.\nexample. 60 IN SOA ns.example. h.example. 1 2 3 4 5\n;; Query time: 0 msec\n;; SERVER: 192.0.2.1#53(192.0.2.1) (TCP)\n;; XFR size: 3 records (messages 1, bytes 200)\n";
        Assert.Equal(CaptureFormat.ZoneFile, CaptureReader.Sniff(Encoding.UTF8.GetBytes(Zone)));
    }

    [Fact]
    public void Delv_shows_validated_records_and_with_rtrace_every_response()
    {
        var plain = Samples.Read("delv.txt");
        Assert.Equal(["www.signed.example.", "www.nsec3.example.", "www.plain.example."], plain.Exchanges.Select(exchange => exchange.Question!.Name.ToString()));
        Assert.Equal(["delv shows a negative response without its signatures: it cannot be made again"], plain.Losses.Select(loss => loss.Reason).Where(reason => reason.Contains("delv", StringComparison.Ordinal)));
        Assert.Empty(plain.Hints);

        var traced = Samples.Read("delv-trace.txt").Exchanges.Where(exchange => exchange.Server.ToString() == "127.53.9.5").ToList();
        Assert.Equal(["A", "DNSKEY", "DS", "DNSKEY", "DS", "DNSKEY"], [.. traced.Select(exchange => exchange.Question!.Type.ToString()).Take(6)]);
        Assert.All(traced, exchange => Assert.NotEmpty(exchange.Response!.Answer));
    }

    [Theory]
    [MemberData(nameof(Recordings))]
    public void Every_recorded_message_that_this_toolkit_shows_reads_back_the_same(string name)
    {
        foreach (var response in Reading.Read(File.ReadAllBytes(Repository.PathOf("data", "captures", name))).Exchanges.Select(exchange => exchange.Response!))
        {
            var read = Reading.Read(Encoding.UTF8.GetBytes(response.ToString()));
            Assert.Empty(read.Losses);
            Assert.Equal(WithoutSize(response.ToString()), WithoutSize(Assert.Single(read.Exchanges).Response!.ToString()));
        }

        static string WithoutSize(string text) => text[..text.IndexOf(";; MSG SIZE", StringComparison.Ordinal)];
    }

    private static Capture Read(string text) => Reading.Read(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")));
}
