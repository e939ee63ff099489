using DnssecToolkit.Timelines;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Notebooks;

/// <summary>The first sentences of a timeline.</summary>
internal static class TimelineHeadline
{
    public static string Of(CaptureTimeline timeline) => timeline.Sweeps.Length == 1 ? Of(timeline.Sweeps[0]) : OfMany(timeline);

    private static string Of(VerdictSweep sweep)
    {
        var bad = sweep.Overall.Spans.Where(span => span.Status == SecurityStatus.Bogus).ToList();
        var lanes = TimelineRows.AtFault(sweep).ToList();
        var partly = lanes.SelectMany(lane => lane.Spans).Where(span => span.Status == SecurityStatus.Bogus).ToList();
        if (bad.Count == 0 && partly.Count == 0)
        {
            var first = sweep.Overall.Spans[0];
            return sweep.Overall.Spans.Length == 1
                ? $"{sweep.Question} is {TimelineWords.Word(first.Status)} all the time, {TimelineWords.Stretch(sweep.From, sweep.To)} UTC."
                : $"{sweep.Question} is never bogus between {TimelineWords.Stretch(sweep.From, sweep.To)} UTC: {string.Join(", ", sweep.Overall.Spans.Select(span => $"{TimelineWords.Word(span.Status)} from {TimelineWords.Instant(span.Start)}"))}.";
        }

        var whole = bad.Count == 0
            ? $"{sweep.Question} is never bogus for a resolver that tries every server"
            : $"{sweep.Question} is bogus {(lanes.Count > 1 ? "from every server " : "")}{string.Join(", and ", bad.Select(span => Span(span, sweep)))}";
        return $"{whole}{Some(sweep, bad, partly, lanes.Count)}. {Reason(bad.Concat(partly).First())}";
    }

    private static string Span(VerdictSpan span, VerdictSweep sweep)
    {
        var start = span.Opening is null ? $"from the beginning ({TimelineWords.Instant(span.Start)} UTC)" : $"from {TimelineWords.Known(span.NotBefore, span.Start)}";
        var next = sweep.Overall.Spans.FirstOrDefault(other => other.Start == span.End);
        return next is null ? $"{start} to the end" : $"{start} to {TimelineWords.Known(next.NotBefore, next.Start)}, {TimelineWords.Duration(span.Duration)}";
    }

    /// <summary>When single servers were bad beyond the time in which all were.</summary>
    private static string Some(VerdictSweep sweep, List<VerdictSpan> bad, List<VerdictSpan> partly, int servers)
    {
        if (partly.Count == 0 || (servers < 2 && bad.Count > 0))
        {
            return "";
        }

        var (first, last) = (partly.MinBy(span => span.Start)!, partly.Max(span => span.End));
        if (first.Opening is null && last >= sweep.To)
        {
            return bad.Count > 0 ? "" : $", but {Who(sweep)} alone would make it bogus all the time";
        }

        var beyond = bad.Count == 0 || first.Start.AddSeconds(10) < bad[0].Start || last > bad[^1].End.AddSeconds(10);
        return !beyond ? "" : bad.Count == 0
            ? $", but from {Affected(sweep)} of {TimelineWords.Count(servers, "server")} between {TimelineWords.Stretch(first.Start, last)} UTC"
            : $"; from some of {TimelineWords.Count(servers, "server")} until {(last >= sweep.To ? "the end" : TimelineWords.Known(Ended(sweep, last), last))}";
    }

    private static string Who(VerdictSweep sweep)
    {
        var bad = TimelineRows.AtFault(sweep).Where(lane => lane.Total(SecurityStatus.Bogus) > TimeSpan.Zero).ToList();
        return TimelineWords.Server(bad[0].Server!) + (bad.Count > 1 ? $" or one of {bad.Count - 1} more" : "");
    }

    private static int Affected(VerdictSweep sweep) => TimelineRows.AtFault(sweep).Count(lane => lane.Total(SecurityStatus.Bogus) > TimeSpan.Zero);

    private static DateTimeOffset Ended(VerdictSweep sweep, DateTimeOffset last) =>
        TimelineRows.AtFault(sweep).SelectMany(lane => lane.Changes).Where(change => change.At == last).Select(change => change.NotBefore).DefaultIfEmpty(last).Min();

    private static string Reason(VerdictSpan span)
    {
        var cause = TimelineWords.Cause(span.Verdict);
        return span.Opening is { } opening ? $"It began with {TimelineWords.Why(opening)}{(opening.Kind == ChangeKind.RecordChanged ? $": {cause}" : "")}." : $"The cause: {cause}.";
    }

    private static string OfMany(CaptureTimeline timeline)
    {
        var bad = timeline.Sweeps.Where(sweep => sweep.Servers.Prepend(sweep.Overall).Any(lane => lane.Total(SecurityStatus.Bogus) > TimeSpan.Zero)).ToList();
        if (bad.Count == 0)
        {
            return $"None of {TimelineWords.Count(timeline.Sweeps.Length, "question")} is bogus at any time between {TimelineWords.Stretch(timeline.From, timeline.To)} UTC.";
        }

        var spans = bad.SelectMany(sweep => sweep.Servers.Prepend(sweep.Overall)).SelectMany(lane => lane.Spans).Where(span => span.Status == SecurityStatus.Bogus).ToList();
        var first = spans.MinBy(span => span.Start)!;
        var end = spans.Max(span => span.End);
        var changes = bad.SelectMany(sweep => sweep.Servers.Prepend(sweep.Overall)).SelectMany(lane => lane.Changes).ToList();
        var ended = changes.Where(change => change.At == end).Select(change => change.NotBefore).DefaultIfEmpty(end).Min();
        var start = first.Opening is null ? $"from the beginning ({TimelineWords.Instant(first.Start)} UTC)" : $"from {TimelineWords.Known(first.NotBefore, first.Start)}";
        var leaders = changes.Where(change => change.After.Status == SecurityStatus.Bogus)
            .Select(change => (Record: TimelineWords.Deciding(change), Change: change))
            .Where(pair => pair.Record.Length > 0)
            .GroupBy(pair => pair.Record)
            .Select(group => (Record: group.Key, Questions: bad.Count(sweep => sweep.Servers.Prepend(sweep.Overall).SelectMany(lane => lane.Changes).Any(change => change.After.Status == SecurityStatus.Bogus && TimelineWords.Deciding(change) == group.Key))))
            .OrderByDescending(leader => leader.Questions)
            .ToList();
        return $"{bad.Count} of {timeline.Sweeps.Length} questions are bogus at some time, {start} until {(end >= timeline.To ? "the end" : TimelineWords.Known(ended, end))}."
            + (leaders.Count == 0 ? "" : $" Of these {leaders[0].Questions} hang{(leaders[0].Questions == 1 ? "s" : "")} on {leaders[0].Record}.");
    }
}
