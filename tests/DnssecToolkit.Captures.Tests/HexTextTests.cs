using System.Net;
using System.Text;
using DnssecToolkit.Captures.Tests.Support;

namespace DnssecToolkit.Captures.Tests;

public class HexTextTests
{
    [Fact]
    public void Every_message_of_the_evidence_is_read_and_parses()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.SharedEvidence("real-2026-10-04"), "*.hex", SearchOption.AllDirectories))
        {
            var capture = Reading.Read(File.ReadAllBytes(file), name: Path.GetFileName(file));
            Assert.Empty(capture.Losses);
            var exchange = Assert.Single(capture.Exchanges);
            Assert.NotNull(exchange.Response);
            Assert.Empty(exchange.Response.Defects);
            Assert.NotNull(exchange.Question);
        }
    }

    [Fact]
    public void The_lines_before_the_digits_give_server_time_and_transport()
    {
        var capture = Read($"""
            # server:   k.root-servers.net (NSD)
            # query:    example. IN A (options: DO)
            # captured: 2026-10-04 over TCP, {Sample.Response().Length} bytes
            {Convert.ToHexString(Sample.Response())[..20]}
            {Convert.ToHexString(Sample.Response())[20..]}

            # server:   2001:db8::1
            # captured: 2026-10-04T14:15:16Z over UDP
            {Convert.ToHexString(Sample.Response(2))}
            """);

        Assert.Empty(capture.Losses);
        Assert.Equal([ServerAddress.Named("k.root-servers.net"), new ServerAddress(IPAddress.Parse("2001:db8::1"))], capture.Servers);
        Assert.Equal([Transport.Tcp, Transport.Udp], capture.Exchanges.Select(exchange => exchange.Transport));
        Assert.Equal(new DateTimeOffset(2026, 10, 4, 0, 0, 0, TimeSpan.Zero), capture.Exchanges[0].At);
        Assert.Equal(new DateTimeOffset(2026, 10, 4, 14, 15, 16, TimeSpan.Zero), capture.Exchanges[1].At);
    }

    [Fact]
    public void A_wrong_digit_and_a_wrong_length_are_told_and_the_octets_kept_as_unreadable()
    {
        var hex = Convert.ToHexString(Sample.Response());
        var capture = Read($"# captured: 2026-10-04, 999 bytes\n{hex}\n# next\n{hex[..40]}x{hex[40..]}\n");

        Assert.Equal(2, capture.Losses.Length);
        Assert.Equal((4, 41), (capture.Losses[1].Line, capture.Losses[1].Column));
        Assert.All(capture.Exchanges, exchange => Assert.IsType<Outcome.Unreadable>(exchange.Outcome));
    }

    private static Capture Read(string text) => Reading.Read(Encoding.UTF8.GetBytes(text));
}
