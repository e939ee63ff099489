using System.CommandLine;
using System.Globalization;
using DnssecToolkit.Lab;
using DnssecToolkit.Notebooks.Display;
using DnssecToolkit.Shell.Inputs;

namespace DnssecToolkit.Shell.Commands;

/// <summary><c>dnssec lab recreate INCIDENT -o FOLDER</c>: makes the captures of a real incident again, octet for octet.</summary>
internal static class LabRecreateCommand
{
    public static Command Build(Terminal terminal)
    {
        var names = Recreation.All.Select(recreation => recreation.Name).ToArray();
        var name = new Argument<string>("INCIDENT") { HelpName = "INCIDENT", Description = $"{NearNames.Alternatives(names)}." };
        name.CompletionSources.Add(names);
        var output = new Option<string>("--output", "-o") { Description = "The folder to write the captures and the trust anchor into; it is made where there is none.", HelpName = "FOLDER", Required = true };
        var command = new ExampledCommand("recreate", "Make a real incident again, as far as it was published: the captures of data/incidents.")
        {
            Examples = [("the outage of .de in May 2026", "dnssec lab recreate de-2026-05-05 -o data/incidents/de-2026-05-05")],
            ExitCodes = "0 written, 2 wrong usage, 4 a file cannot be written",
        };
        command.Add(name);
        command.Add(output);
        command.SetAction(parsed => Run(parsed.GetRequiredValue(name), parsed.GetRequiredValue(output), terminal));
        return command;
    }

    private static int Run(string name, string folder, Terminal terminal)
    {
        var names = Recreation.All.Select(known => known.Name).ToList();
        var recreation = Recreation.Find(name)
            ?? throw CommandException.WrongUsage($"there is no recreation \"{name}\"; there {(names.Count == 1 ? "is" : "are")} {NearNames.Alternatives(names)}");
        Directory.CreateDirectory(folder);
        foreach (var file in recreation.Files)
        {
            var exchanges = recreation.Exchanges(file).ToList();
            EvidenceOutput.Write(Path.Combine(folder, file.Name), exchanges);
            terminal.Output.WriteLine(SafeText.OnOneLine(string.Create(CultureInfo.InvariantCulture, $"{file.Name}: {exchanges.Count} exchanges, {file.Instants[0]:yyyy-MM-dd HH:mm} to {file.Instants[^1]:yyyy-MM-dd HH:mm} UTC")));
        }

        OutputFile.WriteText(Path.Combine(folder, "root.ds"), recreation.AnchorText);
        return ExitCode.Done;
    }
}
