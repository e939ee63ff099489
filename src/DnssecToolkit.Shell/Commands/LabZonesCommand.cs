using System.CommandLine;
using System.Globalization;
using DnssecToolkit.Lab;
using DnssecToolkit.Notebooks.Display;
using DnssecToolkit.Shell.Inputs;

namespace DnssecToolkit.Shell.Commands;

/// <summary><c>dnssec lab zones SCENARIO -o DIR</c>: the zone files of a scenario, for other people's servers.</summary>
internal static class LabZonesCommand
{
    public static Command Build(Terminal terminal)
    {
        var arguments = new LabArguments();
        var output = new Option<string>("--output", "-o") { Description = "The folder to write into.", HelpName = "DIR", Required = true };
        var at = Inputs.Options.At("When everything was signed, in UTC; now if not given.");
        var command = new ExampledCommand("zones", "Write the zone files of a scenario, as BIND, NSD and Knot load them, with root hints and trust anchor.")
        {
            Examples = [("a zone with a fault, to be looked at", "dnssec lab zones rrsig-expired -o zones && dnssec verify-zone zones/example.test.zone")],
            ExitCodes = "0 written, 2 wrong usage, 4 a file cannot be written",
        };
        arguments.AddTo(command);
        command.Add(output);
        command.Add(at);
        command.SetAction(parsed =>
        {
            var scenario = arguments.Scenario(parsed);
            return Run(scenario, parsed.GetRequiredValue(output), parsed.GetValue(at) is { } text ? Instant.Parse(text, "--at") : scenario.Begins ?? DateTimeOffset.UtcNow, terminal);
        });
        return command;
    }

    private static int Run(Scenario scenario, string folder, DateTimeOffset at, Terminal terminal)
    {
        var internet = LabArguments.Build(scenario, made => made.Build(at));
        var rows = new List<(string Zone, string File, string Servers)>();
        foreach (var zone in internet.Servers.SelectMany(server => server.Zones).Distinct().OrderBy(zone => zone.Apex))
        {
            var servers = internet.Servers.Where(server => server.Zones.Contains(zone)).ToList();
            var isMain = ReferenceEquals(zone, internet.Find(zone.Apex)); // a server may have a copy of its own: stale, or of another signer
            var file = FileName(zone, isMain ? null : servers[0]);
            OutputFile.Write(Path.Combine(folder, file), stream =>
            {
                using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" };
                zone.WriteTo(writer);
            });
            rows.Add((zone.Apex.ToString(), file, string.Join(' ', servers.Select(server => server.Name))));
        }

        LabFiles.WriteAnchors(internet, folder);
        var widths = (Zone: rows.Max(row => row.Zone.Length), File: rows.Max(row => row.File.Length));
        foreach (var row in rows)
        {
            terminal.Output.WriteLine(SafeText.OnOneLine($"{row.Zone.PadRight(widths.Zone)}  {row.File.PadRight(widths.File)}  {row.Servers}"));
        }

        terminal.Output.WriteLine(SafeText.OnOneLine(string.Create(
            CultureInfo.InvariantCulture, $"{rows.Count} zone files written to {folder}, with {LabFiles.Hints} (root hints), {LabFiles.Anchor} and {LabFiles.BindKeys} (the trust anchor).")));
        if (scenario.IsPlayed)
        {
            terminal.Output.WriteLine(scenario.Begins is null ? $"They are as at the start of {scenario.Name}; its script is only served." : $"They are those of {at:u}; what came later is only served.");
        }

        return ExitCode.Done;
    }

    private static string FileName(SignedZone zone, LabServer? only)
    {
        var name = LabFiles.SafeName(zone.Apex);
        return only is null ? $"{name}.zone" : $"{name}.{LabFiles.SafeName(only.Name)}.zone";
    }
}
