namespace DnssecToolkit.Shell.Tests;

public sealed class CaptureCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _good = SmallInternet.Capture("good");

    [Fact]
    public async Task Show_gives_a_line_for_each_exchange()
    {
        var run = await CommandLineRun.Of("capture", "show", _good);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("2026-11-24T13:41:19.361Z 127.53.0.1      udp  . DNSKEY: NOERROR aa 4/0/0 1152 octets\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n70 of 70 exchanges\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(71, run.Output.Count(character => character == '\n'));
    }

    [Fact]
    public async Task Show_can_give_whole_messages()
    {
        var run = await CommandLineRun.Of("capture", "show", _good, "--name", "info.nic.example.", "--server", "127.53.1.1", "--messages");

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Snapshot.Matches(run.Output, "capture-show-messages");
    }

    [Theory]
    [InlineData(4, "--name", "nic.example.")]
    [InlineData(4, "--name", "NIC.example")]
    [InlineData(2, "--name", "nic.example.", "--type", "TXT")]
    [InlineData(2, "--name", "nic.example.", "--type", "TYPE16")]
    [InlineData(1, "--name", "nic.example.", "--type", "TXT", "--server", "127.53.1.2")]
    [InlineData(3, "--until", "2026-11-24 13:41:19.422")]
    [InlineData(70, "--since", "2026-11-24T13:41:19Z", "--until", "2026-11-24T13:42:00Z")]
    [InlineData(0, "--since", "2026-11-24T13:42:00Z")]
    public async Task Exchanges_are_chosen_by_time_server_name_and_type(int count, params string[] choice)
    {
        var run = await CommandLineRun.Of(["capture", "show", _good, .. choice]);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.EndsWith($"{count} of 70 exchanges\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--type", "WHAT", "\"WHAT\" is not a record type")]
    [InlineData("--name", "a..b", "\"a..b\" is not a domain name: a name has an empty label")]
    [InlineData("--server", "ns1", "--server \"ns1\" is not an IP address")]
    [InlineData("--since", "monday", "--since \"monday\" is not an instant")]
    [InlineData("--until", "monday", "--until \"monday\" is not an instant")]
    public async Task A_choice_that_cannot_be_is_wrong_usage(string option, string value, string complaint)
    {
        var run = await CommandLineRun.Of("capture", "show", _good, option, value);

        Assert.Equal((ExitCode.WrongUsage, ""), (run.ExitCode, run.Output));
        Assert.Contains(complaint, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("first.jsonl", "second.pcap")]
    [InlineData("first.jsonl.gz", "second.pcap.gz")]
    public async Task Lines_and_pcap_turn_into_each_other_without_a_loss(string first, string second)
    {
        var (lines, packets, again) = (_folder.PathOf(first), _folder.PathOf(second), _folder.PathOf("again.jsonl"));

        var run = await CommandLineRun.Of("capture", "convert", _good, "-o", lines);
        await CommandLineRun.Of("capture", "convert", lines, "-o", packets);
        await CommandLineRun.Of("capture", "convert", packets, "-o", again);

        Assert.Equal((ExitCode.Done, $"70 exchanges written to {lines}\n", ""), (run.ExitCode, run.Output, run.Error));
        var direct = _folder.PathOf("direct.jsonl");
        await CommandLineRun.Of("capture", "convert", _good, "-o", direct);
        Assert.Equal(await ReadAsync(direct), await ReadAsync(again));
        Assert.Equal((await CommandLineRun.Of("capture", "show", _good)).Output, (await CommandLineRun.Of("capture", "show", packets)).Output);
    }

    [Fact]
    public async Task Readable_records_beside_the_octets_change_nothing_when_read_again()
    {
        var (plain, readable) = (_folder.PathOf("plain.jsonl"), _folder.PathOf("readable.jsonl"));
        await CommandLineRun.Of("capture", "convert", _good, "-o", plain);
        await CommandLineRun.Of("capture", "convert", _good, "-o", readable, "--records");

        Assert.Contains("\"rdataDNSKEY\"", await ReadAsync(readable), StringComparison.Ordinal);
        var again = _folder.PathOf("again.jsonl");
        await CommandLineRun.Of("capture", "convert", readable, "-o", again);
        Assert.Equal(await ReadAsync(plain), await ReadAsync(again));
    }

    [Fact]
    public async Task A_slice_holds_what_was_asked_for_and_can_be_judged()
    {
        var slice = _folder.PathOf("slice.jsonl");
        var run = await CommandLineRun.Of("capture", "slice", _good, "--until", "2026-11-24T13:41:19.420Z", "-o", slice);

        Assert.Equal((ExitCode.Done, $"3 exchanges written to {slice}\n"), (run.ExitCode, run.Output));
        Assert.Equal(ExitCode.Done, (await SmallInternet.Explain(".", "SOA", slice)).ExitCode);
        Assert.Equal(ExitCode.Indeterminate, (await SmallInternet.Explain("www.nsec3.example", "A", slice)).ExitCode);
    }

    [Fact]
    public async Task A_slice_may_replace_what_it_is_cut_from()
    {
        var file = _folder.PathOf("evidence.jsonl");
        await CommandLineRun.Of("capture", "convert", _good, "-o", file);

        await CommandLineRun.Of("capture", "slice", file, "--name", "nic.example.", "-o", file);

        Assert.EndsWith("4 of 4 exchanges\n", (await CommandLineRun.Of("capture", "show", file)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_slice_is_told()
    {
        var run = await CommandLineRun.Of("capture", "slice", _good, "--name", "elsewhere.", "-o", _folder.PathOf("none.jsonl"));

        Assert.Equal((ExitCode.Done, "dnssec: none of 70 exchanges is as asked for\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_zone_file_holds_no_exchanges_and_that_is_told()
    {
        var run = await CommandLineRun.Of("capture", "show", SmallInternet.Zone("example"));

        Assert.Equal((ExitCode.Done, "0 of 0 exchanges\n"), (run.ExitCode, run.Output));
        Assert.Equal("dnssec: example.zone is a file of the zone example.; it holds no exchanges, but 'dnssec explain' lets it answer\n", run.Error);
    }

    [Theory]
    [InlineData("out.pcapng", "name it .pcap, .dnstap or .jsonl")]
    [InlineData("out.pcap --records", "--records is for lines; a pcap file holds nothing but octets")]
    [InlineData("", "is a folder; name a file to write")]
    public async Task What_cannot_be_written_is_wrong_usage(string output, string complaint)
    {
        var words = output.Split(' ');

        var run = await CommandLineRun.Of(["capture", "convert", _good, "-o", _folder.PathOf(words[0]), .. words[1..]]);

        Assert.Equal((ExitCode.WrongUsage, ""), (run.ExitCode, run.Output));
        Assert.Contains(complaint, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_where_nothing_can_be_written_is_told()
    {
        var inTheWay = _folder.Write("file", "text");

        var run = await CommandLineRun.Of("capture", "convert", _good, "-o", Path.Combine(inTheWay, "out.jsonl"));

        Assert.Equal(ExitCode.Unreadable, run.ExitCode);
        Assert.StartsWith($"dnssec: {Path.Combine(inTheWay, "out.jsonl")} cannot be written: ", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static Task<string> ReadAsync(string file) => File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
}
