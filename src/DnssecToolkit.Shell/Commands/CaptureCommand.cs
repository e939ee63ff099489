using System.CommandLine;

namespace DnssecToolkit.Shell.Commands;

/// <summary><c>dnssec capture convert|show|slice</c>: looks into captures, cuts them and turns one format into another.</summary>
internal static class CaptureCommand
{
    public const string Name = "capture";

    public static Command Build(Terminal terminal) => new(Name, "Show, cut and convert captures.")
    {
        CaptureShowCommand.Build(terminal),
        CaptureSliceCommand.Build(terminal, slices: false),
        CaptureSliceCommand.Build(terminal, slices: true),
    };
}
