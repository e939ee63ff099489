using System.CommandLine;
using DnssecToolkit.Explanations;
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

        if (Explainer.Page(code) is { } page)
        {
            terminal.Output.Write(page);
            return ExitCode.Done;
        }

        var near = RuleBook.All.Select(rule => rule.Code).Where(known => known.Contains(code, StringComparison.OrdinalIgnoreCase)
            || code.Split('-').Intersect(known.Split('-')).Count() >= 2).Take(5).ToList();
        throw CommandException.WrongUsage(near.Count == 0
            ? $"there is no code \"{code}\"; 'dnssec explain-code' lists all"
            : $"there is no code \"{code}\"; did you mean {string.Join(", ", near)}?");
    }
}
