using System.Text;
using System.Text.Json;
using CsCheck;
using DnssecToolkit.Captures.Tests.Support;

namespace DnssecToolkit.Captures.Tests;

public class JsonLinesTests
{
    [Fact]
    public void What_is_written_reads_back_the_same() => Gen.Select(Generators.AnyExchanges, Gen.Bool).Sample((exchanges, withRecords) =>
    {
        var before = new Capture(exchanges);
        var file = Write(before, withRecords);
        var after = Reading.Read(file, new CaptureReaderOptions { Format = CaptureFormat.JsonLines });
        Assert.Empty(after.Losses);
        Assert.Equal(Reading.Texts(before), Reading.Texts(after));
    });

    [Fact]
    public void Every_line_is_one_json_object_with_the_names_of_rfc_8427()
    {
        var text = Encoding.UTF8.GetString(Write(new Capture([Sample.Answered(Sample.Noon, 4242)])));
        Snapshot.Matches(text, "exchange", "json");
        using var line = JsonDocument.Parse(text.TrimEnd('\n'));
        Assert.Equal("example.", line.RootElement.GetProperty("responseMessage").GetProperty("QNAME").GetString());
        Assert.DoesNotContain('\n', text.TrimEnd('\n'));
    }

    [Fact]
    public void A_damaged_line_is_told_with_its_place_and_the_others_are_read()
    {
        var lines = Lines(5);
        lines[2] = lines[2].Replace("\"outcome\":", "\"outcome\"", StringComparison.Ordinal);

        var capture = Reading.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

        Assert.Equal(4, capture.Exchanges.Length);
        var loss = Assert.Single(capture.Losses);
        Assert.Equal((3, lines[0].Length + lines[1].Length + 2L + loss.Column - 1), (loss.Line, loss.Offset));
        Assert.Equal("file", loss.Source);
    }

    [Fact]
    public void A_last_line_that_is_cut_off_is_told_as_that()
    {
        var file = Write(new Capture([Sample.Answered(Sample.Noon), Sample.Answered(Sample.Noon)]));
        var capture = Reading.Read(file[..^30]);
        Assert.Single(capture.Exchanges);
        Assert.Equal("the last line is cut off", Assert.Single(capture.Losses).Reason);
    }

    [Theory]
    [InlineData("{}", "neither a query nor a response")]
    [InlineData("[1]", "not an object")]
    [InlineData("""{"queryMessage":{"messageOctetsHEX":"0G"}}""", "messageOctetsHEX is not hexadecimal")]
    [InlineData("""{"queryMessage":{"messageOctetsHEX":"00"},"transport":"pigeon"}""", "the transport \"pigeon\" is not known")]
    [InlineData("""{"queryMessage":{"messageOctetsHEX":"00"},"port":66000}""", "port is not a port")]
    [InlineData("""{"queryMessage":{"messageOctetsHEX":"00"},"dateString":"yesterday"}""", "\"yesterday\" is not a time as in RFC 3339")]
    [InlineData("""{"queryMessage":{"messageOctetsHEX":7}}""", "messageOctetsHEX is not text")]
    [InlineData("""{"responseMessage":{"QNAME":"a..b"}}""", "QNAME is not a domain name")]
    public void A_line_that_is_json_but_no_exchange_says_why(string line, string reason)
    {
        var capture = Reading.Read(Encoding.UTF8.GetBytes(line + "\n"), new CaptureReaderOptions { Format = CaptureFormat.JsonLines });
        Assert.Empty(capture.Exchanges);
        Assert.Equal(reason, Assert.Single(capture.Losses).Reason);
    }

    [Fact]
    public void A_text_sequence_of_rfc_7464_is_read_as_well()
    {
        var lines = Lines(3);
        var text = string.Concat(lines.Select(line => "\u001e" + line.Replace(",\"q", ",\n  \"q", StringComparison.Ordinal) + "\n"));
        var capture = Reading.Read(Encoding.UTF8.GetBytes(text));
        Assert.Empty(capture.Losses);
        Assert.Equal(3, capture.Exchanges.Length);
    }

    [Fact]
    public void A_single_message_with_members_only_is_rebuilt()
    {
        const string Line = """
            {"ID":19678,"QR":1,"AA":1,"RCODE":0,"QNAME":"example.com.","QTYPE":1,"QCLASS":1,"dateSeconds":1526515200.5,
            "answerRRs":[{"NAME":"example.com.","TYPE":1,"CLASS":1,"TTL":3600,"RDATAHEX":"C0000201"},
            {"NAME":"example.com.","TYPEname":"A","CLASSname":"IN","TTL":3600,"rrSet":[{"RDATAHEX":"C0000202"},{"RDATAHEX":"C0000203"}]}],
            "additionalRRs":[{"NAME":".","TYPE":41,"CLASS":1232,"TTL":32768,"RDATAHEX":""}]}
            """;

        var capture = Reading.Read(Encoding.UTF8.GetBytes(Line.ReplaceLineEndings("")));

        Assert.Empty(capture.Losses);
        var exchange = Assert.Single(capture.Exchanges);
        Assert.Equal(new DateTimeOffset(2018, 5, 17, 0, 0, 0, 500, TimeSpan.Zero), exchange.At);
        Assert.Equal(["192.0.2.1", "192.0.2.2", "192.0.2.3"], exchange.Response!.Answer.Select(record => record.Data.ToString()));
        Assert.True(exchange.Response.IsAuthoritative);
        Assert.True(exchange.Response.Edns!.DnssecOk);
    }

    private static string[] Lines(int count) => Encoding.UTF8
        .GetString(Write(new Capture(Enumerable.Range(0, count).Select(index => Sample.Answered(Sample.Noon.AddSeconds(index), (ushort)index)))))
        .TrimEnd('\n').Split('\n');

    private static byte[] Write(Capture capture, bool withRecords = false)
    {
        using var stream = new MemoryStream();
        CaptureWriter.WriteJsonLines(stream, capture.Exchanges, withRecords);
        return stream.ToArray();
    }
}
