using DnssecToolkit.Cryptography;
using DnssecToolkit.Notebooks.Display;
using DnssecToolkit.Timelines;
using Microsoft.Data.Analysis;

namespace DnssecToolkit.Notebooks;

/// <summary>Outages, rollovers and their reach as data frames. Instants are UTC.</summary>
public static class OutageFrames
{
    /// <summary>
    /// A row for each kind of names and of resolver: <c>names</c>, <c>share</c>, <c>resolver</c>, <c>fails_from</c>, <c>fails_median</c>, <c>fails_by</c>, <c>recovers_from</c>,
    /// <c>recovers_median</c>, <c>recovers_by</c> and <c>held_by</c>; null where it never fails or is not over.
    /// </summary>
    public static DataFrame ToDataFrame(this RecoveryReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var rows = report.Rows;
        var frame = rows.Select(row => row.Bounds).ToDataFrame();
        frame.Columns.Insert(1, new DoubleDataFrameColumn("share", rows.Select(row => row.Part.Share)));
        return frame;
    }

    /// <summary>A row for each kind of names and of resolver, as <see cref="ToDataFrame(RecoveryReport)"/> without the shares.</summary>
    public static DataFrame ToDataFrame(this IEnumerable<RecoveryBounds> bounds)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        RecoveryBounds[] rows = [.. bounds];
        return new DataFrame(
            new StringDataFrameColumn("names", rows.Select(row => row.Outage.Name)),
            new StringDataFrameColumn("resolver", rows.Select(row => row.Profile.Name)),
            Times("fails_from", rows.Select(row => row.Failure?.Earliest)),
            Times("fails_median", rows.Select(row => row.Failure?.Median)),
            Times("fails_by", rows.Select(row => row.Failure?.Latest)),
            Times("recovers_from", rows.Select(row => row.Recovery?.Earliest)),
            Times("recovers_median", rows.Select(row => row.Recovery?.Median)),
            Times("recovers_by", rows.Select(row => row.Recovery?.Latest)),
            new StringDataFrameColumn("held_by", rows.Select(row => row.Recovery is null ? null : row.HeldInWords)));
    }

    /// <summary>A row for each bin: <c>time</c>, <c>failing</c> and <c>stale</c> (shares).</summary>
    public static DataFrame ToDataFrame(this OutageCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        return new DataFrame(
            Times("time", curve.Failing.Select((_, bin) => (DateTimeOffset?)curve.At(bin))),
            new DoubleDataFrameColumn("failing", curve.Failing),
            new DoubleDataFrameColumn("stale", curve.Stale));
    }

    /// <summary>A row for each course of action: <c>what</c>, <c>user_minutes</c>, <c>saved</c> (a share).</summary>
    public static DataFrame ToDataFrame(this IEnumerable<Mitigation> mitigations)
    {
        ArgumentNullException.ThrowIfNull(mitigations);
        Mitigation[] rows = [.. mitigations];
        return new DataFrame(
            new StringDataFrameColumn("what", rows.Select(row => row.Title)),
            new DoubleDataFrameColumn("user_minutes", rows.Select(row => row.UserMinutes)),
            new DoubleDataFrameColumn("saved", rows.Select(row => row.Saved)));
    }

    /// <summary>A row for each step: <c>step</c>, <c>at</c>, <c>what</c>, <c>waits_for</c> and <c>equation</c> (of the wait that ends last).</summary>
    public static DataFrame ToDataFrame(this RolloverPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var rows = plan.InOrder.Select(step => (Step: step, Holder: step.Waits.Where(wait => plan.Step(wait.After) is not null).MaxBy(wait => plan.Step(wait.After)!.At + wait.Interval.Length))).ToList();
        return new DataFrame(
            new StringDataFrameColumn("step", rows.Select(row => row.Step.Name)),
            Times("at", rows.Select(row => (DateTimeOffset?)row.Step.At)),
            new StringDataFrameColumn("what", rows.Select(row => row.Step.What)),
            new StringDataFrameColumn("waits_for", rows.Select(row => row.Holder?.After)),
            new StringDataFrameColumn("equation", rows.Select(row => row.Holder?.Interval.ToString())));
    }

    /// <summary>A row for each combination that is bogus: <c>severity</c>, <c>flaw</c>, <c>from</c>, <c>until</c>, <c>what</c>.</summary>
    public static DataFrame ToDataFrame(this InvariantReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var rows = report.Breaches;
        return new DataFrame(
            new StringDataFrameColumn("severity", rows.Select(row => row.Severity.ToString().ToLowerInvariant())),
            new StringDataFrameColumn("flaw", rows.Select(row => row.Flaw.ToString())),
            Times("from", rows.Select(row => (DateTimeOffset?)row.From)),
            Times("until", rows.Select(row => row.Until)),
            new StringDataFrameColumn("what", rows.Select(row => row.ToString())));
    }

    /// <summary>A row for names of one kind that fare alike: <c>kind</c>, <c>names</c>, <c>status</c>, <c>code</c>, <c>record</c>, <c>since</c>, <c>example</c>.</summary>
    public static DataFrame ToDataFrame(this BlastRadius blast)
    {
        ArgumentNullException.ThrowIfNull(blast);
        var rows = blast.Groups;
        return new DataFrame(
            new StringDataFrameColumn("kind", rows.Select(row => row.Kind.InWords())),
            new Int32DataFrameColumn("names", rows.Select(row => row.Names)),
            new StringDataFrameColumn("status", rows.Select(row => StatusBadge.Word(row.Status))),
            new StringDataFrameColumn("code", rows.Select(row => row.Code)),
            new StringDataFrameColumn("record", rows.Select(row => row.Records.IsEmpty ? null : row.Records[0].Record.ToString())),
            new StringDataFrameColumn("since", rows.Select(row => row.Since?.ToString())),
            new StringDataFrameColumn("example", rows.Select(row => row.Example.Question.ToString())));
    }

    /// <summary>A row for each change of an anchor's state: <c>at</c>, <c>tag</c>, <c>from</c>, <c>to</c>, <c>event</c>.</summary>
    public static DataFrame ToDataFrame(this AnchorHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var rows = history.Transitions;
        return new DataFrame(
            Times("at", rows.Select(row => (DateTimeOffset?)row.At)),
            new Int32DataFrameColumn("tag", rows.Select(row => (int)KeyTag.Of(row.Key))),
            new StringDataFrameColumn("from", rows.Select(row => row.From.ToString())),
            new StringDataFrameColumn("to", rows.Select(row => row.To.ToString())),
            new StringDataFrameColumn("event", rows.Select(row => row.Event)));
    }

    private static PrimitiveDataFrameColumn<DateTime> Times(string name, IEnumerable<DateTimeOffset?> instants) => new(name, instants.Select(instant => instant?.UtcDateTime));
}
