namespace DnssecToolkit.Shell.Tests;

/// <summary>Names, data, files and arguments come from strangers: nothing in them may command a terminal.</summary>
public sealed class HostileInputTests : IDisposable
{
    private const string Escape = "\u001b[2J\u001b]0;owned\u0007\u202e";

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("json")]
    [InlineData("svg")]
    public async Task Escapes_in_a_name_are_shown_as_escapes(string format)
    {
        var run = await SmallInternet.Explain(@"a\027[2J\007.signed.example", "A", SmallInternet.Capture("good"), "--format", format);

        Assert.Equal(ExitCode.Indeterminate, run.ExitCode);
        AssertHarmless(run);
        Assert.Contains("027[2J", run.Output.Replace(@"\", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    [InlineData("json")]
    [InlineData("svg")]
    public async Task A_file_whose_name_is_an_attack_is_read_and_its_name_disarmed(string format)
    {
        SkipWhereNamesAreLimited();
        var zone = _folder.PathOf($"zone\n{Escape}<script>.zone");
        File.Copy(SmallInternet.Zone("root"), zone);

        var run = await SmallInternet.Explain(".", "SOA", zone, "--format", format);

        Assert.Equal(ExitCode.Done, run.ExitCode);
        AssertHarmless(run);
        Assert.DoesNotContain("<script>", format == "text" ? "" : run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Complaints_about_such_a_file_stay_on_their_line()
    {
        SkipWhereNamesAreLimited();
        var name = $"bad\ndnssec: all is well{Escape}";
        var file = _folder.Write(name, "{broken\n");
        foreach (var run in new[]
        {
            await SmallInternet.Explain("example", "A", file),
            await SmallInternet.Explain("example", "A", SmallInternet.Capture("good"), "--trust-anchor", file),
            await SmallInternet.Explain("example", "A", _folder.PathOf("missing" + name)),
            await CommandLineRun.Of("capture", "show", file),
            await CommandLineRun.Of("verify-zone", _folder.PathOf("missing" + name)),
            await CommandLineRun.Of("verify-zone", file),
        })
        {
            Assert.Equal(ExitCode.Unreadable, run.ExitCode);
            AssertHarmless(run);
            Assert.DoesNotContain("\ndnssec: all is well", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_written_to_such_a_file_is_told_on_one_line()
    {
        SkipWhereNamesAreLimited();

        var run = await CommandLineRun.Of("capture", "convert", SmallInternet.Capture("good"), "-o", _folder.PathOf($"out\n{Escape}"));

        Assert.Equal(ExitCode.Done, run.ExitCode);
        AssertHarmless(run);
        Assert.Single(run.Output, '\n');
    }

    [Fact]
    public async Task Data_of_a_zone_is_shown_and_not_obeyed()
    {
        var file = _folder.Write("hostile.zone", $"""
            $TTL 3600
            example. IN SOA ns.example. root.example. 1 2 3 4 5
            example. IN NS ns.example.
            \027[2J.example. IN TXT "\027]0;owned\007" "{Escape}"
            www.example. IN RRSIG A 8 2 3600 20261208013000 20261104000000 1 \027[2J.example. AAAA
            """);

        foreach (var run in new[]
        {
            await SmallInternet.VerifyZone(file),
            await SmallInternet.VerifyZone(file, "--format", "json"),
            await SmallInternet.Explain(@"\027[2J.example", "TXT", file),
        })
        {
            AssertHarmless(run);
        }
    }

    [Fact]
    public async Task Records_in_a_message_are_shown_and_not_obeyed()
    {
        var answer = _folder.Write("answer.zone", """hostile.example. 60 IN TXT "\027[2J\194\155\226\128\174" """ + "\n");

        var run = await CommandLineRun.Of("capture", "show", answer, "--messages");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains(@"\027[2J", run.Output, StringComparison.Ordinal);
        AssertHarmless(run);
    }

    [Theory]
    [InlineData("explain-code")]
    [InlineData("verify-zone")]
    [InlineData("capture", "show")]
    [InlineData("capture")]
    [InlineData]
    [InlineData("explain", "example", "--from", "x", "--policy")]
    [InlineData("explain", "example", "--from", "x", "--format")]
    [InlineData("explain", "example", "--from", "x", "--at")]
    [InlineData("explain", "example", "--from")]
    [InlineData("fetch", "example", "--hints")]
    [InlineData("fetch", "example", "--resolver")]
    [InlineData("fetch", "example", "--follow")]
    [InlineData("explain")]
    public async Task Arguments_are_shown_and_not_obeyed(params string[] arguments)
    {
        var run = await CommandLineRun.Of([.. arguments, Escape]);

        Assert.Contains(run.ExitCode, new[] { ExitCode.WrongUsage, ExitCode.Unreadable });
        AssertHarmless(run);
    }

    public void Dispose() => _folder.Dispose();

    private static void AssertHarmless(CommandLineRun run) => Assert.DoesNotContain(
        run.Output + run.Error,
        character => (char.IsControl(character) && character is not ('\n' or '\t')) || character is '\u202e');

    private static void SkipWhereNamesAreLimited() =>
        Assert.SkipWhen(OperatingSystem.IsWindows(), "such names cannot be made here");
}
