using System.CommandLine;
using System.CommandLine.Help;
using DnssecToolkit.Notebooks.Display;
using DnssecToolkit.Shell.Commands;

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
        (ExplainCodeCommand.Name, ExplainCodeCommand.Build),
        (CaptureCommand.Name, CaptureCommand.Build),
        (RunCommand.Name, RunCommand.Build),
        (VerifyZoneCommand.Name, VerifyZoneCommand.Build),
    ];

    /// <summary>Runs a command line and gives the exit code of the process.</summary>
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal, CancellationToken cancellation = default)
    {
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
            terminal.Complain(SafeText.OnOneLine(failure.Message));
            return failure.ExitCode;
        }
        catch (OperationCanceledException)
        {
            terminal.Complain("interrupted");
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            terminal.Complain(SafeText.OnOneLine(failure.Message));
            return ExitCode.Unreadable;
        }
        catch (Exception failure) when (!WantsStackTrace)
        {
            terminal.Complain(SafeText.OnOneLine(
                $"this is a mistake in the toolkit, not in your data: {failure.GetType().Name}: {failure.Message}"));
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
        if (command is RootCommand && parsed.Tokens.Count == 0)
        {
            command.Parse(["--help"]).Invoke(new InvocationConfiguration { Output = terminal.Error, Error = terminal.Error });
            return ExitCode.WrongUsage;
        }

        foreach (var error in parsed.Errors)
        {
            terminal.Complain(SafeText.OnOneLine(error.Message));
        }

        terminal.Error.WriteLine($"        See '{string.Join(' ', PathOf(parsed))} --help'.");
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
