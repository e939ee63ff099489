using System.CommandLine;

namespace DnssecToolkit.Shell.Commands;

/// <summary><c>dnssec lab list|show|capture|zones|serve|recreate</c>: a signed Internet to break on purpose.</summary>
internal static class LabCommand
{
    public const string Name = "lab";

    public static Command Build(Terminal terminal)
    {
        var command = new ExampledCommand(Name, "A signed Internet to break on purpose: choose a fault, and get its evidence, its zones or its servers.")
        {
            Examples =
            [
                ("what can be broken", "dnssec lab list"),
                ("what a fault is, and what a validator must say of it", "dnssec lab show rrsig-expired"),
                ("the evidence of a fault, to be explained", "dnssec lab capture rrsig-expired -o expired.jsonl"),
                ("real servers for real resolvers, in which something goes wrong after half a minute", "dnssec lab serve wrong-ds-then-fixed"),
            ],
        };
        command.Add(LabListCommand.Build(terminal));
        command.Add(LabShowCommand.Build(terminal));
        command.Add(LabCaptureCommand.Build(terminal));
        command.Add(LabZonesCommand.Build(terminal));
        command.Add(LabServeCommand.Build(terminal));
        command.Add(LabRecreateCommand.Build(terminal));
        return command;
    }
}
