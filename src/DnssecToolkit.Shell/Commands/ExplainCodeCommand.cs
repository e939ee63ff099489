using System.CommandLine;
using DnssecToolkit.Explanations;
using DnssecToolkit.Shell.Inputs;
using DnssecToolkit.Validation;
using DnssecToolkit.Validation.Zones;

namespace DnssecToolkit.Shell.Commands;

/// <summary><c>dnssec explain-code [CODE]</c>: the page about a finding's code; without a code, the list of all.</summary>
internal static class ExplainCodeCommand
{
    public const string Name = "explain-code";

    public static Command Build(Terminal terminal)
    {
        var code = new Argument<string?>("CODE") { Description = "The code of a finding, such as rrsig-expired.", Arity = ArgumentArity.ZeroOrOne };
        var command = new ExampledCommand(Name, "Print the page about a finding's code, or the list of all codes.")
        {
            Examples =
            [
                ("what a code means, how it comes about, what mends it", "dnssec explain-code rrsig-expired"),
                ("every code with severity and reference", "dnssec explain-code"),
            ],
            ExitCodes = "0 there it is, 2 there is no such code",
        };
        command.Add(code);
        command.SetAction(parsed => Run(parsed.GetValue(code), terminal));
        return command;
    }

    private static int Run(string? code, Terminal terminal)
    {
        if (code is null)
        {
            foreach (var rule in RuleBook.All)
            {
                terminal.Output.WriteLine($"{rule.Code,-42} {rule.Severity.ToString().ToLowerInvariant(),-8} {rule.Reference}");
            }

            foreach (var zoneCode in ZoneCodes.All.Where(known => RuleBook.Find(known) is null))
            {
                terminal.Output.WriteLine($"{zoneCode,-42} {"zone",-8} verify-zone");
            }

            return ExitCode.Done;
        }

        var wanted = code.Trim();
        if (wanted.EndsWith(']') && wanted.IndexOf('[', StringComparison.Ordinal) is >= 0 and var bracket)
        {
            wanted = wanted[(bracket + 1)..^1]; // error[rrsig-expired], copied from a report
        }

        if (Explainer.Page(wanted) is { } page)
        {
            terminal.Output.Write(page);
            return ExitCode.Done;
        }

        var near = NearNames.Question(wanted, RuleBook.All.Select(rule => rule.Code).Union(ZoneCodes.All));
        throw CommandException.WrongUsage($"there is no code \"{wanted}\"{(near.Length == 0 ? "; 'dnssec explain-code' lists all" : near)}");
    }
}
