using System.CommandLine;
using System.CommandLine.Help;
using DnssecToolkit.Shell.Commands;
using DnssecToolkit.Shell.Inputs;

namespace DnssecToolkit.Shell;

/// <summary>
/// The <c>dnssec</c> command: finds the subcommand, runs it, and turns whatever it throws into one clear line and an
/// exit code.
/// </summary>
/// <remarks>
/// A subcommand is a file in <c>Commands/</c> and a line in <see cref="Subcommands"/>. Only the one that is asked for is
/// built, and its action is the first thing that touches the libraries behind it: <c>explain</c> must not wait for
/// Roslyn to load.
/// </remarks>
internal static class CommandTree
{
    private static readonly (string Name, Func<Terminal, Command> Build)[] Subcommands =
    [
        (ExplainCommand.Name, ExplainCommand.Build),
        (FetchCommand.Name, FetchCommand.Build),
        (ExplainCodeCommand.Name, ExplainCodeCommand.Build),
        (CaptureCommand.Name, CaptureCommand.Build),
        (LabCommand.Name, LabCommand.Build),
        (BlastCommand.Name, BlastCommand.Build),
        (TimelineCommand.Name, TimelineCommand.Build),
        (RecoverCommand.Name, RecoverCommand.Build),
        (RunCommand.Name, RunCommand.Build),
        (VerifyZoneCommand.Name, VerifyZoneCommand.Build),
        (RolloverCommand.Name, RolloverCommand.Build),
    ];

    /// <summary>What somebody who has just met the tool may try.</summary>
    public static (string Purpose, string CommandLine)[] Examples { get; } =
    [
        ("why is this name bogus, by what was recorded", "dnssec explain www.plain.example --from data/captures/broken-apex-nsec3.pcap --trust-anchor data/captures/root.ds"),
        ("what does a finding's code mean", "dnssec explain-code rrsig-made-by-other-key"),
        ("what can go wrong, and what a resolver must say of it", "dnssec lab list"),
        ("is a zone file fit to be published", "dnssec verify-zone data/zones/example.zone --at 2026-11-24T14:00:00Z"),
    ];

    /// <summary>What every command's exit code means.</summary>
    public const string ExitCodes = "0 secure or insecure, or done; 1 bogus; 2 wrong usage; 3 indeterminate; 4 a file cannot be read or written";

    /// <summary>Runs a command line and gives the exit code of the process.</summary>
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal, CancellationToken cancellation = default)
    {
        if (arguments is ["help", ..])
        {
            arguments = [.. arguments[1..], "--help"];
        }

        try
        {
            var parsed = Build(terminal, arguments.FirstOrDefault()).Parse(arguments);
            if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction and not HelpWithExamples)
            {
                return ExplainUsage(parsed, terminal);
            }

            var configuration = new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeSpan.FromSeconds(5),
            };
            return await parsed.InvokeAsync(configuration, cancellation).ConfigureAwait(false);
        }
        catch (CommandException failure)
        {
            terminal.Complain(failure.Message);
            return failure.ExitCode;
        }
        catch (OperationCanceledException)
        {
            terminal.Complain("interrupted");
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            terminal.Complain(failure.Message);
            return ExitCode.Unreadable;
        }
        catch (Exception failure) when (!WantsStackTrace)
        {
            terminal.Complain($"this is a mistake in the toolkit, not in your data: {failure.GetType().Name}: {failure.Message}");
            terminal.Error.WriteLine("        Set DNSSEC_DEBUG=1 and run the command again to see where; please report both.");
            return ExitCode.InternalError;
        }
        finally
        {
            terminal.EndProgress();
            await terminal.Output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static bool WantsStackTrace => Environment.GetEnvironmentVariable("DNSSEC_DEBUG") is { Length: > 0 } and not "0";

    private static RootCommand Build(Terminal terminal, string? verb)
    {
        var root = new RootCommand("What was served, is it secure, why not, and what mends it: DNSSEC from recorded evidence.");
        foreach (var (name, build) in Subcommands.Any(subcommand => subcommand.Name == verb)
            ? Subcommands.Where(subcommand => subcommand.Name == verb)
            : Subcommands)
        {
            root.Add(build(terminal));
        }

        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    private static int ExplainUsage(ParseResult parsed, Terminal terminal)
    {
        var command = parsed.CommandResult.Command;
        var path = string.Join(' ', PathOf(parsed));
        if (command.Subcommands.Count > 0 && parsed.UnmatchedTokens.Count == 0)
        {
            command.Parse(["--help"]).Invoke(new InvocationConfiguration { Output = terminal.Error, Error = terminal.Error });
            return ExitCode.WrongUsage;
        }

        if (command.Subcommands.Count > 0)
        {
            var wanted = parsed.UnmatchedTokens[0];
            var known = command is RootCommand ? Subcommands.Select(subcommand => subcommand.Name) : command.Subcommands.Select(subcommand => subcommand.Name);
            var kind = wanted.StartsWith('-') ? "option" : "command";
            terminal.Complain($"there is no {kind} \"{wanted}\"{(command is RootCommand ? "" : $" of '{path}'")}" + NearNames.Question(wanted, known));
        }
        else
        {
            foreach (var error in parsed.Errors)
            {
                terminal.Complain(error.Message);
            }
        }

        terminal.Error.WriteLine($"        See '{path} --help'.");
        return ExitCode.WrongUsage;
    }

    private static Stack<string> PathOf(ParseResult parsed)
    {
        var names = new Stack<string>();
        for (System.CommandLine.Parsing.SymbolResult? result = parsed.CommandResult; result is System.CommandLine.Parsing.CommandResult command; result = result.Parent)
        {
            names.Push(command.Command is RootCommand ? "dnssec" : command.Command.Name);
        }

        return names;
    }
}
