using System.CommandLine;
using DnssecToolkit.Dns;
using DnssecToolkit.Notebooks;
using DnssecToolkit.Notebooks.Display;
using DnssecToolkit.Shell.Inputs;
using DnssecToolkit.Timelines;

namespace DnssecToolkit.Shell.Commands;

/// <summary><c>dnssec rollover plan KIND</c>: the earliest safe date of every step, each with its equation.</summary>
internal static class RolloverPlanCommand
{
    private const string Emergency = "emergency";

    public static Command Build(Terminal terminal)
    {
        var kind = new Argument<string>("KIND") { Description = $"What to do: {NearNames.Alternatives([.. RolloverMethods.Kinds, Emergency])}." };
        var method = new Option<string?>("--method")
        {
            Description = "How: "
                + string.Join("; ", RolloverMethods.Kinds.Select(kind => $"{kind}: {string.Join(", ", RolloverMethods.All.Where(method => method.Kind == kind).Select(method => method.Name))}"))
                + $"; {Emergency}: {FailureCases.Codes[0]} to {FailureCases.Codes[^1]}. The first of each is the usual one; {Emergency} shows all.",
            HelpName = "METHOD",
        };
        var start = new Option<string?>("--start") { Description = "When the first step is taken (UTC). Default: now.", HelpName = "TIME" };
        var since = new Option<string?>("--active-since") { Description = "Since when the old key has been in use: with --lifetime, says until when the roll must begin.", HelpName = "TIME" };
        var lifetime = TimingOptions.Duration("--lifetime", "How long a key is meant to be used (Lzsk, Lksk).");
        var oldAlgorithm = new Option<string?>("--old-algorithm") { Description = "The algorithm of the keys that go or stay.", HelpName = "ALGORITHM" };
        var newAlgorithm = new Option<string?>("--new-algorithm") { Description = "The algorithm of the keys that come.", HelpName = "ALGORITHM" };
        var registry = new Option<string?>("--registry") { Description = "The parent zone, where it reads CDS records: sets Dreg to the longest it is known to take.", HelpName = "ZONE" };
        var json = new Option<bool>("--json") { Description = "Write the plan as JSON, for 'dnssec rollover check'." };
        var format = Inputs.Options.Format(["text", .. ChartFile.Formats]);
        var output = ChartFile.Output();
        var timing = new TimingOptions();
        var command = new ExampledCommand("plan", "Give each step of a rollover its earliest safe date, with the equation that says so; for an emergency, the ways out and how long each takes.")
        {
            Examples =
            [
                ("a ZSK, in a zone whose records live for a day", "dnssec rollover plan zsk --method pre-publication --ttl-key 3600 --ttl-sig 86400 --start 2026-12-01T00:00Z"),
                ("a KSK, under a parent that publishes a DS within two hours", "dnssec rollover plan ksk --registration 2h --ttl-ds 1d --start 2026-12-01T00:00Z"),
                ("from RSA to ECDSA, safe for the strictest resolvers", "dnssec rollover plan algorithm --method conservative --old-algorithm RSASHA256 --new-algorithm ECDSAP256SHA256"),
                ("the plan as a picture", "dnssec rollover plan ksk --start 2026-12-01T00:00Z --format svg -o plan.svg"),
                ("data signed by a key that is not published: what now?", "dnssec rollover plan emergency --method F2"),
            ],
            ExitCodes = "0 done, 2 wrong usage",
        };
        command.Add(kind);
        command.Add(method);
        command.Add(start);
        timing.AddTo(command);
        command.Add(lifetime);
        command.Add(since);
        command.Add(registry);
        command.Add(oldAlgorithm);
        command.Add(newAlgorithm);
        command.Add(json);
        command.Add(format);
        command.Add(output);
        command.SetAction(parsed =>
        {
            var values = timing.Read(parsed);
            if (parsed.GetValue(lifetime) is { } life)
            {
                values = values with { Lzsk = life, Lksk = life };
            }

            var (picture, place) = (parsed.GetRequiredValue(format), parsed.GetValue(output));
            ChartFile.Check(picture, place);
            if (picture != "text" && parsed.GetValue(json))
            {
                throw CommandException.WrongUsage($"--json and --format {picture} are two different files: ask for one of them");
            }

            var (what, how) = (parsed.GetRequiredValue(kind), parsed.GetValue(method));
            if (what == Emergency)
            {
                return picture == "text" && place is null ? WriteFailures(how, values, parsed.GetValue(json), terminal)
                    : throw CommandException.WrongUsage($"{Emergency} has no dates to draw and is written to standard output");
            }

            var found = Method(what, how);
            var usual = RolloverPlanner.UsualAlgorithms(found);
            var algorithms = new RolloverAlgorithms(Algorithm(parsed.GetValue(oldAlgorithm)) ?? usual.Old, Algorithm(parsed.GetValue(newAlgorithm)) ?? usual.New);
            var practice = parsed.GetValue(registry) is { } parent ? Practice(parent) : null;
            values = practice is null ? values : values with { Dreg = found == FirstSigning.Method ? practice.LatestBootstrap : practice.Model.Latest };
            if (found.Kind == "algorithm" ? algorithms.Old == algorithms.New : algorithms.Old != algorithms.New)
            {
                throw CommandException.WrongUsage(found.Kind == "algorithm"
                    ? $"--old-algorithm and --new-algorithm are both {algorithms.New}: that is no algorithm roll"
                    : $"a {found.Kind} roll keeps the algorithm: 'dnssec rollover plan algorithm' changes it");
            }

            var first = parsed.GetValue(start) is { } text ? Instant.Parse(text, "--start") : Instant.Parse("now", "--start");
            if (first.Year is < 1970 or >= 9000)
            {
                throw CommandException.WrongUsage($"--start: the year {first.Year} is not one to plan for");
            }

            var plan = RolloverPlanner.Plan(found, values, new DateTimeOffset(first.Ticks - (first.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero), algorithms);
            var latest = parsed.GetValue(since) is { } active ? (DateTimeOffset?)Instant.Parse(active, "--active-since") : null;
            ChartFile.Write(picture, place, () => plan.ToChart(), paper => Write(plan, parsed.GetValue(json), latest, practice, paper), terminal);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(RolloverPlan plan, bool asJson, DateTimeOffset? since, CdsPractice? practice, Terminal terminal)
    {
        if (asJson)
        {
            terminal.Output.Write(PlanJson.Write(plan));
            return;
        }

        terminal.Output.WriteLine(terminal.Paint(Tone.Strong, PlanText.Headline(plan)));
        if (since is { } active && RolloverPlanner.LatestStart(plan.Method!, plan.Timing, active) is { } latest)
        {
            var tone = latest < plan.Steps[0].At ? Tone.Warning : Tone.Faint;
            terminal.Output.WriteLine(terminal.Paint(tone, PlanText.LatestStart(plan, latest)));
        }

        terminal.Output.WriteLine();
        terminal.Output.Write(PlanText.Table(plan));
        terminal.Output.WriteLine();
        terminal.Output.WriteLine(terminal.Paint(Tone.Faint, $"with {PlanText.Timing(plan.Timing)}"));
        if (practice is not null)
        {
            terminal.Output.WriteLine(terminal.Paint(Tone.Faint, $"{practice}"));
        }

        foreach (var remark in TimingRemarks.Of(plan.Timing))
        {
            terminal.Output.WriteLine(terminal.Paint(Tone.Warning, $"mind: {remark}"));
        }
    }

    private static int WriteFailures(string? code, RolloverTiming timing, bool asJson, Terminal terminal)
    {
        if (asJson)
        {
            throw CommandException.WrongUsage($"--json is for plans with dates; {Emergency} has none");
        }

        var codes = code is null ? FailureCases.Codes : [code.ToUpperInvariant()];
        var separator = "";
        foreach (var wanted in codes)
        {
            var failure = FailureCases.Find(wanted, timing)
                ?? throw CommandException.WrongUsage($"there is no emergency \"{code}\"; choose {NearNames.Alternatives([.. FailureCases.Codes])}");
            terminal.Output.Write(separator + FailureText.Render(failure));
            separator = "\n\n";
        }

        return ExitCode.Done;
    }

    private static RolloverMethod Method(string kind, string? name)
    {
        if (!RolloverMethods.Kinds.Contains(kind))
        {
            throw CommandException.WrongUsage($"there is nothing to plan called \"{kind}\"; choose {NearNames.Alternatives([.. RolloverMethods.Kinds, Emergency])}");
        }

        return RolloverMethods.Find(kind, name)
            ?? throw CommandException.WrongUsage($"there is no method \"{name}\" for {kind}; choose {NearNames.Alternatives([.. RolloverMethods.All.Where(method => method.Kind == kind).Select(method => method.Name)])}");
    }

    private static CdsPractice Practice(string zone) => CdsPractices.Find(zone)
        ?? throw CommandException.WrongUsage($"nothing is known of how long \"{SafeText.OnOneLine(zone)}\" takes; known are {string.Join(", ", CdsPractices.Registries.Select(practice => practice.Zone))}; --registration states it");

    private static SecurityAlgorithm? Algorithm(string? text) => text is null ? null : SecurityAlgorithm.TryParse(text, out var algorithm)
        ? algorithm
        : throw CommandException.WrongUsage($"\"{SafeText.OnOneLine(text)}\" is not an algorithm; write a mnemonic such as ECDSAP256SHA256 or its number");
}
