using System.CommandLine;
using DnssecToolkit.Notebooks;
using DnssecToolkit.Shell.Inputs;
using DnssecToolkit.Timelines;

namespace DnssecToolkit.Shell.Commands;

/// <summary><c>dnssec rollover check PLAN.json</c>: which steps are too early, and which resolvers would find the zone bogus.</summary>
internal static class RolloverCheckCommand
{
    private const int LargestPlan = 16 << 20;

    public static Command Build(Terminal terminal)
    {
        var file = new Argument<string>("PLAN") { Description = "The plan as 'dnssec rollover plan --json' writes it; - for standard input." };
        var strict = new Option<string>("--strict")
        {
            Description = "What validators insist on: any one valid path, every algorithm of the DS set (as Unbound with harden-algo-downgrade), or every algorithm of the DNSKEY set.",
            HelpName = "any|ds|dnskey",
            DefaultValueFactory = _ => "any",
        };
        var format = Inputs.Options.Format(["text", .. ChartFile.Formats]);
        var output = ChartFile.Output();
        strict.AcceptOnlyFromAmong("any", "ds", "dnskey");
        var command = new ExampledCommand("check", "Check a plan: which steps are too early, by how much and under which equation, and what resolvers would see.")
        {
            Examples =
            [
                ("write a plan, move its dates by hand, check them", "dnssec rollover plan ksk --start 2026-12-01 --json > plan.json; dnssec rollover check plan.json"),
                ("when the zone would be bogus, as a picture", "dnssec rollover check plan.json --format png -o plan.png"),
                ("is an algorithm roll safe for resolvers that insist on every algorithm?", "dnssec rollover check plan.json --strict ds"),
            ],
            ExitCodes = "0 safe, 1 not safe, 2 wrong usage, 3 too long to be judged, 4 the plan cannot be read",
        };
        command.Add(file);
        command.Add(strict);
        command.Add(format);
        command.Add(output);
        command.SetAction(parsed =>
        {
            var strictness = parsed.GetValue(strict) switch
            {
                "ds" => AlgorithmStrictness.EveryDsAlgorithm,
                "dnskey" => AlgorithmStrictness.EveryKeyAlgorithm,
                _ => AlgorithmStrictness.AnyPath,
            };
            return Run(parsed.GetRequiredValue(file), strictness, parsed.GetRequiredValue(format), parsed.GetValue(output), terminal);
        });
        return command;
    }

    private static int Run(string path, AlgorithmStrictness strictness, string format, string? output, Terminal terminal)
    {
        ChartFile.Check(format, output);
        var review = PlanReview.Of(Read(path), strictness);
        ChartFile.Write(format, output, () => review.ToChart(), place => Write(review, place), terminal);
        return review.IsSafe ? ExitCode.Done
            : review is { TooEarly.IsEmpty: true, Invariant.Holds: true } ? ExitCode.Indeterminate
            : ExitCode.Bogus;
    }

    private static void Write(PlanReview review, Terminal terminal)
    {
        var tone = review.IsSafe ? Tone.Good : review.Invariant.HasErrors ? Tone.Bad : Tone.Warning;
        terminal.Output.WriteLine(terminal.Paint(tone, PlanText.Headline(review)));
        if (!review.IsSafe)
        {
            terminal.Output.WriteLine();
            WriteSafely(PlanText.Problems(review), terminal);
        }
    }

    /// <summary>A plan's names are somebody's text: they are shown and not obeyed.</summary>
    private static void WriteSafely(string lines, Terminal terminal)
    {
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            terminal.Output.WriteLine(Notebooks.Display.SafeText.OnOneLine(line));
        }
    }

    private static RolloverPlan Read(string path)
    {
        using var stream = InputFile.Open(path);
        if (InputFile.LengthOf(stream) > LargestPlan)
        {
            throw CommandException.Unreadable($"{path} is longer than any plan");
        }

        using var reader = new StreamReader(stream);
        try
        {
            return PlanJson.Read(reader.ReadToEnd());
        }
        catch (FormatException failure)
        {
            throw CommandException.Unreadable($"{InputFile.NameOf(path)} is no rollover plan: {failure.Message}", failure);
        }
    }
}
