namespace DnssecToolkit.Shell.Tests;

public sealed class RecoverCommandTests
{
    private const string Small = """{ "names": 300, "queriesPerSecond": 50 }""";

    private static string Incident => Repository.PathOf("data/incidents/de-2026-05-05");

    [Fact]
    public async Task The_headline_comes_first_and_names_who_is_last_and_why()
    {
        using var folder = new TemporaryFolder();
        var population = folder.Write("population.json", """
            { "names": 300, "queriesPerSecond": 50, "resolvers": [ { "profile": "unbound", "share": 0.5 }, { "profile": "powerdns", "share": 0.5 } ] }
            """);

        var run = await CommandLineRun.Of("recover", Incident, "--population", population);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.StartsWith(
            "Validating resolvers recover between 2026-05-05 22:23:00 and 2026-05-06 00:20:00 UTC; powerdns is last, held by its memory of a broken chain, 3600 s.\n",
            run.Output, StringComparison.Ordinal);
        Assert.Contains("as it happened", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repair_at_another_time_moves_the_recovery()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandLineRun.Of("recover", Incident, "--policy", "unbound", "--fix", "2026-05-05T21:00Z", "--population", folder.Write("p.json", Small));

        Assert.StartsWith("Validating resolvers recover by 2026-05-05 21:0", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--policy bund", "there is no profile \"bund\"")]
    [InlineData("--nta 2026-05-05T20:30Z", "--nta \"2026-05-05T20:30Z\" is not an instant and a share; write 2026-05-05T20:30Z=0.5")]
    [InlineData("--nta 2026-05-05T20:30Z=2", "--nta \"2026-05-05T20:30Z=2\" is not an instant and a share; write 2026-05-05T20:30Z=0.5")]
    [InlineData("--fix 2026-05-05T19:00Z", "--fix 2026-05-05 19:00:00Z comes before the fault at 2026-05-05 19:30:00Z")]
    public async Task What_cannot_be_is_told_in_one_line(string arguments, string complaint)
    {
        var run = await CommandLineRun.Of(["recover", Incident, .. arguments.Split(' ')]);

        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.Contains(complaint, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_model_is_told()
    {
        using var folder = new TemporaryFolder();
        var run = await CommandLineRun.Of("recover", folder.PathOf("."));

        Assert.Equal(ExitCode.Unreadable, run.ExitCode);
        Assert.Contains("model.json cannot be read", run.Error, StringComparison.Ordinal);
    }
}
