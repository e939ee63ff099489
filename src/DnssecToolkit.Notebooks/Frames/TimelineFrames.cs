using System.Collections.Immutable;
using DnssecToolkit.Notebooks.Display;
using DnssecToolkit.Timelines;
using DnssecToolkit.Validation;
using Microsoft.Data.Analysis;

namespace DnssecToolkit.Notebooks;

/// <summary>Timelines as data frames: what charts are made of.</summary>
public static class TimelineFrames
{
    /// <summary>
    /// A row for each span of each lane: <c>question</c>, <c>lane</c> ("all", "cache" or a server), <c>not_before</c>, <c>start</c>, <c>end</c> (UTC, half-open), <c>status</c>,
    /// <c>cause</c> (the code), <c>place</c>, <c>kind</c> (why it began), <c>record</c> (that decided), <c>why</c>.
    /// </summary>
    public static DataFrame ToDataFrame(this VerdictSweep sweep)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        return OfSpans([sweep]);
    }

    /// <summary>The spans of every question; the columns are those of a sweep.</summary>
    public static DataFrame ToDataFrame(this CaptureTimeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        return OfSpans(timeline.Sweeps);
    }

    /// <summary>A row for each thing that happened: <c>not_before</c>, <c>not_after</c> (UTC), <c>kind</c>, <c>what</c>, <c>why</c>, <c>status</c>, <c>questions</c>, <c>servers</c>.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<TimelineRow> timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        TimelineRow[] rows = [.. timeline];
        return new DataFrame(
            new PrimitiveDataFrameColumn<DateTime>("not_before", rows.Select(row => row.NotBefore.UtcDateTime)),
            new PrimitiveDataFrameColumn<DateTime>("not_after", rows.Select(row => row.NotAfter.UtcDateTime)),
            new StringDataFrameColumn("kind", rows.Select(row => row.Kind.ToString().ToLowerInvariant())),
            new StringDataFrameColumn("what", rows.Select(row => row.What)),
            new StringDataFrameColumn("why", rows.Select(row => row.Why)),
            new StringDataFrameColumn("status", rows.Select(row => row.Status is { } status ? StatusBadge.Word(status) : null)),
            new StringDataFrameColumn("questions", rows.Select(row => string.Join(", ", row.Questions))),
            new StringDataFrameColumn("servers", rows.Select(row => string.Join(", ", row.Servers))));
    }

    /// <summary>
    /// A row for each span that something was served: <c>server</c>, <c>owner</c>, <c>type</c>, <c>records</c>, <c>ttl</c>, <c>signers</c> (key tags), <c>not_before</c>, <c>first_seen</c>,
    /// <c>last_seen</c>, <c>not_after</c> (UTC), <c>sightings</c>; what is not known is null.
    /// </summary>
    public static DataFrame ToDataFrame(this ServedHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var spans = history.Spans;
        return new DataFrame(
            new StringDataFrameColumn("server", spans.Select(span => span.Server.ToString())),
            new StringDataFrameColumn("owner", spans.Select(span => span.Owner.ToString())),
            new StringDataFrameColumn("type", spans.Select(span => span.Type.ToString())),
            new StringDataFrameColumn("records", spans.Select(span => span.Set is { } set ? string.Join("; ", set.Set.Data) : null)),
            new Int64DataFrameColumn("ttl", spans.Select(span => (long?)span.Set?.Set.Ttl)),
            new StringDataFrameColumn("signers", spans.Select(span => span.Set is { } set ? string.Join(", ", set.Signatures.Select(rrsig => rrsig.KeyTag).Distinct()) : null)),
            Times("not_before", spans.Select(span => span.NotBefore)),
            Times("first_seen", spans.Select(span => (DateTimeOffset?)span.FirstSeen)),
            Times("last_seen", spans.Select(span => (DateTimeOffset?)span.LastSeen)),
            Times("not_after", spans.Select(span => span.NotAfter)),
            new Int32DataFrameColumn("sightings", spans.Select(span => (int?)span.Sightings.Length)));
    }

    /// <summary>The rows of a timeline as a table to look at.</summary>
    public static Table ToTable(this IEnumerable<TimelineRow> rows) => TimelineTables.Rows([.. rows]);

    /// <summary>What was served as a table to look at.</summary>
    public static Table ToTable(this IEnumerable<ServedSpan> spans) => TimelineTables.Spans([.. spans]);

    /// <summary>Differences as a table to look at.</summary>
    public static Table ToTable(this IEnumerable<RecordDifference> differences) => TimelineTables.Differences([.. differences]);

    private static DataFrame OfSpans(ImmutableArray<VerdictSweep> sweeps)
    {
        (VerdictSweep Sweep, string Lane, VerdictSpan Span)[] rows =
        [
            .. from sweep in sweeps
               from lane in ((string Name, ImmutableArray<VerdictSpan> Spans)[])[("all", sweep.Overall.Spans), ("cache", sweep.Cached.Spans), .. sweep.Servers.Select(lane => (lane.Server!.ToString(), lane.Spans))]
               from span in lane.Spans
               select (sweep, lane.Name, span),
        ];
        return new DataFrame(
            new StringDataFrameColumn("question", rows.Select(row => row.Sweep.Question.ToString())),
            new StringDataFrameColumn("lane", rows.Select(row => row.Lane)),
            new PrimitiveDataFrameColumn<DateTime>("not_before", rows.Select(row => row.Span.NotBefore.UtcDateTime)),
            new PrimitiveDataFrameColumn<DateTime>("start", rows.Select(row => row.Span.Start.UtcDateTime)),
            new PrimitiveDataFrameColumn<DateTime>("end", rows.Select(row => row.Span.End.UtcDateTime)),
            new StringDataFrameColumn("status", rows.Select(row => StatusBadge.Word(row.Span.Status))),
            new StringDataFrameColumn("cause", rows.Select(row => row.Span.CauseCode)),
            new StringDataFrameColumn("place", rows.Select(row => row.Span.CausePlace?.ToString())),
            new StringDataFrameColumn("kind", rows.Select(row => row.Span.Opening?.Kind.ToString())),
            new StringDataFrameColumn("record", rows.Select(row => row.Span.Opening is { } change ? TimelineWords.Deciding(change) : null)),
            new StringDataFrameColumn("why", rows.Select(row => row.Span.Opening is { } change ? TimelineWords.Why(change) : null)));
    }

    private static PrimitiveDataFrameColumn<DateTime> Times(string name, IEnumerable<DateTimeOffset?> instants) => new(name, instants.Select(instant => instant?.UtcDateTime));
}
