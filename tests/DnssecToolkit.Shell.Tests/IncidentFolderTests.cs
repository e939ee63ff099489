namespace DnssecToolkit.Shell.Tests;

/// <summary>An incident's folder is evidence with its own anchor: the first command of a postmortem.</summary>
public sealed class IncidentFolderTests
{
    private static readonly string Folder = Repository.PathOf("data", "incidents", "de-2026-05-05");

    private static Task<CommandLineRun> Explain(string name, string type, string at, params string[] more) =>
        CommandLineRun.Of(["explain", name, type, "--from", Folder, "--at", at, .. more]);

    [Theory]
    [InlineData("amazon.de", "A", "2026-05-05T19:30Z", 0, "de-before")]
    [InlineData("amazon.de", "A", "2026-05-05T20:30Z", 1, "de-outage-unsigned")]
    [InlineData("nic.de", "A", "2026-05-05T20:30Z", 1, "de-outage-signed-bad")]
    [InlineData("posteo.de", "A", "2026-05-05T20:30Z", 0, "de-outage-signed-good")]
    [InlineData("gibt-es-nicht.de", "A", "2026-05-05T20:30Z", 1, "de-outage-absent")]
    [InlineData("amazon.de", "A", "2026-05-05T22:30Z", 0, "de-repair")]
    [InlineData("nic.de", "A", "2026-05-05T23:30Z", 0, "de-after")]
    public async Task At_the_instants_of_the_incident_explain_says_what_happened(string name, string type, string at, int exitCode, string snapshot)
    {
        var run = await Explain(name, type, at);
        Assert.Equal(exitCode, run.ExitCode);
        Snapshot.Matches(run.Output, snapshot);
    }

    [Fact]
    public async Task The_picture_of_the_readme_is_what_the_toolkit_draws()
    {
        var picture = Repository.PathOf("data", "pictures", "de-2026-05-05.svg");
        var run = await Explain("amazon.de", "A", "2026-05-05T20:30Z", "--format", "svg");
        if (Environment.GetEnvironmentVariable("SNAPSHOTS") == "accept")
        {
            await File.WriteAllTextAsync(picture, run.Output, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(picture, TestContext.Current.CancellationToken), run.Output);
    }

    [Fact]
    public async Task That_it_is_a_recreation_and_whom_it_trusts_is_told_beside_the_report()
    {
        var run = await Explain("de", "SOA", "2026-05-05T12:30Z");
        Assert.Contains("a recreation made in the lab, not a recording", run.Error, StringComparison.Ordinal);
        Assert.Contains("root.ds", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anchors_on_the_command_line_go_before_those_of_the_folder()
    {
        var run = await Explain("de", "SOA", "2026-05-05T12:30Z", "--trust-anchor", Repository.PathOf("data", "captures", "root.ds"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("anchor-no-match", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("recreation", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incident_file_that_cannot_be_read_is_said_with_its_line()
    {
        using var folder = new TemporaryFolder();
        folder.Write("incident.json", "{\n  \"title\" \"t\"\n}");
        var run = await CommandLineRun.Of("explain", "de", "SOA", "--from", Path.GetDirectoryName(folder.PathOf("x"))!);
        Assert.Equal(4, run.ExitCode);
        Assert.Contains("incident.json cannot be read: line 2", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lab_writes_the_captures_of_the_repository_again()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandLineRun.Of("lab", "recreate", "de-2026-05-05", "-o", folder.PathOf("made"));
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("2-outage.jsonl.gz: 3960 exchanges, 2026-05-05 19:31 to 2026-05-05 22:00 UTC", run.Output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(Path.Combine(Folder, "root.ds")), File.ReadAllText(folder.PathOf("made/root.ds")));
    }

    [Fact]
    public async Task A_recreation_that_is_not_known_is_answered_with_those_that_are()
    {
        var run = await CommandLineRun.Of("lab", "recreate", "se-2022", "-o", "x");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("de-2026-05-05", run.Error, StringComparison.Ordinal);
    }
}
