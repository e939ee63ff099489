using DnssecToolkit.Captures;
using DnssecToolkit.Notebooks.Display;
using DnssecToolkit.Timelines;

namespace DnssecToolkit.Notebooks;

/// <summary>Values of timelines as tables.</summary>
internal static class TimelineTables
{
    private const int Most = 500;

    public static Table Rows(IReadOnlyCollection<TimelineRow> rows) => Table.Of(
        ["UTC", "Status", "What", "Why or by whom"],
        rows.Take(Most).Select(row => new[]
        {
            $"{TimelineWords.Day(row.NotAfter)} {TimelineWords.Within(row.NotBefore, row.NotAfter)}",
            row.Status is { } status && row.Kind == TimelineRowKind.Verdict ? TimelineWords.Word(status) : row.Kind.ToString().ToLowerInvariant(),
            row.What,
            row.Why,
        }),
        more: Left(rows.Count)).WithStatus("Status");

    public static Table Contradictions(IEnumerable<(string Claim, string Against)> all) => Table.Of(["Claim", "Against it"], all.Select(pair => new[] { pair.Claim, pair.Against }));

    public static Table Spans(IReadOnlyCollection<ServedSpan> spans) => Table.Of(
        ["Server", "Owner", "Type", "Records", "Signed by", "Not before", "First seen", "Last seen", "Not after", "Sightings"],
        spans.Take(Most).Select(span => new[]
        {
            TimelineWords.Server(span.Server),
            span.Owner.ToString(),
            span.Type.ToString(),
            span.Set is { } set ? string.Join("; ", set.Set.Data.Take(3)) + (set.Set.Data.Length > 3 ? "; …" : "") : "none",
            span.Set is { } signed ? string.Join(", ", signed.Signatures.Select(rrsig => rrsig.KeyTag).Distinct()) : "",
            Instant(span.NotBefore),
            Instant(span.FirstSeen),
            Instant(span.LastSeen),
            Instant(span.NotAfter),
            ValueText.Of(span.Sightings.Length),
        }),
        more: Left(spans.Count));

    public static Table Lane(VerdictLane lane) => Table.Of(
        ["Not before", "From", "To", "Status", "Cause", "Why"],
        lane.Spans.Take(Most).Select(span => new[]
        {
            Instant(span.NotBefore),
            Instant(span.Start),
            Instant(span.End),
            TimelineWords.Word(span.Status),
            span.CauseCode is null ? "" : $"{span.CauseCode} at {span.CausePlace}",
            span.Opening is { } opening ? TimelineWords.Why(opening) : "",
        }),
        lane.Server is { } server ? TimelineWords.Server(server) : null,
        Left(lane.Spans.Length)).WithStatus("Status");

    public static Table Differences(IReadOnlyCollection<RecordDifference> differences) => Table.Of(
        ["Owner", "Type", "What", "Servers"],
        differences.Take(Most).Select(difference => new[]
        {
            difference.Owner.ToString(), difference.Type.ToString(), difference.ToString(), string.Join(", ", difference.Servers),
        }),
        more: Left(differences.Count));

    private static string Instant(DateTimeOffset? instant) => instant is { } known ? TimelineWords.Instant(known) : "";

    private static string? Left(int count) => count > Most ? $"and {count - Most} more rows" : null;
}
