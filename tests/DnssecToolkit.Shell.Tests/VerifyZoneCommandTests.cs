using System.IO.Compression;
using System.Text.Json;

namespace DnssecToolkit.Shell.Tests;

public sealed class VerifyZoneCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("root", ExitCode.Done, null)]
    [InlineData("example", ExitCode.Done, null)]
    [InlineData("signed.example", ExitCode.Done, null)]
    [InlineData("nsec3.example", ExitCode.Done, null)]
    [InlineData("broken-nsec-chain", ExitCode.Bogus, "nsec-record-missing")]
    [InlineData("missing-nsec3", ExitCode.Bogus, "nsec3-record-missing")]
    [InlineData("changed-data", ExitCode.Bogus, "line 24: rrsig-invalid: www.nsec3.example. A")]
    [InlineData("missing-zsk", ExitCode.Bogus, "rrsig-key-missing")]
    [InlineData("expired", ExitCode.Bogus, "rrsig-expired")]
    [InlineData("broken-apex-nsec3", ExitCode.Bogus, "made by another private key")]
    public async Task The_exit_code_tells_the_status_and_the_fault_is_named(string zone, int exitCode, string? fault)
    {
        var run = await SmallInternet.VerifyZone(SmallInternet.Zone(zone));

        Assert.Equal((exitCode, ""), (run.ExitCode, run.Error));
        Assert.Contains(exitCode == ExitCode.Done ? " is secure, if the parent's DS records mean its secure entry points" : " is bogus\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(fault ?? " 0 bad; 0 RRsets without a valid one", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_of_a_broken_zone_reads_well()
    {
        var run = await SmallInternet.VerifyZone(SmallInternet.Zone("broken-apex-nsec3"));

        Snapshot.Matches(run.Output, "verify-zone-broken");
    }

    [Fact]
    public async Task The_report_of_a_good_zone_reads_well()
    {
        var run = await SmallInternet.VerifyZone(SmallInternet.Zone("root"), "--trust-anchor", SmallInternet.RootAnchor);

        Snapshot.Matches(run.Output, "verify-zone-good");
    }

    [Fact]
    public async Task A_zone_without_signatures_is_insecure()
    {
        var run = await SmallInternet.VerifyZone(Repository.PathOf("data", "captures", "internet", "example.zone"));

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.StartsWith("example. is insecure\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_anchor_of_another_zone_is_not_silently_passed_over()
    {
        var run = await SmallInternet.VerifyZone(SmallInternet.Zone("example"), "--trust-anchor", SmallInternet.RootAnchor);

        Assert.StartsWith("example. is secure, but no trust anchor given is one of this zone: its keys were not compared with any\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_anchor_files_may_be_given()
    {
        var other = _folder.Write("other.ds", "other. IN DS 1 8 2 " + new string('0', 64) + "\n");

        var run = await SmallInternet.VerifyZone(SmallInternet.Zone("root"), "--trust-anchor", other, "--trust-anchor", SmallInternet.RootAnchor);

        Assert.StartsWith(". is secure\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_anchor_that_fits_no_key_makes_the_zone_bogus()
    {
        var wrong = _folder.Write("wrong.ds", ". IN DS 1 8 2 " + new string('0', 64) + "\n");

        var run = await SmallInternet.VerifyZone(SmallInternet.Zone("root"), "--trust-anchor", wrong);

        Assert.Equal(ExitCode.Bogus, run.ExitCode);
    }

    [Fact]
    public async Task What_is_left_out_of_a_long_list_is_counted()
    {
        var run = await SmallInternet.VerifyZone(SmallInternet.Zone("expired"), "--most", "2");

        Assert.Equal(2, run.Output.Split(": rrsig-expired:").Length - 1);
        Assert.Contains("\n  23 more of rrsig-expired\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_for_programs()
    {
        var run = await SmallInternet.VerifyZone(SmallInternet.Zone("changed-data"), "--format", "json");

        Assert.Equal((ExitCode.Bogus, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("bogus", json.RootElement.GetProperty("status").GetString());
        var finding = Assert.Single(json.RootElement.GetProperty("findings").EnumerateArray());
        Assert.Equal(("rrsig-invalid", 24), (finding.GetProperty("code").GetString(), finding.GetProperty("line").GetInt32()));
    }

    [Fact]
    public async Task Gzip_is_taken_away()
    {
        var packed = _folder.PathOf("root.zone.gz");
        using (var stream = new GZipStream(File.Create(packed), CompressionLevel.Fastest))
        {
            stream.Write(await File.ReadAllBytesAsync(SmallInternet.Zone("root"), TestContext.Current.CancellationToken));
        }

        var run = await SmallInternet.VerifyZone(packed, "--trust-anchor", SmallInternet.RootAnchor);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.StartsWith(". is secure\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Dear colleague (here is the zone).\nRegards")]
    [InlineData("www.example. 3600 IN A 192.0.2.1\n")]
    public async Task What_is_no_zone_is_unreadable(string text)
    {
        var file = _folder.Write("zone", text);

        var run = await SmallInternet.VerifyZone(file);

        Assert.Equal((ExitCode.Unreadable, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"dnssec: {file} is no zone file: there is no SOA record in it\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_capture_is_not_taken_for_a_zone()
    {
        var file = SmallInternet.Capture("good");

        var run = await SmallInternet.VerifyZone(file);

        Assert.Equal((ExitCode.Unreadable, ""), (run.ExitCode, run.Output));
        Assert.Equal($"dnssec: {file} is a capture (pcap) and not a zone file; 'dnssec explain NAME --from {file}' judges it\n", run.Error);
    }

    [Theory]
    [InlineData("nowhere.zone", "there is no file nowhere.zone")]
    [InlineData("/", "/ is a folder, not a file")]
    public async Task What_cannot_be_opened_is_named(string file, string complaint)
    {
        var run = await SmallInternet.VerifyZone(file);

        Assert.Equal((ExitCode.Unreadable, "", $"dnssec: {complaint}\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Theory]
    [InlineData("--at", "x", "--at \"x\" is not an instant")]
    [InlineData("--origin", "a..b", "\"a..b\" is not a domain name")]
    [InlineData("--threads", "0", "--threads \"0\" is not a number from 1 on")]
    [InlineData("--threads", "many", "--threads \"many\" is not a number from 1 on")]
    [InlineData("--most", "-1", "--most \"-1\" is not a number from 1 on")]
    [InlineData("--format", "svg", "--format \"svg\" is not known; choose text or json")]
    public async Task Wrong_usage_says_what_is_wrong(string option, string value, string complaint)
    {
        var run = await CommandLineRun.Of("verify-zone", SmallInternet.Zone("root"), option, value);

        Assert.Equal((ExitCode.WrongUsage, ""), (run.ExitCode, run.Output));
        Assert.Contains(complaint, run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
