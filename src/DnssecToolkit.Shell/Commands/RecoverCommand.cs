using System.CommandLine;
using System.Globalization;
using DnssecToolkit.Notebooks;
using DnssecToolkit.Shell.Inputs;
using DnssecToolkit.Timelines;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Shell.Commands;

/// <summary><c>dnssec recover INCIDENT</c>: which resolver fails when, when it is over for whom, and what would have helped.</summary>
internal static class RecoverCommand
{
    public const string Name = "recover";

    public static Command Build(Terminal terminal)
    {
        var incident = new Argument<string>("INCIDENT") { Description = "The folder of an incident with its model.json, or such a file." };
        var policy = new Option<string>("--policy") { Description = $"One kind of resolver, or all: {string.Join(", ", ResolverProfiles.All.Select(profile => profile.Name))}.", HelpName = "PROFILE", DefaultValueFactory = _ => "all" };
        var fix = new Option<string?>("--fix") { Description = "As if every server had been repaired at this instant (UTC).", HelpName = "TIME" };
        var nta = new Option<string[]>("--nta") { Description = "As if a share of the resolvers had stopped validating at this instant: 2026-05-05T20:30Z=0.5. May be given more than once.", HelpName = "TIME=SHARE", Arity = ArgumentArity.OneOrMore };
        var file = new Option<string?>("--population") { Description = "Who asks for what behind which resolvers, as JSON; without it a typical mix in equal shares.", HelpName = "FILE" };
        var format = Inputs.Options.Format(["text", "markdown", "json", .. ChartFile.Formats]);
        var profiles = new Option<string?>("--profiles") { Description = "How resolvers cache, as JSON like data/policies/resolvers.json.", HelpName = "FILE" };
        var chart = new Option<string>("--chart") { Description = "Which picture: the curve with what would have helped, the bounds of each resolver, what their caches hold, or the ranking of what would have helped.", HelpName = "curve|bounds|ribbon|mitigations", DefaultValueFactory = _ => "curve" };
        chart.AcceptOnlyFromAmong("curve", "bounds", "ribbon", "mitigations");
        var output = ChartFile.Output();
        var command = new ExampledCommand(Name, "Compute from TTLs and resolver policies who fails when, and when it is over for whom.")
        {
            Examples =
            [
                ("the .de outage of 2026, for every kind of resolver", "dnssec recover data/incidents/de-2026-05-05"),
                ("one kind of resolver, for a program", "dnssec recover data/incidents/nz-2023-05-29 --policy bind-9.18 --format json"),
                ("the curve of failing questions, as a picture", "dnssec recover data/incidents/de-2026-05-05 --format png -o de.png"),
                ("had it been repaired at 21:00, and had a third of the resolvers set a negative trust anchor", "dnssec recover data/incidents/de-2026-05-05 --fix 2026-05-05T21:00Z --nta 2026-05-05T20:30Z=0.33"),
            ],
            ExitCodes = "0 done, 2 wrong usage, 4 a file cannot be read",
        };
        command.Add(incident);
        command.Add(policy);
        command.Add(fix);
        command.Add(nta);
        command.Add(file);
        command.Add(profiles);
        command.Add(format);
        command.Add(chart);
        command.Add(output);
        command.SetAction((parsed, cancellation) =>
        {
            var (picture, place) = (parsed.GetRequiredValue(format), parsed.GetValue(output));
            ChartFile.Check(picture, place);
            var model = ReadModel(parsed.GetRequiredValue(incident));
            if (parsed.GetValue(fix) is { } instant)
            {
                model = Repaired(model, Instant.Parse(instant, "--fix"));
            }

            var known = parsed.GetValue(profiles) is { } path ? Read(path, ResolverProfiles.Parse, "resolver profiles") : ResolverProfiles.All;
            var population = parsed.GetValue(file) is { } given ? Read(given, PopulationReader.Parse, "a population") : Population.Typical(known);
            if (parsed.GetValue(policy) is { } wanted and not "all")
            {
                var profile = known.Concat(ResolverProfiles.Versions).FirstOrDefault(profile => string.Equals(profile.Name, wanted, StringComparison.OrdinalIgnoreCase))
                    ?? throw CommandException.WrongUsage($"there is no profile \"{wanted}\"{NearNames.Question(wanted, known.Select(profile => profile.Name))}");
                population = population with { Resolvers = [new ResolverShare(profile, 1)] };
            }

            var report = RecoveryReport.Of(model, population, (parsed.GetValue(nta) ?? []).Select(Anchor), cancellation);
            ChartFile.Write(picture, place, () => parsed.GetRequiredValue(chart) switch
            {
                "bounds" => report.ToBoundsChart(),
                "ribbon" => report.ToRibbonChart(),
                "mitigations" => report.ToMitigationsChart(),
                _ => report.ToChart(),
            }, paper => paper.Output.Write(picture switch
            {
                "json" => report.ToJson(),
                "markdown" => report.ToMarkdown(),
                _ => report.ToText(),
            }), terminal);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static IncidentModel ReadModel(string path) =>
        Read(Directory.Exists(path) ? Path.Combine(path, "model.json") : path, IncidentModel.Parse, "a model of an incident");

    private static T Read<T>(string path, Func<Stream, Dns.ParseResult<T>> parse, string what)
        where T : notnull
    {
        try
        {
            using var stream = File.OpenRead(path);
            var read = parse(stream);
            return read.TryGet(out var value) ? value : throw CommandException.Unreadable($"{path} is not {what}: {read.Error!.Problem}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw CommandException.Unreadable($"{path} cannot be read: {failure.Message}", failure);
        }
    }

    private static IncidentModel Repaired(IncidentModel model, DateTimeOffset instant)
    {
        var onset = model.Parts.Where(part => !part.Outage.Changes.IsEmpty).Select(part => part.Outage.Onset).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        return instant > onset
            ? model with { Parts = [.. model.Parts.Select(part => part.Outage.Changes.IsEmpty ? part : part with { Outage = part.Outage.RepairedAt(instant) })] }
            : throw CommandException.WrongUsage($"--fix {instant:u} comes before the fault at {onset:u}");
    }

    private static SharedAnchor Anchor(string text)
    {
        var cut = text.LastIndexOfAny(['=', ':']); // the colon after the instant is as good
        return cut > 0 && double.TryParse(text.AsSpan(cut + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is > 0 and <= 1
            ? new SharedAnchor(Instant.Parse(text[..cut], "--nta"), share)
            : throw CommandException.WrongUsage($"--nta \"{text}\" is not an instant and a share; write 2026-05-05T20:30Z=0.5");
    }
}
