using System.Text;
using DnssecToolkit.Captures.Tests.Support;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures.Tests;

/// <summary>The JSON of <c>dnsviz probe</c>: real files in <c>samples/</c>, and by hand what they do not have.</summary>
public class DnsVizProbeTests
{
    private static readonly string Response = Convert.ToBase64String(Sample.Response(0x1234));

    [Fact]
    public void Every_response_of_a_probe_is_an_exchange_with_its_query_its_server_and_the_end_of_the_analysis()
    {
        var capture = Samples.Read("dnsviz-probe.json.gz");

        Assert.Empty(capture.Losses);
        Assert.Equal(19, capture.Exchanges.Length);
        Assert.All(capture.Exchanges, exchange =>
        {
            Assert.True(exchange.IsRemade);
            Assert.Equal(exchange.QueryMessage!.Question, exchange.Response!.Question);
            Assert.Equal(exchange.QueryMessage.Id, exchange.Response.Id);
            Assert.True(exchange.QueryMessage.Edns!.DnssecOk);
        });
        Assert.Equal(["127.53.0.1", "127.53.1.1", "127.53.1.2", "127.53.2.1"], capture.Servers.Select(server => server.ToString()).Order());
    }

    [Fact]
    public void Attempts_without_an_answer_are_silence_one_after_the_other_until_the_end()
    {
        var silent = Samples.Read("dnsviz-probe-silent-server.json.gz").Exchanges.Where(exchange => exchange.Outcome is Outcome.Timeout).ToList();

        Assert.Equal(12, silent.Count);
        Assert.Equal(new Outcome.Timeout(TimeSpan.FromMilliseconds(1002)), silent[0].Outcome);
        Assert.Equal([4096, 4096, 4096, 4096, 512], silent.Take(5).Select(exchange => (int)exchange.QueryMessage!.Edns!.UdpPayloadSize));
        Assert.NotNull(silent[0].QueryMessage!.Edns!.Cookie);
        Assert.Null(silent[6].QueryMessage!.Edns!.Cookie);
        Assert.All(silent.Zip(silent.Skip(1)), pair => Assert.Equal(pair.First.At + ((Outcome.Timeout)pair.First.Outcome).Waited, pair.Second.At));
    }

    [Fact]
    public void A_refused_connection_is_told_as_that() =>
        Assert.Equal(3, Samples.Read("dnsviz-probe-refusing-server.json.gz").Exchanges.Count(exchange => exchange.Outcome is Outcome.NetworkError { Reason: "connection refused" }));

    [Fact]
    public void The_output_of_grok_is_refused_with_the_name_of_the_file_that_is_needed()
    {
        var capture = Samples.Read("dnsviz-grok.json.gz");
        Assert.Empty(capture.Exchanges);
        Assert.Contains("give the file that \"dnsviz probe\" wrote", Assert.Single(capture.Losses).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_probe_cut_off_at_any_octet_gives_the_queries_before_the_cut()
    {
        var file = Samples.Unpacked("dnsviz-probe.json.gz");
        var before = 0;
        for (var length = 200; length < file.Length - 100; length += 97)
        {
            var capture = Reading.Read(file[..length]);
            Assert.NotEmpty(capture.Losses);
            Assert.InRange(capture.Exchanges.Length, before, 19);
            before = capture.Exchanges.Length;
        }

        Assert.InRange(before, 18, 19);
    }

    [Fact]
    public void The_transport_and_the_options_follow_the_actions()
    {
        var exchanges = Probe(
            "\"tcp\":false,\"flags\":256,\"edns_version\":0,\"edns_max_udp_payload\":4096,\"edns_flags\":32768,\"edns_options\":[[3,\"\"]]",
            $$"""
            "message":"{{Response}}","time_elapsed":7,"history":[
            {"time_elapsed":3,"cause":"TC","action":"USE_TCP"},
            {"time_elapsed":5,"cause":"INVALID_RCODE","cause_arg":5,"action":"CLEAR_FLAG","action_arg":256},
            {"time_elapsed":9,"cause":"TIMEOUT","action":"DISABLE_EDNS"}]
            """).Exchanges;

        Assert.Equal([ResponseCode.Refused, null, ResponseCode.NoError], exchanges.Select(exchange => exchange.Response?.ResponseCode));
        Assert.All(exchanges, exchange => Assert.Equal(Transport.Tcp, exchange.Transport));
        Assert.Equal([true, false, false], exchanges.Select(exchange => exchange.QueryMessage!.RecursionDesired));
        Assert.Equal([true, true, false], exchanges.Select(exchange => exchange.QueryMessage!.Edns is not null));
        Assert.Equal((Sample.Noon, TimeSpan.FromMinutes(1)), (exchanges[^1].At, exchanges[^1].Uncertainty));
        Assert.Equal(Sample.Noon.AddMilliseconds(-7), exchanges[^1].AskedAt);
    }

    [Fact]
    public void Version_1_0_counted_seconds_and_errors_by_number()
    {
        var exchange = Assert.Single(Probe("\"tcp\":true,\"flags\":0", "\"message\":null,\"error\":\"NETWORK_ERROR\",\"errno\":111,\"response_time\":0.25,\"history\":[]").Exchanges);
        Assert.Equal(new Outcome.NetworkError("network error 111"), exchange.Outcome);
        Assert.Equal(TimeSpan.FromSeconds(0.25), exchange.At - exchange.AskedAt);
    }

    [Theory]
    [InlineData("\"tcp\":false,\"flags\":0", "\"message\":\"?\",\"time_elapsed\":1,\"history\":[]", "message is not base64")]
    [InlineData("\"tcp\":false,\"flags\":70000", "\"message\":null,\"history\":[]", "flags is 70000, which does not fit 16 bits")]
    [InlineData("\"tcp\":false,\"flags\":0,\"edns_version\":0,\"edns_options\":[[1]]", "\"message\":null,\"history\":[]", "edns_options holds something else")]
    public void A_query_that_is_none_is_told_and_the_others_are_read(string options, string response, string reason)
    {
        var loss = Assert.Single(Probe(options, response).Losses);
        Assert.StartsWith($"a query about example.: {reason}", loss.Reason, StringComparison.Ordinal);
        Assert.NotNull(loss.Offset);
    }

    [Fact]
    public void A_later_format_is_read_as_far_as_it_goes_and_told()
    {
        var capture = Reading.Read("""{"_meta._dnsviz.":{"version":2.0,"names":[]},"example.":{"type":"authoritative","stub":true}}"""u8.ToArray());
        Assert.Equal("written in version 2.0 of DNSViz's format; only 1.x is known", Assert.Single(capture.Losses).Reason);
    }

    private static Capture Probe(string options, string response) => Reading.Read(Encoding.UTF8.GetBytes(
        """
        {"example.":{"type":"authoritative","stub":false,"analysis_start":"2026-05-05 11:59:00 UTC","analysis_end":"2026-05-05 12:00:00 UTC","queries":[
        {"qname":"example.","qclass":"IN","qtype":"A","options":{<options>},"responses":{"192.0.2.53":{"192.0.2.1":{<response>}}}}]},
        "_meta._dnsviz.":{"version":1.2,"names":["example."]}}
        """.Replace("<options>", options, StringComparison.Ordinal).Replace("<response>", response, StringComparison.Ordinal)));
}
