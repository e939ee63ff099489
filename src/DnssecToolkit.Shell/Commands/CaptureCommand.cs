using System.CommandLine;

namespace DnssecToolkit.Shell.Commands;

/// <summary><c>dnssec capture convert|show|slice</c>: looks into captures, cuts them and turns one format into another.</summary>
internal static class CaptureCommand
{
    public const string Name = "capture";

    public static Command Build(Terminal terminal)
    {
        var command = new ExampledCommand(Name, "Show, cut and convert captures.")
        {
            Examples =
            [
                ("what is in a recording", "dnssec capture show data/captures/good.pcap"),
                ("one zone's exchanges as lines that can be read and compared", "dnssec capture slice data/captures/good.pcap --name nic.example. -o nic.jsonl"),
            ],
        };
        command.Add(CaptureShowCommand.Build(terminal));
        command.Add(CaptureSliceCommand.Build(terminal, slices: false));
        command.Add(CaptureSliceCommand.Build(terminal, slices: true));
        return command;
    }
}
