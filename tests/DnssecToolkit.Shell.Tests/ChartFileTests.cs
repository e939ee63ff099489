namespace DnssecToolkit.Shell.Tests;

public sealed class ChartFileTests
{
    private static readonly string[] Plan = ["rollover", "plan", "zsk", "--start", "2026-12-01T00:00Z"];

    [Fact]
    public async Task A_plan_is_a_drawing_on_standard_output_or_in_a_file()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("plan.svg", "");

        var shown = await CommandLineRun.Of([.. Plan, "--format", "svg"]);
        var kept = await CommandLineRun.Of([.. Plan, "--format", "svg", "-o", file]);

        Assert.Equal((ExitCode.Done, "", ""), (kept.ExitCode, kept.Output, kept.Error));
        Assert.StartsWith("<svg xmlns=", shown.Output, StringComparison.Ordinal);
        Assert.Equal(shown.Output, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Pixels_go_into_a_file_and_never_to_a_terminal()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("plan.png", "");

        var refused = await CommandLineRun.Of([.. Plan, "--format", "png"]);
        var kept = await CommandLineRun.Of([.. Plan, "--format", "png", "-o", file]);

        Assert.Equal((ExitCode.WrongUsage, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("--format png writes octets: name a file with --output FILE", refused.Error, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Done, ""), (kept.ExitCode, kept.Error));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], (await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))[..4]);
    }

    [Fact]
    public async Task A_plan_with_its_dates_moved_is_drawn_by_check_with_the_same_exit_code_as_its_text()
    {
        using var folder = new TemporaryFolder();
        var plan = await CommandLineRun.Of("rollover", "plan", "ksk", "--start", "2026-12-01", "--json");
        var hasty = folder.Write("plan.json", plan.Output.Replace("2026-12-03T02:05:00Z", "2026-12-03T00:00:00Z", StringComparison.Ordinal));

        var run = await CommandLineRun.Of("rollover", "check", hasty, "--format", "svg");

        Assert.Equal((ExitCode.Bogus, ""), (run.ExitCode, run.Error));
        Assert.Contains("The plan is not safe", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("<svg xmlns=", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("curve", "Failing questions")]
    [InlineData("bounds", "Failure and recovery by resolver")]
    [InlineData("ribbon", "What holds a fetch")]
    [InlineData("mitigations", "What would have helped")]
    public async Task A_recovery_is_one_of_four_pictures(string chart, string title)
    {
        using var folder = new TemporaryFolder();
        var population = folder.Write("p.json", """{ "names": 300, "queriesPerSecond": 50 }""");

        var run = await CommandLineRun.Of("recover", Repository.PathOf("data/incidents/de-2026-05-05"), "--policy", "unbound", "--population", population, "--format", "svg", "--chart", chart);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.Contains(title, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_is_either_JSON_or_a_picture()
    {
        var run = await CommandLineRun.Of([.. Plan, "--json", "--format", "svg"]);

        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.Contains("two different files", run.Error, StringComparison.Ordinal);
    }
}
