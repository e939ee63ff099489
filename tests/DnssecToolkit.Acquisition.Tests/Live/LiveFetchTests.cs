using System.Diagnostics;
using System.Globalization;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Explanations;
using DnssecToolkit.Testing.Servers;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Acquisition.Tests;

/// <summary>A name below three zones, from real NSD, Knot and BIND servers on loopback, one of them dead, one truncating and one stale.</summary>
public sealed class LiveFetchTests : IDisposable
{
    private readonly ThreeZones? _zones = ThreeZones.Missing().Count == 0 ? ThreeZones.Start(TimeProvider.System.GetUtcNow()) : null;
    private readonly string _folder = Directory.CreateTempSubdirectory("dnssec-live-").FullName;

    public void Dispose()
    {
        _zones?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_diagnosis_of_what_was_fetched_names_the_stale_the_dead_and_the_truncating_server()
    {
        var zones = Zones();

        var report = await new Walker(new WalkOptions { Hints = RootHints.Of(ThreeZones.Root), Port = zones.Port })
            .WalkAsync([ThreeZones.Question], cancellationToken: TestContext.Current.CancellationToken);
        var diagnosis = Validator.Diagnose(report.Capture, ThreeZones.Question, zones.Current.Anchors, report.Capture.End!.Value);

        Assert.Equal(SecurityStatus.Secure, diagnosis.Status);
        var stale = diagnosis.Servers.Single(server => server.Server.Address.Equals(ThreeZones.Stale));
        Assert.Equal((SecurityStatus.Bogus, (uint?)2026110401), (stale.Verdict.Status, stale.Serial));
        Assert.Contains(diagnosis.Findings, finding => finding.Code == "rrsig-expired" && finding.Servers.Any(server => server.Address.Equals(ThreeZones.Stale)));
        Assert.Contains(
            diagnosis.Findings.OfType<ServersDisagree.Found>(),
            found => found.Place.Type == RecordType.A && found.Bad.Single().Address.Equals(ThreeZones.Stale) && found.Good.Length == 3);
        Assert.All(
            diagnosis.Servers.Where(server => !server.Server.Address.Equals(ThreeZones.Stale) && !server.Server.Address.Equals(ThreeZones.Dead)),
            server => Assert.Equal(SecurityStatus.Secure, server.Verdict.Status));
        Assert.Contains(diagnosis.Findings, finding => finding.Code == "response-timeout" && finding.Servers.Any(server => server.Address.Equals(ThreeZones.Dead)));
        Assert.Contains($"{ThreeZones.Stale}#{zones.Port}", Explainer.Explain(diagnosis).ToText(), StringComparison.Ordinal);

        Assert.Equal(new Notice.ServerSilent(new ServerAddress(ThreeZones.Dead, zones.Port), "example.test."), Assert.Single(report.Notices));
        var overTcp = report.Capture.Exchanges.Where(exchange => exchange.Server.Address.Equals(ThreeZones.Truncating) && exchange.Transport == Transport.Tcp).ToList();
        Assert.NotEmpty(overTcp);
        Assert.All(overTcp, exchange => Assert.IsType<Outcome.Answered>(exchange.Outcome));
    }

    [Fact]
    public void Killed_in_the_middle_the_file_reads_back_to_the_last_whole_exchange_and_can_be_gone_on_with()
    {
        var zones = Zones();
        var file = Path.Combine(_folder, "live.jsonl");
        var before = 0;
        foreach (var milliseconds in new[] { 100, 350, 600 })
        {
            var length = File.Exists(file) ? new FileInfo(file).Length : 0;
            using (var fetch = Start(zones, file, "--follow", "100ms", "--timeout", "300ms", "--rate", "1000"))
            {
                Assert.True(SpinWait.SpinUntil(() => File.Exists(file) && new FileInfo(file).Length > length, TimeSpan.FromMinutes(2)), "it began to write");
                Thread.Sleep(milliseconds);
                Assert.False(fetch.HasExited, "it was still fetching");
                fetch.Kill();
                fetch.WaitForExit();
            }

            var text = File.ReadAllBytes(file);
            var capture = Read(file);
            var wholeLines = text.Count(octet => octet == (byte)'\n');
            Assert.Equal(wholeLines, capture.Exchanges.Length);
            Assert.True(capture.Losses.Length <= 1, string.Join('\n', capture.Losses));
            Assert.True(capture.Exchanges.Length > before, $"{capture.Exchanges.Length} exchanges after {before}");
            before = capture.Exchanges.Length;
        }

        using (var fetch = Start(zones, file, "--append"))
        {
            fetch.WaitForExit();
            Assert.Equal(0, fetch.ExitCode);
        }

        var whole = Read(file);
        Assert.True(whole.Losses.Length <= 2, string.Join('\n', whole.Losses));
        Assert.Equal(SecurityStatus.Secure, Validator.Diagnose(whole, ThreeZones.Question, zones.Current.Anchors, whole.End!.Value).Status);
    }

    [Fact]
    public void A_second_writer_is_kept_out_and_the_first_goes_on()
    {
        var zones = Zones();
        var file = Path.Combine(_folder, "one.jsonl");
        using var first = Start(zones, file, "--follow", "100ms");
        Assert.True(SpinWait.SpinUntil(() => new FileInfo(file) is { Exists: true, Length: > 0 }, TimeSpan.FromMinutes(2)), "it began to write");

        using (var second = Start(zones, file, "--append"))
        {
            var error = second.StandardError.ReadToEnd();
            second.WaitForExit();
            Assert.Equal(4, second.ExitCode);
            Assert.Contains("another process is writing to it", error, StringComparison.Ordinal);
        }

        Assert.False(first.HasExited);
        first.Kill();
        first.WaitForExit();
        Assert.True(Read(file).Losses.Length <= 1);
    }

    private static Capture Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return CaptureReader.Read(stream, "live.jsonl");
    }

    private ThreeZones Zones()
    {
        Assert.SkipWhen(_zones is null, $"needs {string.Join(", ", ThreeZones.Missing())}");
        return _zones!;
    }

    private Process Start(ThreeZones zones, string file, params string[] more)
    {
        var hints = Path.Combine(_folder, "hints");
        File.WriteAllText(hints, ThreeZones.Hints);
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        var start = new ProcessStartInfo(
            Repository.PathOf("src", "DnssecToolkit.Shell", "bin", configuration, "net10.0", "dnssec"),
            ["fetch", ThreeZones.Question.Name.ToString(), "A", "--hints", hints, "--port", zones.Port.ToString(CultureInfo.InvariantCulture), "-o", file, .. more])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        return Process.Start(start)!;
    }
}
