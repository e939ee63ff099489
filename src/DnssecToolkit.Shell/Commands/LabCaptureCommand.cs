using System.CommandLine;
using System.Globalization;
using DnssecToolkit.Captures;
using DnssecToolkit.Lab;
using DnssecToolkit.Notebooks.Display;
using DnssecToolkit.Shell.Inputs;

namespace DnssecToolkit.Shell.Commands;

/// <summary><c>dnssec lab capture SCENARIO -o FILE</c>: the evidence of a scenario, as a careful prober would have gathered it.</summary>
internal static class LabCaptureCommand
{
    /// <summary>How long after a change of a script the prober comes.</summary>
    private static readonly TimeSpan AfterAChange = TimeSpan.FromSeconds(5);

    public static Command Build(Terminal terminal)
    {
        var arguments = new LabArguments();
        var output = new Option<string>("--output", "-o") { Description = "Where to write: RFC 8427 lines, or pcap or dnstap by the name; .gz behind it compresses; - is standard output.", HelpName = "FILE", Required = true };
        var anchor = new Option<string?>("--anchor") { Description = "Where to write the trust anchor; without it, beside FILE with the ending .ds.", HelpName = "FILE" };
        var at = Inputs.Options.At("When the evidence was gathered, in UTC; now if not given. Everything was signed an hour before. An incident that has a date is recorded at each of its changes, or at this instant alone.");
        var command = new ExampledCommand("capture", "Write the evidence of a scenario, and its trust anchor.")
        {
            Examples =
            [
                ("a fault, and its diagnosis", "dnssec lab capture rrsig-expired -o expired.jsonl && dnssec explain www.example.test A --from expired.jsonl --trust-anchor expired.ds"),
                ("an incident that has a date, as it was at an instant", "dnssec lab capture de-2026-05-05 -o de.jsonl --at 2026-05-05T20:30:00Z"),
                ("with another algorithm and NSEC3, for Wireshark", "dnssec lab capture healthy --algorithm RSASHA256 --denial nsec3 -o healthy.pcap"),
            ],
            ExitCodes = "0 written, 2 wrong usage, 4 a file cannot be written",
        };
        arguments.AddTo(command);
        command.Add(output);
        command.Add(anchor);
        command.Add(at);
        command.SetAction(parsed => Run(
            arguments.Scenario(parsed), parsed.GetRequiredValue(output), parsed.GetValue(anchor), parsed.GetValue(at) is { } text ? Instant.Parse(text, "--at") : null, terminal));
        return command;
    }

    private static int Run(Scenario scenario, string output, string? anchor, DateTimeOffset? chosen, Terminal terminal)
    {
        _ = EvidenceOutput.FormatOf(output);
        var isPlayed = scenario.IsPlayed && (scenario.Begins is null || chosen is null);
        var at = DateTimeOffset.FromUnixTimeSeconds((chosen ?? scenario.Begins ?? DateTimeOffset.UtcNow).ToUnixTimeSeconds());
        var (capture, anchors, instants) = LabArguments.Build(scenario, made => isPlayed ? Played(made, at) : Once(made, at));
        EvidenceOutput.Write(output, capture.Exchanges);
        anchor ??= output == "-" ? null : Beside(output);
        if (anchor is not null)
        {
            OutputFile.WriteText(anchor, anchors + "\n");
        }

        if (output == "-")
        {
            return ExitCode.Done;
        }

        terminal.Output.WriteLine(SafeText.OnOneLine(string.Create(CultureInfo.InvariantCulture, $"{capture.Exchanges.Length} exchanges written to {output}, the trust anchor to {anchor}. Next:")));
        foreach (var question in scenario.Questions)
        {
            foreach (var (when, title) in instants)
            {
                var timed = instants.Count > 1 || chosen is not null ? $" --at {when:yyyy-MM-dd'T'HH:mm:ss'Z'}" : "";
                var comment = instants.Count > 1 ? $"   # {title}" : "";
                terminal.Output.WriteLine("  " + SafeText.OnOneLine($"dnssec explain {question.Name} {question.Type} --from {ShellText.Quote(output)} --trust-anchor {ShellText.Quote(anchor!)}{timed}{comment}"));
            }
        }

        return ExitCode.Done;
    }

    private static (Capture Capture, Cryptography.TrustAnchors Anchors, IReadOnlyList<(DateTimeOffset At, string Title)> Instants) Once(Scenario scenario, DateTimeOffset at)
    {
        var internet = scenario.Build(scenario.Begins is null ? at - TimeSpan.FromHours(1) : at);
        return (internet.Record(at, scenario.Questions), internet.Anchors, [(at, "")]);
    }

    // A script is probed after each of its changes, so that its evidence can be judged at any of them.
    private static (Capture Capture, Cryptography.TrustAnchors Anchors, IReadOnlyList<(DateTimeOffset At, string Title)> Instants) Played(Scenario scenario, DateTimeOffset at)
    {
        var script = scenario.Play(at);
        var probes = script.Changes.Select(change => (At: change.At + AfterAChange, change.Title)).ToList();
        var exchanges = probes.SelectMany(probe => script.At(probe.At).Record(probe.At, scenario.Questions).Exchanges);
        return (new Capture(exchanges), script.At(at).Anchors, [.. probes.Select(probe => (probe.At.AddSeconds(1), probe.Title))]);
    }

    private static string Beside(string output)
    {
        var name = output.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? output[..^3] : output;
        return Path.ChangeExtension(name, ".ds");
    }
}
