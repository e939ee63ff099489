using System.Net;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;
using DnssecToolkit.Lab.Serving;
using DnssecToolkit.Testing.Servers;

namespace DnssecToolkit.Shell.Tests;

/// <summary><c>dnssec fetch</c> from the servers of a lab on loopback.</summary>
public sealed class FetchCommandTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePort();
    private LoopbackServers? _servers;
    private string[] _lab = [];

    public ValueTask InitializeAsync()
    {
        var now = TimeProvider.System.GetUtcNow();
        var internet = Internet.Build(
            Bench.Describe() with { Port = _port, FirstAddress = IPAddress.Parse("127.79.0.0") },
            new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero).AddMinutes(-10));
        _servers = LoopbackServers.Start(internet, new LoopbackOptions { Port = _port });
        _lab =
        [
            "--hints", _folder.Write("hints", internet.ToRootHints()),
            "--port", $"{_port}",
            "--trust-anchor", _folder.Write("root.ds", string.Concat(internet.Anchors.Closest(DomainName.Root)!.Ds.Select(ds => $". 3600 IN DS {ds}\n"))),
        ];
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_servers is not null)
        {
            await _servers.DisposeAsync();
        }

        _folder.Dispose();
    }

    [Fact]
    public async Task Without_a_file_the_diagnosis_is_printed_and_nothing_is_kept()
    {
        var run = await Fetch("www.example.test");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.StartsWith("www.example.test. A is secure: a chain over 3 zones leads from the trust anchor of the root to the", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"^dnssec: 7 of 7 servers answered, \d+ queries in \d+\.\d+ s; nothing was kept \(-o FILE keeps the evidence\)\n$", run.Error);
    }

    [Fact]
    public async Task With_a_file_the_evidence_is_kept_and_the_next_command_told_which_says_the_same()
    {
        var file = _folder.PathOf("evidence.jsonl");

        var run = await Fetch("www.example.test", "-o", file);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.Matches(@"^7 of 7 servers answered, \d+ queries in \d+\.\d+ s; \d+ exchanges are in ", run.Output);
        var next = run.Output.Split('\n').Single(line => line.StartsWith("  dnssec explain", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..];
        var explained = await CommandLineRun.Of(next);
        Assert.Equal(ExitCode.Done, explained.ExitCode);
        Assert.StartsWith("www.example.test. A is secure", explained.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_types_are_fetched_and_judged_at_once()
    {
        var run = await Fetch("example.test", "MX", "TXT", "AAAA");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        foreach (var type in new[] { "MX", "TXT", "AAAA" })
        {
            Assert.Contains($"example.test. {type} is secure", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_that_is_there_is_left_alone_unless_it_is_to_be_added_to()
    {
        var file = _folder.PathOf("evidence.jsonl");
        await Fetch("www.example.test", "-o", file);
        var before = File.ReadAllText(file);

        var refused = await Fetch("www.example.test", "-o", file);
        var between = File.ReadAllText(file);
        var added = await Fetch("www.example.test", "-o", file, "--append", "--explain");

        Assert.Equal((ExitCode.WrongUsage, $"dnssec: {file} exists already; --append adds to it, or name another file\n"), (refused.ExitCode, refused.Error));
        Assert.Equal(before, between);
        Assert.Equal(ExitCode.Done, added.ExitCode);
        Assert.Contains("www.example.test. A is secure", added.Output, StringComparison.Ordinal);
        Assert.StartsWith(before, File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unfinished_line_is_mended_and_said()
    {
        var file = _folder.PathOf("evidence.jsonl");
        await Fetch("www.example.test", "-o", file);
        File.AppendAllText(file, "{\"dateString\":\"2026-11-24T");

        var run = await Fetch("www.example.test", "-o", file, "--append");

        Assert.Equal($"dnssec: {file}: the last line was cut off; its 26 octets were taken away\n", run.Error);
        using var stream = File.OpenRead(file);
        Assert.Empty(CaptureReader.Read(stream).Losses);
    }

    [Fact]
    public async Task Compressed_by_its_name()
    {
        var file = _folder.PathOf("evidence.jsonl.gz");

        await Fetch("www.example.test", "-o", file);
        await Fetch("www.example.test", "-o", file, "--append");

        Assert.Equal([0x1f, 0x8b], File.ReadAllBytes(file)[..2]);
        using var stream = File.OpenRead(file);
        Assert.Equal(2, CaptureReader.Read(stream).Recorded(new Question(DomainName.Parse("www.example.test."), RecordType.A)).Count(exchange => exchange.Server.Address.Equals(IPAddress.Parse("127.79.0.1"))));
    }

    [Fact]
    public async Task Following_says_a_line_for_each_round_and_ends_well_when_it_is_interrupted()
    {
        var file = _folder.PathOf("evidence.jsonl");
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var end = new CancellationTokenSource();

        var running = CommandTree.RunAsync(["fetch", "www.example.test", "--follow", "50ms", "--rate", "1000", "-o", file, .. _lab], new Terminal(output, error), end.Token);
        while (!running.IsCompleted && Lines(output) < 2)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await end.CancelAsync();
        Assert.Equal(ExitCode.Done, await running);
        Assert.All(output.ToString().TrimEnd('\n').Split('\n'), line => Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC  secure  www\.example\.test\. A  7 of 7 servers answered, \d+ queries in ", line));
        using var stream = File.OpenRead(file);
        var capture = CaptureReader.Read(stream);
        Assert.Empty(capture.Losses);
        Assert.Contains($"{capture.Exchanges.Length} exchanges were added to {file}", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_answers_is_indeterminate()
    {
        var run = await CommandLineRun.Of("fetch", "www.example.test", "--hints", _folder.Write("nobody", ". NS a.\na. A 127.79.250.1\n"), "--port", $"{_port}", "--timeout", "200ms");

        Assert.Equal(ExitCode.Indeterminate, run.ExitCode);
        Assert.Contains($"dnssec: 127.79.250.1#{_port} never answered; it should serve .\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_evidence_of_another_root_asks_for_its_trust_anchor()
    {
        var run = await CommandLineRun.Of(["fetch", "www.example.test", .. _lab[..4]]);

        Assert.Equal(ExitCode.Bogus, run.ExitCode);
        Assert.Contains("name its anchor with --trust-anchor FILE", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--follow needs a file to append to: -o FILE", "--follow", "1m")]
    [InlineData("--follow needs a file to append to; standard output is none", "--follow", "1m", "-o", "-")]
    [InlineData("--append needs a file: -o FILE", "--append")]
    [InlineData("--explain and -o - would both write to standard output; name a file", "--explain", "-o", "-")]
    [InlineData("--follow \"soon\" is not a duration; write 500ms, 30s, 5m, 2h or 1d", "--follow", "soon")]
    [InlineData("--follow \"0s\" is not a duration; write 500ms, 30s, 5m, 2h or 1d", "--follow", "0s")]
    [InlineData("--port 65536 is not a port; the largest is 65535", "--port", "65536")]
    [InlineData("--resolver \"nonsense\" is not an address; write 192.0.2.53, 2001:db8::53#5353, or system", "--resolver", "nonsense")]
    [InlineData("there is no file missing.hints", "--hints", "missing.hints")]
    public async Task A_wrong_command_line_is_told_before_anything_is_asked(string complaint, params string[] options)
    {
        var run = await CommandLineRun.Of(["fetch", "www.example.test", .. options]);

        Assert.True(run.ExitCode is ExitCode.WrongUsage or ExitCode.Unreadable);
        Assert.Contains($"dnssec: {complaint}\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_hints_file_is_told_with_its_line()
    {
        var run = await CommandLineRun.Of("fetch", "www.example.test", "--hints", _folder.Write("wrong", ". NS a.\na. A nonsense\n"));

        Assert.Equal(ExitCode.Unreadable, run.ExitCode);
        Assert.Contains("no root hints can be read from", run.Error, StringComparison.Ordinal);
        Assert.Contains("line 2", run.Error, StringComparison.Ordinal);
    }

    private static int Lines(StringWriter output)
    {
        lock (output)
        {
            return output.ToString().Count(character => character == '\n');
        }
    }

    private static int FreePort()
    {
        using var probe = new ScriptedServer("127.79.0.1", udp: null);
        return probe.Port;
    }

    private Task<CommandLineRun> Fetch(params string[] arguments) => CommandLineRun.Of(["fetch", .. arguments, .. _lab]);
}
