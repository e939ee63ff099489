using System.CommandLine;
using System.Globalization;
using DnssecToolkit.Lab;

namespace DnssecToolkit.Shell.Commands;

/// <summary><c>dnssec lab list</c>: every scenario and every fault, a line each.</summary>
internal static class LabListCommand
{
    public static Command Build(Terminal terminal)
    {
        var command = new ExampledCommand("list", "List every scenario and every fault, a line each.")
        {
            Examples =
            [
                ("everything", "dnssec lab list"),
                ("what can go wrong with keys", "dnssec lab list | grep -i key"),
            ],
        };
        command.SetAction(_ => Run(terminal));
        return command;
    }

    private static int Run(Terminal terminal)
    {
        var width = ScenarioCatalogue.All.Select(scenario => scenario.Name).Concat(FaultCatalogue.All.Select(fault => fault.Name)).Max(name => name.Length) + 2;
        Section("scenarios", ScenarioCatalogue.All.Select(scenario => (scenario.Name, scenario.Summary)));
        foreach (var area in FaultCatalogue.All.GroupBy(fault => fault.Area))
        {
            terminal.Output.WriteLine();
            Section($"faults: {area.Key.ToString().ToLowerInvariant()}", area.Select(fault => (fault.Name, fault.Summary)));
        }

        terminal.Output.WriteLine();
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ScenarioCatalogue.All.Length} scenarios, {FaultCatalogue.All.Length} faults; a fault is a scenario too, and so are faults joined by +. See 'dnssec lab show NAME'."));
        return ExitCode.Done;

        void Section(string title, IEnumerable<(string Name, string Summary)> lines)
        {
            terminal.Output.WriteLine(terminal.Paint(Tone.Strong, title));
            foreach (var (name, summary) in lines)
            {
                terminal.Output.WriteLine($"  {name.PadRight(width)}{summary}");
            }
        }
    }
}
