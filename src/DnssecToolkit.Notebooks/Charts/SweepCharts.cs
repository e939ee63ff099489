using System.Collections.Immutable;
using DnssecToolkit.Dns;
using DnssecToolkit.Notebooks.Charts;
using DnssecToolkit.Timelines;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Notebooks;

/// <summary>Charts of what was served and what it was worth: the verdicts over time and servers, and the lanes in which records were published.</summary>
public static class SweepCharts
{
    private static readonly ImmutableArray<LegendEntry> Statuses =
    [
        new(Tone.Secure, "secure"), new(Tone.Insecure, "insecure"), new(Tone.Bogus, "bogus"), new(Tone.Indeterminate, "indeterminate"),
        new(Tone.MayFail, "changed at some instant in between"),
    ];

    private static readonly ImmutableArray<LegendEntry> Presences =
    [
        new(Tone.Published, "served"), new(Tone.Active, "served, with other content"), new(Tone.NotSeen, "nobody looked"), new(Tone.Neutral, "said to be absent"),
    ];

    private static readonly TimeSpan Gap = TimeSpan.FromHours(1);

    /// <summary>The verdict over time: all servers together, the last cache, and each server by itself.</summary>
    public static ChartSpec ToChart(this VerdictSweep sweep)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        Lane[] lanes =
        [
            LaneOf("any server", sweep.Overall),
            LaneOf("the last cache", sweep.Cached),
            .. TimelineRows.AtFault(sweep).Select(lane => LaneOf(lane.Server!.ToString(), lane) with { Group = "each server by itself" }),
        ];
        return new ChartSpec($"Verdicts of {sweep.Question}", Axis.Time(sweep.From, sweep.To), Axis.Rows)
        {
            Headline = TimelineReports.Alone(sweep).Headline(),
            Lanes = [.. lanes],
            Legend = LegendEntry.Used(Statuses, lanes),
            Notes = [$"Judged under {sweep.Policy.Name}, from one change of the evidence to the next. Where only sightings tell of a change, it came at some instant between two of them."],
        };
    }

    /// <summary>When each server published an RRset with which content, as far as it was seen.</summary>
    /// <param name="history">What was served.</param>
    /// <param name="owner">The owner of the RRset.</param>
    /// <param name="type">Its type.</param>
    public static ChartSpec ToChart(this ServedHistory history, DomainName owner, RecordType type)
    {
        ArgumentNullException.ThrowIfNull(history);
        var spans = history.Of(owner, type).ToList();
        var axis = Axis.Time(spans.Select(span => span.FirstSeen).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Min(), spans.Select(span => span.LastSeen).DefaultIfEmpty(DateTimeOffset.UnixEpoch.AddHours(1)).Max().AddSeconds(1));
        var lanes = spans.GroupBy(span => span.Server).Select(server => new Lane(server.Key.ToString(), [.. server.SelectMany((span, number) => SpansOf(span, number))])).ToArray();
        return new ChartSpec($"What servers published: {owner} {type}", axis, Axis.Rows)
        {
            Headline = spans.Count == 0 ? "Nothing was seen of it." : $"{spans.Count} contents at {lanes.Length} servers; a change of colour is a change of records or signatures.",
            Lanes = [.. lanes],
            Legend = LegendEntry.Used(Presences, lanes),
        };
    }

    private static Lane LaneOf(string name, VerdictLane lane) => new(name,
    [
        .. lane.Spans.Select(span => new Span(Axis.At(span.Start), Axis.At(span.End), ToneOf(span.Status), $"{Time(span.Start)} to {Time(span.End)} {Word(span)}")),
        .. lane.Spans.Where(span => span.NotBefore < span.Start).Select(span =>
            new Span(Axis.At(span.NotBefore), Axis.At(span.Start), Tone.MayFail, $"became {Word(span)} between {Time(span.NotBefore)} and {Time(span.Start)}")),
    ]);

    // Two sightings far apart leave open what was served in between.
    private static IEnumerable<Span> SpansOf(ServedSpan span, int number)
    {
        var (from, to) = (Axis.At(span.FirstSeen), Axis.At(span.LastSeen.AddSeconds(1)));
        yield return new Span(from, to, span.IsAbsence ? Tone.Neutral : number % 2 == 0 ? Tone.Published : Tone.Active, $"{(span.IsAbsence ? "absent" : "served")} from {Time(span.FirstSeen)} to {Time(span.LastSeen)}");
        foreach (var (gapFrom, gapTo) in span.GapsLongerThan(Gap))
        {
            yield return new Span(Axis.At(gapFrom), Axis.At(gapTo), Tone.NotSeen, $"not looked at between {Time(gapFrom)} and {Time(gapTo)}");
        }
    }

    private static Tone ToneOf(SecurityStatus status) => status switch
    {
        SecurityStatus.Secure => Tone.Secure,
        SecurityStatus.Insecure => Tone.Insecure,
        SecurityStatus.Bogus => Tone.Bogus,
        _ => Tone.Indeterminate,
    };

    private static string Word(VerdictSpan span) => span.Status.ToString().ToLowerInvariant() + (span.CauseCode is { } code ? $" ({code} at {span.CausePlace})" : "");

    private static string Time(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
}
