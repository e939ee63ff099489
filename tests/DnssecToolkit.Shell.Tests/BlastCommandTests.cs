using System.Text.Json;

namespace DnssecToolkit.Shell.Tests;

public sealed class BlastCommandTests
{
    private static string Incident => Repository.PathOf("data/incidents/de-2026-05-05");

    private static string Broken => Repository.PathOf("data/zones/broken-apex-nsec3.zone");

    [Fact]
    public async Task The_night_of_de_reads_from_the_headline_down()
    {
        var run = await CommandLineRun.Of("blast", Incident, "--at", "2026-05-05T20:30Z");

        Assert.Equal(ExitCode.Bogus, run.ExitCode);
        Snapshot.Matches(run.Output, "blast-de");
    }

    [Fact]
    public async Task Before_the_outage_nothing_fails()
    {
        var run = await CommandLineRun.Of("blast", Incident, "--at", "2026-05-05T19:00Z", "--zone", "de");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.StartsWith("No name of de. fails at 2026-05-05 19:00:00 UTC", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zone_file_is_judged_below_its_own_keys_and_that_is_told()
    {
        var run = await CommandLineRun.Of("blast", Broken, "--at", "2026-11-24T14:00:00Z");

        Assert.Equal(ExitCode.Bogus, run.ExitCode);
        Assert.Contains("judged as if the parent's DS led to the zone's own key", run.Error, StringComparison.Ordinal);
        Snapshot.Matches(run.Output, "blast-zone");
    }

    [Fact]
    public async Task Weights_tell_the_share_of_queries()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandLineRun.Of("blast", Broken, "--at", "2026-11-24T14:00:00Z", "--weights", folder.Write("weights.txt", "www.plain.example 3\na.nic.example A 1\n"));

        Assert.Contains("Of the queries that were given, 75.0 % fail.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_is_for_programs()
    {
        var run = await CommandLineRun.Of("blast", Broken, "--at", "2026-11-24T14:00:00Z", "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(214, json.RootElement.GetProperty("names").GetArrayLength());
        Assert.Equal("rrsig-made-by-other-key", json.RootElement.GetProperty("groups")[0].GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("--zone org", "The evidence tells of no name of the zone org. or below it. The evidence holds ")]
    [InlineData("--policy bund", "there is no policy \"bund\"")]
    [InlineData("--names 0", "--names \"0\" is not a number from 1 on")]
    public async Task What_cannot_be_is_told_in_one_line(string arguments, string complaint)
    {
        var run = await CommandLineRun.Of(["blast", Incident, .. arguments.Split(' ')]);

        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.Contains(complaint, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_list_of_weights_is_told_with_its_line()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandLineRun.Of("blast", Broken, "--weights", folder.Write("weights.txt", "a.example\n"));

        Assert.Equal(ExitCode.Unreadable, run.ExitCode);
        Assert.Contains("weights.txt: line 1: has no weight after the name", run.Error, StringComparison.Ordinal);
    }
}
