using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Notebooks;
using DnssecToolkit.Shell.Inputs;
using DnssecToolkit.Timelines;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Shell.Commands;

/// <summary><c>dnssec timeline CAPTURE...</c>: the verdicts of questions over time, the instants at which they change and why, and what servers changed.</summary>
internal static class TimelineCommand
{
    public const string Name = "timeline";

    private const int MostQuestions = 24;

    public static Command Build(Terminal terminal)
    {
        var captures = new Argument<string[]>("CAPTURE") { Description = "Recorded evidence: files, folders, - for standard input; the folder of an incident brings its events and its trust anchor.", Arity = ArgumentArity.OneOrMore };
        var name = new Option<string[]>("--name") { Description = "Follow this name, with each server by itself; may be given more than once. Without it, every name that was asked for.", HelpName = "NAME", Arity = ArgumentArity.OneOrMore };
        var type = new Option<string?>("--type") { Description = "Follow only this record type; without it, the types that were asked for.", HelpName = "TYPE" };
        var from = new Option<string?>("--from") { Description = "Begin at this instant, in UTC; without it, with the evidence.", HelpName = "TIME" };
        var to = new Option<string?>("--to") { Description = "End before this instant, in UTC; without it, with the evidence. A later one shows when signatures will have run out.", HelpName = "TIME" };
        var anchors = Inputs.Options.TrustAnchor("Without it, the incident's own, else the root's.");
        var policy = new Option<string>("--policy") { Description = $"Judge as this resolver does: {string.Join(", ", ResolverPolicies.All.Select(known => known.Name))}.", HelpName = "POLICY", DefaultValueFactory = _ => "rfc" };
        var events = new Option<string?>("--events") { Description = "What people say happened, with sources and limits in UTC: a file like the incident.json of data/incidents.", HelpName = "FILE" };
        var archive = new Option<string?>("--ds-archive") { Description = "An archive of DS changes in the root: tab-separated serial, time, + or -, zone, TTL, key tag, algorithm, digest type, digest.", HelpName = "FILE" };
        var format = Inputs.Options.Format("text", "markdown", "json");
        var command = new ExampledCommand(Name, "Say when verdicts changed, to the second, and which record or signature did it, from recorded evidence.")
        {
            Examples =
            [
                ("the .de outage of 2026, every name that was asked for", "dnssec timeline data/incidents/de-2026-05-05"),
                ("one name, server by server", "dnssec timeline data/incidents/de-2026-05-05 --name amazon.de --from 2026-05-05T19:00Z --to 2026-05-06T00:00Z"),
                ("when the signatures of a recorded answer will have run out", "dnssec timeline data/captures/good.pcap --trust-anchor data/captures/root.ds --name www.signed.example --to 2027-01-01"),
            ],
            ExitCodes = "0 never bogus, 1 bogus at some time, 2 wrong usage, 4 evidence unreadable",
        };
        foreach (var argument in new Symbol[] { captures, name, type, from, to, anchors, policy, events, archive, format })
        {
            if (argument is Argument one)
            {
                command.Add(one);
            }
            else
            {
                command.Add((Option)argument);
            }
        }

        command.SetAction((parsed, cancellation) =>
        {
            var options = new SweepOptions
            {
                From = parsed.GetValue(from) is { } start ? Instant.Parse(start, "--from") : null,
                To = parsed.GetValue(to) is { } end ? Instant.Parse(end, "--to") : null,
                Policy = ExplainCommand.PolicyOf(parsed.GetRequiredValue(policy)),
            };
            var paths = parsed.GetRequiredValue(captures);
            var incident = parsed.GetValue(events) is { } file ? ReadEvents(file) : paths.Length == 1 ? IncidentFolder.Find(paths[0]) : null;
            var trusted = IncidentFolder.AnchorsFor(paths, parsed.GetValue(anchors) ?? [], terminal);
            var capture = EvidenceFiles.Read(paths, terminal, cancellation);
            CheckTimes(capture, ref options);
            var questions = Questions(capture, parsed.GetValue(name) ?? [], parsed.GetValue(type));
            var timeline = Make(capture, questions, trusted, options, incident, terminal, cancellation);
            if (parsed.GetValue(archive) is { } archived)
            {
                timeline = timeline with { History = timeline.History.With(ReadArchive(archived, timeline)) };
            }

            terminal.Output.Write(parsed.GetRequiredValue(format) switch
            {
                "markdown" => timeline.ToMarkdown(),
                "json" => timeline.ToJson(),
                _ => timeline.ToText(),
            });
            Remark(timeline, parsed.GetValue(anchors) ?? [], terminal);
            return Task.FromResult(timeline.Sweeps.Any(IsEverBogus) ? ExitCode.Bogus : ExitCode.Done);
        });
        return command;
    }

    private static bool IsEverBogus(VerdictSweep sweep) =>
        sweep.Servers.Prepend(sweep.Overall).Any(lane => lane.Spans.Any(span => span.Status == SecurityStatus.Bogus));

    private static CaptureTimeline Make(
        Capture capture, ImmutableArray<Question> questions, TrustAnchors anchors, SweepOptions options, Incident? incident, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            var shown = questions.Take(MostQuestions).ToList();
            var progress = terminal.ShowsProgress ? new Telling(terminal) : null;
            return CaptureTimeline.Of(capture, shown, anchors, options, incident, progress, cancellation) with { LeftOut = questions.Length - shown.Count };
        }
        finally
        {
            terminal.EndProgress();
        }
    }

    /// <summary>Evidence without times, such as zone files, needs a stretch of time from the command line.</summary>
    private static void CheckTimes(Capture capture, ref SweepOptions options)
    {
        if (capture.Start is null && (options.From is null || options.To is null))
        {
            throw CommandException.WrongUsage("the evidence has no times; say from when to when with --from TIME --to TIME");
        }

        var (from, to) = (options.From ?? capture.Start!.Value, options.To ?? capture.End!.Value.AddSeconds(1));
        if (to <= from)
        {
            throw CommandException.WrongUsage(options.From is not null && options.To is not null
                ? $"--to {options.To:u} does not come after --from {options.From:u}"
                : $"the stretch from {from:u} to {to:u} is empty; the evidence goes from {capture.Start:u} to {capture.End:u}");
        }
    }

    private static ImmutableArray<Question> Questions(Capture capture, string[] names, string? type)
    {
        RecordType? wanted = type is null ? null : Inputs.Options.Type(type);
        if (names.Length > 0)
        {
            return
            [
                .. names.Select(Inputs.Options.Name).SelectMany(name => wanted is { } one ? [new Question(name, one)]
                    : CaptureTimeline.QuestionsOf(capture, name) is { IsEmpty: false } asked ? asked
                    : [new Question(name, RecordType.A)]).Distinct(),
            ];
        }

        var all = wanted is { } only
            ? (ImmutableArray<Question>)[.. capture.Questions.Where(question => question.Type == only).OrderBy(question => question.Name)]
            : CaptureTimeline.QuestionsOf(capture);
        return all.Length > 0 ? all : throw CommandException.WrongUsage(wanted is null
            ? "the evidence holds no question to follow; name one with --name NAME"
            : $"nobody asked for {wanted} in the evidence; name a question with --name NAME --type {wanted}");
    }

    private static Incident ReadEvents(string file)
    {
        using var reader = new StreamReader(InputFile.Open(file));
        var parsed = Incident.Parse(reader.ReadToEnd());
        return parsed.TryGet(out var incident) ? incident : throw CommandException.Unreadable($"{file} cannot be read: {parsed.Error}");
    }

    private static ServedHistory ReadArchive(string file, CaptureTimeline timeline)
    {
        var zones = timeline.Sweeps.SelectMany(sweep => sweep.Servers.SelectMany(lane => lane.Zones)).ToHashSet();
        using var reader = new StreamReader(InputFile.Open(file));
        var read = DsArchive.Read(reader, InputFile.NameOf(file), only: zones.Contains);
        return read.TryGet(out var history) ? history : throw CommandException.Unreadable($"{file} cannot be read: {read.Error}");
    }

    private static void Remark(CaptureTimeline timeline, string[] anchorFiles, Terminal terminal)
    {
        if (anchorFiles.Length == 0 && timeline.Sweeps.Any(sweep => sweep.Overall.Spans.Any(span => span.CauseCode == AnchorNoMatch.Info.Code)))
        {
            terminal.Complain("judged with the built-in trust anchor of the public root; if the evidence is of another root or below another anchor, name that with --trust-anchor FILE");
        }
    }

    private sealed class Telling(Terminal terminal) : IProgress<double>
    {
        private int _last = -1;

        public void Report(double value)
        {
            var percent = (int)(100 * value);
            if (percent != _last)
            {
                _last = percent;
                terminal.Progress(string.Create(CultureInfo.InvariantCulture, $"judging: {percent} %"));
            }
        }
    }
}
