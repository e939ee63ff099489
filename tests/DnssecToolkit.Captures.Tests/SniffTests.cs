using System.Text;

namespace DnssecToolkit.Captures.Tests;

public class SniffTests
{
    [Theory]
    [InlineData("{\"queryMessage\":{}}", CaptureFormat.JsonLines)]
    [InlineData("\uFEFF\n {\"a\":1}", CaptureFormat.JsonLines)]
    [InlineData("\u001e{\"a\":1}\n", CaptureFormat.JsonLines)]
    [InlineData("# server: a\n0123 4567\n", CaptureFormat.HexText)]
    [InlineData("# server: a\n0123x4567\n# server: b\n435c8400000100020006000d0369736303\n", CaptureFormat.HexText)]
    [InlineData("435c8400000100020006000d0369736303\n", CaptureFormat.HexText)]
    [InlineData("$TTL 60\n", CaptureFormat.ZoneFile)]
    [InlineData("; a zone\n\n@ IN SOA ns.example. hostmaster.example. (\n 1 2 3 4 5 )\n", CaptureFormat.ZoneFile)]
    [InlineData("example.\t3600\tNS\tns.example.\n", CaptureFormat.ZoneFile)]
    [InlineData(". IN DS 1 13 2 AA\n", CaptureFormat.ZoneFile)]
    [InlineData("www 1h IN A 192.0.2.1\n", CaptureFormat.ZoneFile)]
    public void A_format_is_told_by_its_first_octets(string text, CaptureFormat format) =>
        Assert.Equal(format, CaptureReader.Sniff(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("")]
    [InlineData("This is a text about DNS.\n")]
    [InlineData("The A record of the zone\n")]
    [InlineData("| `.` | 127.53.0.1 (BIND) | NSEC |\n")]
    [InlineData("<html>\n")]
    [InlineData("abc")]
    [InlineData("# Notes\n\nWhat was asked.\n\n## More\n\nadd a dad\n")]
    [InlineData("#!/bin/sh\n# makes it\nset -e\ndd\n")]
    public void What_is_no_capture_is_not_taken_for_one(string text) => Assert.Null(CaptureReader.Sniff(Encoding.UTF8.GetBytes(text)));
}
