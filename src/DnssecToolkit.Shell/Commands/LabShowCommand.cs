using System.CommandLine;
using System.Globalization;
using DnssecToolkit.Explanations;
using DnssecToolkit.Lab;
using DnssecToolkit.Shell.Inputs;

namespace DnssecToolkit.Shell.Commands;

/// <summary><c>dnssec lab show NAME</c>: the page of a fault or a scenario.</summary>
internal static class LabShowCommand
{
    public static Command Build(Terminal terminal)
    {
        var name = new Argument<string>("NAME") { Description = "A fault or a scenario of 'dnssec lab list'.", HelpName = "NAME" };
        name.CompletionSources.Add(_ => FaultCatalogue.All.Select(fault => fault.Name).Concat(ScenarioCatalogue.All.Select(scenario => scenario.Name)).Select(word => new System.CommandLine.Completions.CompletionItem(word)));
        var command = new ExampledCommand("show", "Print the page of a fault or a scenario: what it does, what it breaks, what must be said of it, and how to try it.")
        {
            Examples =
            [
                ("a fault", "dnssec lab show rrsig-expired"),
                ("a scenario that plays in time", "dnssec lab show wrong-ds-then-fixed"),
            ],
            ExitCodes = "0 there it is, 2 there is no such fault or scenario",
        };
        command.Add(name);
        command.SetAction(parsed => Run(parsed.GetRequiredValue(name).Trim(), terminal));
        return command;
    }

    private static int Run(string name, Terminal terminal)
    {
        var lines = (FaultCatalogue.Find(name), ScenarioCatalogue.Find(name)) switch
        {
            ({ } fault, _) => Page(fault),
            (_, { } scenario) => Page(scenario),
            _ => throw LabArguments.Unknown(name),
        };
        foreach (var line in lines)
        {
            terminal.Output.WriteLine(line);
        }

        return ExitCode.Done;
    }

    private static IEnumerable<string> Page(Fault fault)
    {
        var plan = new LabChoices().Describe().Find(LabChoices.Zone)!;
        var unsuited = fault.Needs(plan);
        yield return $"# {fault.Name}";
        yield return "";
        yield return fault.Summary;
        yield return "";
        yield return $"- Area: {fault.Area.ToString().ToLowerInvariant()}";
        yield return $"- Breaks: {fault.Breaks.Section}: {fault.Breaks.Sentence}";
        if (unsuited is null)
        {
            var expected = fault.Expect(plan);
            yield return $"- Asked: {fault.In(LabChoices.Zone).Question.Name} {fault.In(LabChoices.Zone).Question.Type}";
            yield return $"- Must be: {expected.Status.ToString().ToLowerInvariant()}{(expected.Cause is { } cause ? $", because of {cause}{(expected.At is { } at ? $" at {Place(at)}" : "")}" : "")}";
            foreach (var (title, codes) in new[] { ("Must be found", expected.Must), ("Must not be found", expected.MustNot) }.Where(pair => !pair.Item2.IsDefaultOrEmpty))
            {
                yield return $"- {title}: {string.Join(", ", codes)}";
            }
        }
        else
        {
            yield return $"- Not in the usual zone: {unsuited}";
        }

        if (fault.Incident is { } incident)
        {
            yield return $"- Seen in: {incident}";
        }

        yield return "";
        yield return "Try it:";
        yield return $"  dnssec lab capture {fault.Name} -o {fault.Name}.jsonl";
        yield return $"  dnssec lab serve {fault.Name}";
        if (unsuited is null && fault.Expect(plan).Cause is { } code && Explainer.Page(code) is not null)
        {
            yield return $"  dnssec explain-code {code}";
        }
    }

    private static string Place(string relative)
    {
        var question = LabQuestion.Parse(relative, LabChoices.Zone);
        return $"{question.Name} {question.Type}";
    }

    private static IEnumerable<string> Page(NamedScenario named)
    {
        var scenario = named.Make(new LabChoices());
        yield return $"# {named.Name}";
        yield return "";
        yield return named.Summary;
        yield return "";
        yield return $"- Asked: {string.Join(", ", scenario.Questions.Select(question => $"{question.Name} {question.Type}"))}";
        foreach (var act in scenario.Script)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"- After {act.After.TotalSeconds:0.###} s: {act.Title}");
        }

        foreach (var (at, title) in scenario.Recreation?.Changes.Where(change => change.At > scenario.Begins) ?? [])
        {
            yield return $"- {at:yyyy-MM-dd HH:mm:ss} UTC: {title}";
        }

        yield return "";
        yield return "Try it:";
        yield return $"  dnssec lab serve {named.Name}";
        yield return $"  dnssec lab capture {named.Name} -o {named.Name}.jsonl";
    }
}
