using System.CommandLine;

namespace DnssecToolkit.Shell.Tests;

/// <summary>The help is the first thing that somebody reads: every word of it is looked at when it changes.</summary>
public class HelpTests
{
    [Theory]
    [InlineData("")]
    [InlineData("explain")]
    [InlineData("fetch")]
    [InlineData("explain-code")]
    [InlineData("capture")]
    [InlineData("capture show")]
    [InlineData("capture convert")]
    [InlineData("capture slice")]
    [InlineData("lab")]
    [InlineData("lab list")]
    [InlineData("lab show")]
    [InlineData("lab capture")]
    [InlineData("lab zones")]
    [InlineData("lab serve")]
    [InlineData("lab recreate")]
    [InlineData("blast")]
    [InlineData("timeline")]
    [InlineData("recover")]
    [InlineData("verify-zone")]
    [InlineData("rollover")]
    [InlineData("rollover plan")]
    [InlineData("rollover check")]
    [InlineData("rollover repair")]
    [InlineData("run")]
    public async Task The_help_of_every_command_is_as_reviewed(string command)
    {
        var run = await CommandLineRun.Of([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        var help = string.Join('\n', run.Output.Replace(RootCommand.ExecutableName, "dnssec", StringComparison.Ordinal).ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).TrimEnd() + "\n";
        Snapshot.Matches(help, $"help-{(command.Length == 0 ? "dnssec" : command.Replace(' ', '-'))}");
    }

    [Theory]
    [InlineData("help")]
    [InlineData("help", "capture", "show")]
    public async Task Help_may_be_written_as_a_command(params string[] arguments)
    {
        var run = await CommandLineRun.Of(arguments);
        var usual = await CommandLineRun.Of([.. arguments[1..], "--help"]);

        Assert.Equal(usual, run);
    }

    [Theory]
    [InlineData("dnssec capture show", "capture")]
    [InlineData("dnssec verify-zone", "")]
    public async Task A_command_that_lacks_its_subcommand_shows_which_there_are(string example, string command)
    {
        var run = await CommandLineRun.Of(command.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((ExitCode.WrongUsage, ""), (run.ExitCode, run.Output));
        Assert.Contains(example, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("expalin", "there is no command \"expalin\"; did you mean explain?\n        See 'dnssec --help'.")]
    [InlineData("verify", "there is no command \"verify\"; did you mean verify-zone?\n        See 'dnssec --help'.")]
    [InlineData("nonsense", "there is no command \"nonsense\"\n        See 'dnssec --help'.")]
    [InlineData("--frobnicate", "there is no option \"--frobnicate\"\n        See 'dnssec --help'.")]
    [InlineData("capture shwo", "there is no command \"shwo\" of 'dnssec capture'; did you mean show?\n        See 'dnssec capture --help'.")]
    public async Task A_slip_of_the_finger_gets_the_command_that_was_meant(string arguments, string complaint)
    {
        var run = await CommandLineRun.Of(arguments.Split(' '));

        Assert.Equal((ExitCode.WrongUsage, "", $"dnssec: {complaint}\n"), (run.ExitCode, run.Output, run.Error));
    }
}
