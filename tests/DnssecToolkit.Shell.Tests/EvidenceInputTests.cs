using System.IO.Compression;

namespace DnssecToolkit.Shell.Tests;

/// <summary>What <c>--from</c> and the arguments of <c>capture</c> accept, and what is told of what cannot be read.</summary>
public sealed class EvidenceInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var run = await SmallInternet.Explain("example", "SOA", "nowhere.pcap");

        Assert.Equal((ExitCode.Unreadable, "", "dnssec: there is no file nowhere.pcap\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("\u0001\u0000garbage", "the format is none of pcap, pcapng, dnstap")]
    [InlineData("Dear colleague, here is what we saw.", "the format is none of pcap, pcapng, dnstap")]
    [InlineData("{\"a\":1}\n", "line 1")]
    public async Task What_is_no_evidence_is_unreadable_for_every_command(string text, string complaint)
    {
        var file = _folder.Write("evidence", text);

        foreach (var run in new[]
        {
            await SmallInternet.Explain("example", "SOA", file),
            await CommandLineRun.Of("capture", "show", file),
            await CommandLineRun.Of("capture", "convert", file, "-o", _folder.PathOf("out.jsonl")),
        })
        {
            Assert.Equal((ExitCode.Unreadable, ""), (run.ExitCode, run.Output));
            Assert.Contains(complaint, run.Error, StringComparison.Ordinal);
            Assert.EndsWith($"there is no DNS message in {file}\n", run.Error, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(_folder.PathOf("out.jsonl")));
    }

    [Fact]
    public async Task What_a_resolver_recorded_as_dnstap_is_judged_and_converted()
    {
        var recorded = Repository.PathOf("tests", "DnssecToolkit.Captures.Tests", "samples", "unbound-1.17.dnstap");
        var converted = _folder.PathOf("again.dnstap.gz");

        Assert.Equal(ExitCode.Done, (await CommandLineRun.Of("capture", "convert", recorded, "-o", converted)).ExitCode);
        foreach (var file in (string[])[recorded, converted])
        {
            var run = await CommandLineRun.Of("explain", "www.signed.example", "A", "--from", file, "--trust-anchor", SmallInternet.RootAnchor);
            Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
            Assert.StartsWith("www.signed.example. A is secure: a chain over 3 zones", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_resolvers_log_is_shown_as_hints_proposes_questions_and_is_no_evidence()
    {
        var log = Repository.PathOf("tests", "DnssecToolkit.Captures.Tests", "samples", "unbound.log");

        var shown = await CommandLineRun.Of("capture", "show", log);
        Assert.Equal((ExitCode.Done, ""), (shown.ExitCode, shown.Error));
        Assert.StartsWith("hint: 2026-11-24T17:24:32Z www.signed.example. A: signature expired from 127.53.2.1", shown.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n0 of 0 exchanges, 12 hints of validators\n", shown.Output, StringComparison.Ordinal);

        var proposed = await CommandLineRun.Of("explain", "--from", log, SmallInternet.Capture("expired"));
        Assert.Equal((ExitCode.WrongUsage, "dnssec: name one of these: dnssec explain NAME [TYPE] --from ...\n"), (proposed.ExitCode, proposed.Error));
        Assert.StartsWith("Validators said of these that they failed:\n  www.signed.example. A  once: signature expired", proposed.Output, StringComparison.Ordinal);
        Assert.Contains("\nThe evidence holds messages about:\n  . NS\n", proposed.Output, StringComparison.Ordinal);

        var judged = await SmallInternet.Explain("www.signed.example", "A", log);
        Assert.Equal((ExitCode.Unreadable, ""), (judged.ExitCode, judged.Output));
        Assert.Contains("only what a validator said of failures", judged.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dnsviz-probe.json.gz", "www.signed.example", "good")]
    [InlineData("dnsviz-probe-broken.json.gz", "www.plain.example", "broken-apex-nsec3")]
    [InlineData("dnsviz-probe-broken.json.gz", "www.signed.example", "expired")]
    public async Task What_dnsviz_probed_gives_the_verdict_and_the_cause_of_our_own_recording_of_the_same_zones(string probe, string name, string recording)
    {
        var probed = await SmallInternet.Explain(name, "A", Repository.PathOf("tests", "DnssecToolkit.Captures.Tests", "samples", probe));
        var recorded = await SmallInternet.Explain(name, "A", SmallInternet.Capture(recording));

        Assert.Equal((recorded.ExitCode, recorded.Error), (probed.ExitCode, probed.Error));
        Assert.Equal(Headline(recorded), Headline(probed));

        // The verdict and, where there is one, the cause with its place.
        static string Headline(CommandLineRun run) => run.Output.Split("\n   |", 2)[0].Split("\n\nEach server", 2)[0];
    }

    [Fact]
    public async Task A_folder_gives_all_captures_in_it_and_notes_are_passed_over()
    {
        File.Copy(SmallInternet.Capture("good"), _folder.PathOf("good.pcap"));
        _folder.Write("README.md", "# What this is\n\nA note.\n\n## More\n\nAdd a bead.\n");
        _folder.Write("make", "#!/bin/bash\n# makes it\nset -e\ndad\n");
        _folder.Write(".hidden", "hidden");

        var run = await SmallInternet.Explain("www.nsec3.example", "A", _folder.PathOf(""));

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task The_folder_of_captures_in_this_repository_can_be_read_as_a_whole()
    {
        var run = await CommandLineRun.Of("capture", "show", Repository.PathOf("data", "captures"));

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_folder_without_captures_is_unreadable()
    {
        _folder.Write("README.md", "nothing here yet");

        var run = await SmallInternet.Explain("example", "SOA", _folder.PathOf(""));

        Assert.Equal((ExitCode.Unreadable, $"dnssec: the folder {_folder.PathOf("")} holds no capture or zone file\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Several_files_are_one_body_of_evidence()
    {
        var (above, below) = (_folder.PathOf("above.jsonl"), _folder.PathOf("below.pcap"));
        await CommandLineRun.Of("capture", "slice", SmallInternet.Capture("good"), "--server", "127.53.0.1", "--server", "127.53.1.1", "-o", above);
        await CommandLineRun.Of("capture", "slice", SmallInternet.Capture("good"), "--server", "127.53.3.1", "-o", below);

        var half = await SmallInternet.Explain("www.nsec3.example", "A", above);
        var whole = await SmallInternet.Explain("www.nsec3.example", "A", above, "--from", below);

        Assert.Equal((ExitCode.Indeterminate, ExitCode.Done), (half.ExitCode, whole.ExitCode));
    }

    [Fact]
    public async Task Zone_files_answer_in_the_place_of_servers()
    {
        var run = await SmallInternet.Explain(
            "www.nsec3.example", "A", SmallInternet.Zone("root"), "--from", SmallInternet.Zone("example"), "--from", SmallInternet.Zone("nsec3.example"));

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("www.nsec3.example. A is secure", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gzip_is_taken_away()
    {
        var run = await SmallInternet.Explain("www.nsec3.example", "A", Gzip(SmallInternet.Capture("good")));

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_a_damaged_capture_the_rest_is_read_and_the_loss_is_told(bool compressed)
    {
        var whole = await File.ReadAllBytesAsync(compressed ? Gzip(SmallInternet.Capture("good")) : SmallInternet.Capture("good"), TestContext.Current.CancellationToken);
        var damaged = _folder.PathOf("damaged.pcap");
        await File.WriteAllBytesAsync(damaged, whole[..(whole.Length / 2)], TestContext.Current.CancellationToken);

        var shown = await CommandLineRun.Of("capture", "show", damaged);
        var explained = await SmallInternet.Explain("example", "DNSKEY", damaged);

        Assert.Equal(ExitCode.Done, shown.ExitCode);
        Assert.StartsWith("dnssec: not read: damaged.pcap, offset ", shown.Error, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Done, shown.Error), (explained.ExitCode, explained.Error));
    }

    [Fact]
    public async Task Many_losses_are_counted_and_not_all_listed()
    {
        var lines = _folder.PathOf("lines.jsonl");
        await CommandLineRun.Of("capture", "convert", SmallInternet.Capture("good"), "-o", lines);
        await File.AppendAllTextAsync(lines, string.Concat(Enumerable.Repeat("{broken\n", 12)), TestContext.Current.CancellationToken);

        var run = await CommandLineRun.Of("capture", "show", lines);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(6, run.Error.Count(character => character == '\n'));
        Assert.EndsWith("dnssec: not read: 7 more places\n", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Gzip(string file)
    {
        var packed = _folder.PathOf(Path.GetFileName(file) + ".gz");
        using var target = new GZipStream(File.Create(packed), CompressionLevel.Fastest);
        target.Write(File.ReadAllBytes(file));
        return packed;
    }
}
