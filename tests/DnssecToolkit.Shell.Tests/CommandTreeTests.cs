namespace DnssecToolkit.Shell.Tests;

public class CommandTreeTests
{
    [Fact]
    public async Task Without_a_command_the_help_goes_to_standard_error()
    {
        var run = await CommandLineRun.Of();

        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("run", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_that_was_asked_for_is_a_result()
    {
        var run = await CommandLineRun.Of("--help");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("run", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task The_help_of_a_command_ends_in_examples()
    {
        var run = await CommandLineRun.Of("run", "--help");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("Examples:\n  # ", run.Output, StringComparison.Ordinal);
        Assert.Contains("Exit codes: 0", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("run")]
    [InlineData("run", "a.ipynb", "--nonsense")]
    [InlineData("run", "a.ipynb", "b.ipynb")]
    public async Task Wrong_usage_says_what_is_wrong_and_where_to_look(params string[] arguments)
    {
        var run = await CommandLineRun.Of(arguments);

        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.StartsWith("dnssec: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("--help'", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_hostile_argument_does_not_reach_the_terminal_as_it_is()
    {
        var run = await CommandLineRun.Of("run", "\u001b[2J\u202e.ipynb");

        Assert.Equal(ExitCode.Unreadable, run.ExitCode);
        Assert.DoesNotContain("\u001b", run.Error, StringComparison.Ordinal);
        Assert.Contains(@"\u{1b}[2J\u{202e}.ipynb", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Colour_is_only_for_terminals()
    {
        Assert.Equal("bogus", new Terminal(TextWriter.Null, TextWriter.Null).Paint(Tone.Bad, "bogus"));
        Assert.Equal("\u001b[1;31mbogus\u001b[0m", new Terminal(TextWriter.Null, TextWriter.Null, colour: true).Paint(Tone.Bad, "bogus"));
    }

    [Fact]
    public void Progress_leaves_nothing_behind()
    {
        using var error = new StringWriter();
        var terminal = new Terminal(TextWriter.Null, error, progress: true);

        terminal.Progress("working");
        terminal.Complain("broken");

        Assert.Equal("\r\u001b[Kworking\r\u001b[Kdnssec: broken", error.ToString().TrimEnd());
    }
}
