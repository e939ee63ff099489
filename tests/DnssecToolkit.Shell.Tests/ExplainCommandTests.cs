using System.Text.Json;
using System.Xml.Linq;

namespace DnssecToolkit.Shell.Tests;

public sealed class ExplainCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("www.nsec3.example", "A", "good", "secure", ExitCode.Done)]
    [InlineData("absent.signed.example", "A", "good", "secure", ExitCode.Done)]
    [InlineData("www.plain.example", "A", "good", "insecure", ExitCode.Done)]
    [InlineData("www.nsec3.example", "A", "unsupported-algorithm", "insecure", ExitCode.Done)]
    [InlineData("www.plain.example", "A", "broken-apex-nsec3", "bogus", ExitCode.Bogus)]
    [InlineData("www.signed.example", "A", "expired", "bogus", ExitCode.Bogus)]
    [InlineData("never-asked.signed.example", "TXT", "good", "indeterminate", ExitCode.Indeterminate)]
    public async Task The_exit_code_tells_the_status(string name, string type, string capture, string status, int exitCode)
    {
        var run = await SmallInternet.Explain(name, type, SmallInternet.Capture(capture));

        Assert.Equal((exitCode, ""), (run.ExitCode, run.Error));
        Assert.StartsWith($"{name}. {type} is {status}", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_DNSKEY_set_of_a_zone_the_answer_is_indeterminate_and_that_set_is_named()
    {
        var rest = _folder.PathOf("rest.jsonl");
        var all = _folder.PathOf("all.jsonl");
        await CommandLineRun.Of("capture", "convert", SmallInternet.Capture("good"), "-o", all);
        await File.WriteAllLinesAsync(
            rest,
            File.ReadLines(all).Where(line => !line.Contains("\"QNAME\":\"nsec3.example.\",\"QTYPE\":48", StringComparison.Ordinal)),
            TestContext.Current.CancellationToken);

        var run = await SmallInternet.Explain("www.nsec3.example", "A", rest);

        Assert.Equal(ExitCode.Indeterminate, run.ExitCode);
        Assert.Contains("nsec3.example. DNSKEY", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_type_is_A_if_none_is_given()
    {
        var run = await CommandLineRun.Of("explain", "www.nsec3.example", "--from", SmallInternet.Capture("good"), "--trust-anchor", SmallInternet.RootAnchor);

        Assert.StartsWith("www.nsec3.example. A is secure", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_instant_it_is_the_end_of_the_evidence()
    {
        var run = await CommandLineRun.Of("explain", "www.nsec3.example", "--from", SmallInternet.Capture("good"), "--trust-anchor", SmallInternet.RootAnchor);

        Assert.Contains("Judged at 2026-11-24 13:41:20 UTC", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-12-08T01:30:00Z")]
    [InlineData("2026-12-08T02:30:00+01:00")]
    [InlineData("2026-12-08 01:30:00")]
    [InlineData("2026-12-08 01:30:00 UTC")]
    [InlineData("2026-12-08T01:30Z")]
    [InlineData("20261208013000")]
    [InlineData("1796693400")]
    public async Task An_instant_may_be_written_in_these_ways(string at)
    {
        var run = await CommandLineRun.Of("explain", "www.nsec3.example", "--from", SmallInternet.Capture("good"), "--trust-anchor", SmallInternet.RootAnchor, "--at", at);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("Judged at 2026-12-08 01:30:00 UTC", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_second_after_the_last_signature_ended_the_exit_code_turns()
    {
        var run = await CommandLineRun.Of("explain", "www.nsec3.example", "--from", SmallInternet.Capture("good"), "--trust-anchor", SmallInternet.RootAnchor, "--at", "2026-12-08T01:30:01Z");

        Assert.Equal(ExitCode.Bogus, run.ExitCode);
        Assert.Contains("error[rrsig-expired]", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a..example", "\"a..example\" is not a domain name: a name has an empty label")]
    [InlineData("", "\"\" is not a domain name: ")]
    [InlineData("bücher.example", "international names as A-labels (xn--)")]
    [InlineData("www.example WHAT", "\"WHAT\" is not a record type; write a mnemonic such as DNSKEY or a number as TYPE48")]
    [InlineData("www.example TYPE65536", "\"TYPE65536\" is not a record type")]
    [InlineData("www.example A --at yesterday", "--at \"yesterday\" is not an instant; write 2026-05-05T19:30:00Z, 20260505193000, seconds since 1970, or now")]
    [InlineData("www.example A --at 2026-02-30", "--at \"2026-02-30\" is not an instant")]
    [InlineData("www.example A --policy djbdns", "there is no policy \"djbdns\"; there are rfc, unbound, ")]
    [InlineData("www.example A --server 192.0.2.1", "no response of \"192.0.2.1\" is in the evidence; it holds responses of 127.53.0.1, 127.53.1.1")]
    [InlineData("www.example A --format pdf", "--format \"pdf\" is not known; choose text, markdown, json or svg")]
    [InlineData("www.example A --colour", "--colour")]
    [InlineData("www.example A B", "'B'")]
    public async Task Wrong_usage_says_what_is_wrong_and_what_is_right(string arguments, string complaint)
    {
        var run = await CommandLineRun.Of(["explain", .. arguments.Split(' '), "--from", SmallInternet.Capture("good")]);

        Assert.Equal((ExitCode.WrongUsage, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("dnssec: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(complaint, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("explain")]
    [InlineData("explain", "www.example")]
    [InlineData("explain", "www.example", "--from")]
    public async Task What_is_missing_is_named(params string[] arguments)
    {
        var run = await CommandLineRun.Of(arguments);

        Assert.Equal((ExitCode.WrongUsage, ""), (run.ExitCode, run.Output));
        Assert.Contains("--from", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("See 'dnssec explain --help'.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_has_a_heading_and_tables()
    {
        var run = await SmallInternet.Explain("www.plain.example", "A", SmallInternet.Capture("broken-apex-nsec3"), "--format", "markdown");

        Assert.Equal(ExitCode.Bogus, run.ExitCode);
        Assert.StartsWith("## www.plain.example. A is bogus", run.Output, StringComparison.Ordinal);
        Assert.Contains("|---", run.Output.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("rrsig-made-by-other-key", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_for_programs()
    {
        var run = await SmallInternet.Explain("www.plain.example", "A", SmallInternet.Capture("broken-apex-nsec3"), "--format", "json");

        Assert.Equal((ExitCode.Bogus, ""), (run.ExitCode, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("bogus", json.RootElement.GetProperty("status").GetString());
        Assert.Equal("rrsig-made-by-other-key", json.RootElement.GetProperty("cause").GetProperty("code").GetString());
        Assert.Equal(6, json.RootElement.GetProperty("extendedErrors")[0].GetInt32());
    }

    [Fact]
    public async Task Svg_is_a_drawing()
    {
        var run = await SmallInternet.Explain("www.plain.example", "A", SmallInternet.Capture("broken-apex-nsec3"), "--format", "svg");

        Assert.Equal((ExitCode.Bogus, ""), (run.ExitCode, run.Error));
        Assert.Equal("svg", XDocument.Parse(run.Output).Root!.Name.LocalName);
    }

    [Fact]
    public async Task Colour_changes_nothing_but_the_colour()
    {
        var plain = await SmallInternet.Explain("www.plain.example", "A", SmallInternet.Capture("broken-apex-nsec3"));
        using var output = new StringWriter { NewLine = "\n" };
        await CommandTree.RunAsync(
            ["explain", "www.plain.example", "A", "--from", SmallInternet.Capture("broken-apex-nsec3"), "--trust-anchor", SmallInternet.RootAnchor, "--at", SmallInternet.Instant],
            new Terminal(output, TextWriter.Null, colour: true),
            TestContext.Current.CancellationToken);

        Assert.Contains("\u001b[1;31m", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(plain.Output, System.Text.RegularExpressions.Regex.Replace(output.ToString(), "\u001b\\[[0-9;]*m", ""));
    }

    [Theory]
    [InlineData("127.53.1.1", ExitCode.Done)]
    [InlineData("127.53.1.2", ExitCode.Bogus)]
    public async Task A_server_can_be_judged_by_itself(string server, int exitCode)
    {
        var run = await SmallInternet.Explain("example", "SOA", SmallInternet.Capture("one-server-bad"), "--server", server);

        Assert.Equal(exitCode, run.ExitCode);
    }

    [Theory]
    [InlineData("rfc")]
    [InlineData("unbound")]
    [InlineData("BIND-9.20")]
    public async Task Policies_are_known_by_name(string policy)
    {
        var run = await SmallInternet.Explain("www.nsec3.example", "A", SmallInternet.Capture("good"), "--policy", policy);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task When_the_built_in_anchor_does_not_fit_the_option_is_named()
    {
        var run = await CommandLineRun.Of("explain", "www.nsec3.example", "--from", SmallInternet.Capture("good"));

        Assert.Equal(ExitCode.Bogus, run.ExitCode);
        Assert.Contains("error[anchor-no-match]", run.Output, StringComparison.Ordinal);
        Assert.Contains("--trust-anchor FILE", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
