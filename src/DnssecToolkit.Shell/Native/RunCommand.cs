using System.CommandLine;

namespace DnssecToolkit.Shell;

/// <summary><c>dnssec run</c> of the native executable: it has no C# compiler on board, and says which <c>dnssec</c> does.</summary>
internal static class RunCommand
{
    public const string Name = "run";

    public static Command Build(Terminal terminal)
    {
        var command = new Command(Name, "Run a notebook (not in this native executable: its cells need the .NET runtime).") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run() => throw CommandException.WrongUsage(
        "this native executable runs no notebooks, whose cells are compiled as they are run; the dnssec of \"dotnet publish src/DnssecToolkit.Shell\" does");
}
