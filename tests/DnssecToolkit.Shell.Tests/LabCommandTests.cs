using System.Globalization;
using System.Net;
using System.Net.Sockets;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;
using DnssecToolkit.Notebooks;
using DnssecToolkit.Shell.Running;

namespace DnssecToolkit.Shell.Tests;

/// <summary>The lab on the command line: what it lists, writes and serves can be used by the other commands at once.</summary>
public sealed class LabCommandTests : IDisposable
{
    private const string At = "2026-05-05T12:00:00Z";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_list_has_every_scenario_and_every_fault_on_a_line_of_its_own()
    {
        var lines = (await CommandLineRun.Of("lab", "list")).Output.Split('\n');
        foreach (var (name, summary) in FaultCatalogue.All.Select(fault => (fault.Name, fault.Summary)).Concat(ScenarioCatalogue.All.Select(scenario => (scenario.Name, scenario.Summary))))
        {
            Assert.Single(lines, line => line.StartsWith($"  {name} ", StringComparison.Ordinal) && line.EndsWith(summary, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("rrsig-expired")]
    [InlineData("wrong-ds-then-fixed")]
    [InlineData("de-2026-05-05")]
    [InlineData("healthy")]
    public async Task The_page_of_a_name_is_as_reviewed(string name)
    {
        var run = await CommandLineRun.Of("lab", "show", name);
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Snapshot.Matches(run.Output, $"lab-show-{name}");
    }

    [Fact]
    public async Task Every_name_has_a_page()
    {
        foreach (var name in FaultCatalogue.All.Select(fault => fault.Name).Concat(ScenarioCatalogue.All.Select(scenario => scenario.Name)))
        {
            var run = await CommandLineRun.Of("lab", "show", name);
            Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
            Assert.StartsWith($"# {name}\n", run.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("lab show rrsig-expird", "there is no scenario and no fault \"rrsig-expird\"; did you mean rrsig-expired?")]
    [InlineData("lab zones rrsig-expired+helthy -o x", "there is no scenario and no fault \"helthy\"; did you mean healthy?")]
    [InlineData("lab capture healthy -o x --denial nsec4", "--denial \"nsec4\" is not known; choose nsec, nsec3, nsec3-opt-out or compact")]
    [InlineData("lab capture healthy -o x --algorithm rot13", "--algorithm \"rot13\" is not an algorithm; write RSASHA256, ECDSAP256SHA256, ECDSAP384SHA384, ED25519 or ED448")]
    [InlineData("lab capture healthy -o x --algorithm 200", "healthy cannot be made: The algorithm ALG200 is not known here.")]
    [InlineData("lab capture healthy -o x --first-address 192.0.2.1", "--first-address \"192.0.2.1\" is not in 127.0.0.0/8; write 127.54.0.0")]
    [InlineData("lab capture de-2026-05-05 -o x --denial nsec3", "de-2026-05-05 is as it was: only the first address can be chosen.")]
    [InlineData("lab serve healthy --port 70000", "--port 70000 is not a port; the largest is 65535")]
    [InlineData("lab serve healthy --speed fast", "--speed \"fast\" is no speed; write a number above 0, such as 60")]
    public async Task A_wrong_word_is_named_with_what_may_be_written(string commandLine, string complaint)
    {
        var run = await CommandLineRun.Of(commandLine.Split(' '));
        Assert.Equal((ExitCode.WrongUsage, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"dnssec: {complaint}\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rrsig-expired", "evidence.jsonl", ExitCode.Bogus)]
    [InlineData("rrsig-expired", "evidence.pcap", ExitCode.Bogus)]
    [InlineData("healthy", "evidence.jsonl.gz", ExitCode.Done)]
    public async Task What_capture_says_to_type_next_gives_the_diagnosis(string scenario, string file, int verdict)
    {
        var capture = await CommandLineRun.Of("lab", "capture", scenario, "-o", _folder.PathOf(file), "--at", At);
        Assert.Equal((ExitCode.Done, ""), (capture.ExitCode, capture.Error));
        var next = capture.Output.Split('\n')[1].Trim();
        Assert.StartsWith("dnssec explain www.example.test. A ", next, StringComparison.Ordinal);
        var explain = await CommandLineRun.Of(next.Split(' ')[1..]);
        Assert.Equal((verdict, ""), (explain.ExitCode, explain.Error));
    }

    [Theory]
    [InlineData("2026-05-05T19:20:00Z", ExitCode.Done)]
    [InlineData("2026-05-05T20:30:00Z", ExitCode.Bogus)]
    public async Task An_incident_with_a_date_is_captured_as_it_was_at_an_instant(string at, int verdict)
    {
        var capture = await CommandLineRun.Of("lab", "capture", "de-2026-05-05", "-o", _folder.PathOf("de.jsonl"), "--at", at);
        Assert.Equal((ExitCode.Done, ""), (capture.ExitCode, capture.Error));
        var next = capture.Output.Split('\n')[1].Trim();
        Assert.StartsWith("dnssec explain amazon.de. A ", next, StringComparison.Ordinal);
        Assert.Equal(verdict, (await CommandLineRun.Of(next.Split(' ')[1..])).ExitCode);
    }

    [Theory]
    [InlineData("wrong-ds-then-fixed", ExitCode.Done, ExitCode.Bogus, ExitCode.Done)]
    [InlineData("al-2026-07-03", ExitCode.Done, ExitCode.Bogus, ExitCode.Bogus, ExitCode.Done)]
    public async Task The_evidence_of_a_script_is_judged_at_each_of_its_changes(string scenario, params int[] expected)
    {
        var capture = await CommandLineRun.Of("lab", "capture", scenario, "-o", _folder.PathOf("script.jsonl"), "--at", At);
        var verdicts = new List<int>();
        foreach (var line in capture.Output.Split('\n').Where(line => line.StartsWith("  dnssec explain ", StringComparison.Ordinal)))
        {
            verdicts.Add((await CommandLineRun.Of(line.Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..])).ExitCode);
        }

        Assert.Equal(expected, verdicts);
    }

    [Theory]
    [InlineData("nsec", "ECDSAP256SHA256")]
    [InlineData("nsec3-opt-out", "RSASHA256")]
    public async Task The_zone_files_of_the_healthy_lab_pass_verify_zone(string denial, string algorithm)
    {
        var zones = await CommandLineRun.Of("lab", "zones", "healthy", "-o", _folder.PathOf("zones"), "--at", At, "--denial", denial, "--algorithm", algorithm);
        Assert.Equal((ExitCode.Done, ""), (zones.ExitCode, zones.Error));
        Assert.Contains("6 zone files written to", zones.Output, StringComparison.Ordinal);
        foreach (var file in (string[])["root", "test", "example.test", "other.test", "signed.example.test"])
        {
            var verified = await CommandLineRun.Of("verify-zone", _folder.PathOf($"zones/{file}.zone"), "--at", "2026-05-05T13:00:00Z");
            Assert.Equal((ExitCode.Done, ""), (verified.ExitCode, verified.Error));
        }
    }

    [Fact]
    public async Task A_served_lab_answers_until_it_is_interrupted_and_ends_well()
    {
        using var stop = new CancellationTokenSource();
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var output = TextWriter.Synchronized(text);
        var port = FreePort();
        var files = _folder.PathOf("served");
        var run = CommandTree.RunAsync(
            ["lab", "serve", "rrsig-expired", "--port", port.ToString(CultureInfo.InvariantCulture), "--first-address", "127.62.0.0", "--at", At, "-v", "-o", files],
            new Terminal(output, output),
            stop.Token);
        using var client = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var query = new Message { Id = 77, Questions = [LabQuestion.Parse("www A", LabChoices.Zone)] }.ToWire();
        var received = client.ReceiveAsync();
        for (var attempt = 0; attempt < 1200 && !received.IsCompleted && !run.IsCompleted; attempt++)
        {
            await client.SendAsync(query, new IPEndPoint(IPAddress.Parse("127.62.2.1"), port));
            await Task.WhenAny(received, Task.Delay(100));
        }

        Assert.Equal(77, Message.Parse((await received.WaitAsync(TimeSpan.FromMinutes(1))).Buffer).Value.Id);
        await stop.CancelAsync();
        Assert.Equal(ExitCode.Done, await run.WaitAsync(TimeSpan.FromMinutes(2)));
        var shown = text.ToString().Replace(port.ToString(CultureInfo.InvariantCulture), "5300", StringComparison.Ordinal).Replace(files, "DIR", StringComparison.Ordinal);
        Assert.Matches(@"12:00:\d\d\.\d{3} 127\.62\.2\.1 udp www\.example\.test\. A -> NOERROR aa 1/0/0, 50 octets\n", shown);
        Assert.Matches(@"stopped after \d+ queries\n$", shown);
        Snapshot.Matches(shown[..(shown.IndexOf("Ctrl+C ends it.", StringComparison.Ordinal) + 16)], "lab-serve");
        Assert.True(File.Exists(Path.Combine(files, LabFiles.Hints)) && File.Exists(Path.Combine(files, LabFiles.Anchor)) && File.Exists(Path.Combine(files, LabFiles.BindKeys)));
    }

    [Fact]
    public async Task What_the_readme_describes_in_code_is_bogus_and_served()
    {
        var readme = File.ReadAllText(Repository.PathOf("README.md"));
        var code = readme[(readme.IndexOf("```csharp\n", readme.IndexOf("## Break it yourself", StringComparison.Ordinal), StringComparison.Ordinal) + 10)..];
        code = code[..code.IndexOf("```", StringComparison.Ordinal)].Replace("Port = 5300", "Port = 0", StringComparison.Ordinal);
        var session = new CellSession(AppContext.BaseDirectory);
        await Succeeds("var at = new DateTimeOffset(2026, 5, 5, 12, 0, 0, TimeSpan.Zero);");
        await Succeeds(code);
        var last = await Succeeds("$\"{diagnosis.Status} {diagnosis.Cause.Finding.Code}, {servers.EndPoints.Length} servers\"");
        Assert.Equal("Bogus rrsig-key-missing, 7 servers", Assert.IsType<CellOutput.ExecuteResult>(last.Outputs[^1]).Data.Text);
        await Succeeds("await servers.DisposeAsync();");

        async Task<CellOutcome> Succeeds(string cell)
        {
            var outcome = await session.RunAsync(cell);
            Assert.True(outcome.Succeeded, string.Join('\n', outcome.Error?.Traceback ?? []));
            return outcome;
        }
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Parse("127.62.0.1"), 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
