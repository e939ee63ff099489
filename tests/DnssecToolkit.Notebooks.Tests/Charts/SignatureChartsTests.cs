using System.Net;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Notebooks.Charts;

namespace DnssecToolkit.Notebooks.Tests.Charts;

public sealed class SignatureChartsTests
{
    private static readonly DateTimeOffset At = new(2026, 5, 5, 20, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Each_signature_is_a_bar_of_its_validity_however_often_it_was_seen()
    {
        var chart = Seen(Signature("SOA", -7, 7), Signature("SOA", -7, 7), Signature("DNSKEY", -30, -1), Signature("NSEC3", 1, 14)).ToSignatureChart(At);

        Assert.Equal(["de. SOA 33834", "de. DNSKEY 33834", "de. NSEC3 33834"], chart.Lanes.Select(lane => lane.Name));
        Assert.Equal([Tone.Secure, Tone.Stale, Tone.MayFail], chart.Lanes.Select(lane => Assert.Single(lane.Spans).Tone));
        Assert.StartsWith("2 of the signatures seen are out of their time", chart.Headline, StringComparison.Ordinal);
        Picture.Holds(chart, "signatures");
    }

    [Fact]
    public void Evidence_without_signatures_is_a_chart_too() => Assert.NotEmpty(Seen().ToSignatureChart(At).ToSvg());

    private static Capture Seen(params ResourceRecord[] records) => new(
    [
        new Exchange(At, new ServerAddress(IPAddress.Loopback), Transport.Udp, default, new Outcome.Answered(new Message
        {
            IsResponse = true,
            Questions = [new Question(DomainName.Parse("de."), RecordType.Soa)],
            Answer = [.. records],
        }.ToWire())),
    ]);

    private static ResourceRecord Signature(string covered, int from, int to) => new(DomainName.Parse("de."), RecordClass.Internet, 3600, new Rrsig(
        RecordType.Parse(covered), SecurityAlgorithm.RsaSha256, 1, 3600, SignatureTime.FromInstant(At.AddDays(to)), SignatureTime.FromInstant(At.AddDays(from)), 33834, DomainName.Parse("de."),
        new byte[] { (byte)(from + 100), (byte)(to + 100) }));
}
