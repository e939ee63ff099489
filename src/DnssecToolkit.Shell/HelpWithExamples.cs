using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace DnssecToolkit.Shell;

/// <summary>A subcommand that says in examples what it is good for.</summary>
internal sealed class ExampledCommand(string name, string description) : Command(name, description)
{
    /// <summary>What it does and how it is written, most useful first.</summary>
    public (string Purpose, string CommandLine)[] Examples { get; init; } = [];

    /// <summary>What the exit codes mean, where they mean something of their own.</summary>
    public string? ExitCodes { get; init; }
}

/// <summary>The usual help, followed by the command's examples.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var (examples, codes) = parseResult.CommandResult.Command switch
        {
            ExampledCommand command => (command.Examples, command.ExitCodes),
            RootCommand => (CommandTree.Examples, CommandTree.ExitCodes),
            _ => ([], null),
        };
        var output = parseResult.InvocationConfiguration.Output;
        if (examples.Length > 0)
        {
            output.WriteLine("Examples:");
        }

        foreach (var (purpose, commandLine) in examples)
        {
            output.WriteLine($"  # {purpose}");
            output.WriteLine($"  {commandLine}");
        }

        if (codes is not null)
        {
            output.WriteLine();
            output.WriteLine($"Exit codes: {codes}");
        }

        return ExitCode.Done;
    }
}
