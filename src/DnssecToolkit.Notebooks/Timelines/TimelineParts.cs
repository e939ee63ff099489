using System.Collections.Immutable;
using System.Globalization;
using DnssecToolkit.Captures;
using DnssecToolkit.Notebooks.Display;
using DnssecToolkit.Timelines;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Notebooks;

/// <summary>The parts of a timeline's report that text, Markdown and HTML have in common.</summary>
internal static class TimelineParts
{
    private const int MostSilences = 5;

    /// <summary>What must be known to read the report: what was judged, how, and on which evidence.</summary>
    public static IEnumerable<string> Notes(CaptureTimeline timeline)
    {
        var sweep = timeline.Sweeps[0];
        var made = timeline.IsRecreation ? "A recreation made in the lab, not a recording. " : "";
        yield return $"{made}Judged from {TimelineWords.Stretch(sweep.From, sweep.To)} UTC by {sweep.Policy.Description}; {Work(timeline)}.";
        yield return "a…b: after the last sighting of what was, and not after the first of what is. One instant: exact. Signs: x bogus, + not bogus, ~ caches, = keys and delegations, \" told by people.";
        if (sweep.EvidenceStart is { } start && sweep.From < start)
        {
            yield return $"The evidence begins at {TimelineWords.Instant(start)} UTC: before it, what was seen first is taken to have been served already.";
        }

        if (sweep.EvidenceEnd is { } end && sweep.To > end.AddSeconds(2))
        {
            yield return $"The evidence ends at {TimelineWords.Instant(end)} UTC: after it, what was seen last is taken to be served still.";
        }

        if (timeline.Sweeps.Any(one => one.IsCut))
        {
            yield return "The limit of judgements was reached: late changes may be missing.";
        }

        if (timeline.LeftOut > 0)
        {
            yield return $"{TimelineWords.Count(timeline.LeftOut, "more question")} left out; name what you want with --name.";
        }
    }

    /// <summary>A row for each question: whether and when it was bogus everywhere and somewhere, and what decided.</summary>
    public static Table Questions(CaptureTimeline timeline) => Table.Of(
        ["Question", "At first", "Bogus from every server", "Bogus from some server", "In the last cache", "Hangs on"],
        timeline.Sweeps.Select(sweep => new[]
        {
            sweep.Question.ToString(),
            TimelineWords.Word(sweep.Overall.Spans[0].Status),
            Stretches(TimelineReports.Bogus(sweep.Overall), sweep),
            Stretches(Union(TimelineRows.AtFault(sweep).Prepend(sweep.Overall).SelectMany(TimelineReports.Bogus)), sweep),
            Stretches(TimelineReports.Bogus(sweep.Cached), sweep),
            HangsOn(sweep),
        }),
        "Each question").WithStatus("At first");

    /// <summary>A row for each way in which servers fared, of one question.</summary>
    public static Table Servers(VerdictSweep sweep)
    {
        var fault = TimelineRows.AtFault(sweep).ToHashSet();
        var rows = sweep.Servers
            .Where(fault.Contains)
            .Select(lane => (Lane: lane, Words: Words(lane)))
            .GroupBy(pair => pair.Words)
            .Select(group => new[] { string.Join(", ", group.Select(pair => TimelineWords.Server(pair.Lane.Server!))), group.Key })
            .Prepend(["all together", Words(sweep.Overall)])
            .ToList();
        if (sweep.Cached.Changes.Any(change => change.Kind == ChangeKind.TtlPassed))
        {
            rows.Insert(1, ["the last cache", Words(sweep.Cached)]);
        }

        var others = sweep.Servers.Where(lane => !fault.Contains(lane)).Select(lane => TimelineWords.Server(lane.Server!)).ToList();
        return Table.Of(
            ["Server", "Verdicts"],
            rows,
            $"Each server by itself: {sweep.Question}",
            others.Count == 0 ? null : $"no change of their own: {string.Join(", ", others)}");
    }

    /// <summary>Contradictions: those that were typed, and those found.</summary>
    public static ImmutableArray<(string Claim, string Against)> Contradictions(CaptureTimeline timeline) =>
    [
        .. timeline.History.Contradictions().Select(found => ($"{found.What}: {found.One}", found.Other)),
        .. timeline.Contradictions.Select(typed => (typed.Claim, typed.Against)),
    ];

    /// <summary>Servers that left questions of the chain unanswered, in words.</summary>
    public static IEnumerable<string> Silences(CaptureTimeline timeline)
    {
        var names = timeline.Sweeps.SelectMany(sweep => sweep.Servers.SelectMany(lane => lane.Zones).Append(sweep.Question.Name)).ToHashSet();
        var groups = timeline.History.Silences
            .Where(silence => names.Contains(silence.Question.Name) && silence.At >= timeline.From && silence.At < timeline.To)
            .GroupBy(silence => (silence.Server, silence.Why))
            .Select(group => (group.Key, Count: group.Count(), First: group.Min(silence => silence.At), Last: group.Max(silence => silence.At), Question: group.First().Question))
            .OrderByDescending(group => group.Count)
            .ToList();
        foreach (var (key, count, first, last, question) in groups.Take(MostSilences))
        {
            yield return $"{TimelineWords.Server(key.Server)}: {TimelineWords.Count(count, "query").Replace("querys", "queries", StringComparison.Ordinal)} without an answer ({key.Why}), such as {question}, {(first == last ? TimelineWords.Instant(first) : TimelineWords.Stretch(first, last))}";
        }

        if (groups.Count > MostSilences)
        {
            yield return $"and {TimelineWords.Count(groups.Count - MostSilences, "more server")}";
        }
    }

    /// <summary>The verdicts of a lane one after the other.</summary>
    public static string Words(VerdictLane lane) => string.Join(", ", Merged(lane).Select((part, place) =>
        place == 0 ? TimelineWords.Word(part.Status) : $"{TimelineWords.Word(part.Status)} from {Instant(part.Start, lane)}"));

    private static string Instant(DateTimeOffset instant, VerdictLane lane) =>
        TimelineWords.Day(lane.Spans[0].Start) == TimelineWords.Day(lane.Spans[^1].End) ? TimelineWords.Clock(instant) : TimelineWords.Instant(instant);

    private static IEnumerable<(DateTimeOffset Start, SecurityStatus Status)> Merged(VerdictLane lane)
    {
        SecurityStatus? last = null;
        foreach (var span in lane.Spans.Where(span => span.Status != last))
        {
            last = span.Status;
            yield return (span.Start, span.Status);
        }
    }

    private static string HangsOn(VerdictSweep sweep) => string.Join(", ", sweep.Servers.Prepend(sweep.Overall).SelectMany(lane => lane.Changes)
        .Where(change => change.Before.Status == SecurityStatus.Bogus || change.After.Status == SecurityStatus.Bogus)
        .Select(TimelineWords.Deciding)
        .Where(record => record.Length > 0)
        .Distinct()
        .DefaultIfEmpty(sweep.Servers.Prepend(sweep.Overall).SelectMany(lane => lane.Spans).FirstOrDefault(span => span.CausePlace is not null)?.CausePlace?.ToString() ?? "")
        .Take(3));

    private static string Stretches(IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> stretches, VerdictSweep sweep) =>
        string.Join(", ", stretches.Select(stretch => (stretch.Start == sweep.From, stretch.End == sweep.To) switch
        {
            (true, true) => "all the time",
            (true, false) => $"until {TimelineWords.Instant(stretch.End)}",
            (false, true) => $"from {TimelineWords.Instant(stretch.Start)} on",
            _ => TimelineWords.Stretch(stretch.Start, stretch.End),
        }).DefaultIfEmpty("never"));

    private static IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> Union(IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> stretches)
    {
        (DateTimeOffset Start, DateTimeOffset End)? open = null;
        foreach (var (start, end) in stretches.OrderBy(stretch => stretch.Start))
        {
            if (open is { } standing && start > standing.End)
            {
                yield return standing;
                open = null;
            }

            open = open is { } before ? (before.Start, before.End > end ? before.End : end) : (start, end);
        }

        if (open is { } last)
        {
            yield return last;
        }
    }

    private static string Work(CaptureTimeline timeline) => string.Create(
        CultureInfo.InvariantCulture, $"{timeline.Sweeps.Sum(sweep => sweep.Judgements)} judgements, none of them by sampling");
}
