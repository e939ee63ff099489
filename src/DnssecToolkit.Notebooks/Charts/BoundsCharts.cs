using System.Collections.Immutable;
using System.Globalization;
using DnssecToolkit.Notebooks.Charts;
using DnssecToolkit.Timelines;

namespace DnssecToolkit.Notebooks;

/// <summary>Charts of each kind of resolver in an outage: between which instants it fails and recovers, what its cache holds, and what would have helped.</summary>
public static class BoundsCharts
{
    private static readonly ImmutableArray<LegendEntry> BoundsLegend =
        [new(Tone.MayFail, "some caches fail"), new(Tone.Bogus, "every cache fails"), new(Tone.Recovering, "some caches fail still"), new(Tone.Main, "half of the caches") { IsDot = true }];

    private static readonly ImmutableArray<LegendEntry> RibbonLegend =
    [
        new(Tone.Secure, "a fetch succeeds"), new(Tone.Bogus, "what servers answer is bogus"), new(Tone.Recovering, "broken chain remembered"),
        new(Tone.MayFail, "outdated DS or proof cached"), new(Tone.Indeterminate, "outdated keys cached"),
    ];

    /// <summary>The bounds of each kind of resolver, under a heading for each kind of names.</summary>
    public static ChartSpec ToBoundsChart(this RecoveryReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var chart = report.Rows.Select(row => row.Bounds).ToChart();
        return chart with
        {
            Title = $"Failure and recovery by resolver: {report.Incident.Title}",
            Headline = report.Headline,
            Marks = [.. report.Incident.Marks.OrderBy(mark => mark.At).Select(mark => new Mark(Axis.At(mark.At), mark.What)).Where(mark => mark.At >= chart.X.From && mark.At <= chart.X.To)],
        };
    }

    /// <summary>Between which instants each resolver begins to fail and recovers, whatever its cache held.</summary>
    public static ChartSpec ToChart(this IEnumerable<RecoveryBounds> bounds)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        RecoveryBounds[] rows = [.. bounds];
        var instants = rows.SelectMany(row => new[] { row.Failure?.Earliest, row.Recovery?.Latest ?? (row.Recovery is null ? null : row.Outage.End) }).OfType<DateTimeOffset>().DefaultIfEmpty(DateTimeOffset.UnixEpoch).ToList();
        var axis = Around(instants.Min(), instants.Max());
        Lane[] lanes = [.. rows.Select(row => LaneOf(row, axis))];
        return new ChartSpec("Failure and recovery by resolver", axis, Axis.Rows) { Lanes = [.. lanes], Legend = LegendEntry.Used(BoundsLegend, lanes) };
    }

    /// <summary>What the cache of each kind of resolver makes of the outage from moment to moment, for the names that most users ask for.</summary>
    /// <param name="report">The report.</param>
    /// <param name="left">Which part of their life cached records have left when the outage begins, in [0, 1].</param>
    public static ChartSpec ToRibbonChart(this RecoveryReport report, double left = 0.5)
    {
        ArgumentNullException.ThrowIfNull(report);
        var main = report.Main.ToList();
        var ribbons = main.Select(bounds => (bounds.Profile.Name, Spans: CacheRibbon.Of(bounds.Outage, bounds.Profile, left))).ToList();
        var outage = main.Select(bounds => bounds.Outage).FirstOrDefault();
        Lane[] lanes = [.. ribbons.Select(ribbon => new Lane(ribbon.Name, [.. ribbon.Spans.Select(span => new Span(Axis.At(span.From), Axis.At(span.To), ToneOf(span.State), $"{Time(span.From)} to {Time(span.To)} {Words(span.State)}"))]))];
        return new ChartSpec($"What holds a fetch: {outage?.Name ?? "no names"}", Axis.Time(outage?.Start ?? DateTimeOffset.UnixEpoch, outage?.End ?? DateTimeOffset.UnixEpoch), Axis.Rows)
        {
            Headline = report.Headline,
            Lanes = [.. lanes],
            Legend = LegendEntry.Used(RibbonLegend, lanes),
            Notes = [string.Create(CultureInfo.InvariantCulture, $"One cache for each kind of resolver: what it held had {left:0%} of its life left when the outage began, and it asks a bad server whenever it can. Verdicts over single answers are not shown.")],
        };
    }

    /// <summary>What else could have been done, by the failing minutes of all users together.</summary>
    public static ChartSpec ToMitigationsChart(this RecoveryReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var chart = report.Mitigations.ToChart();
        return chart with
        {
            Title = $"What would have helped: {report.Incident.Title}",
            X = chart.X with { Title = string.Create(CultureInfo.InvariantCulture, $"failing user-minutes, of {report.Population.Users:#,0} users") },
        };
    }

    /// <summary>Mitigations ranked by the failing minutes of all users together.</summary>
    public static ChartSpec ToChart(this IEnumerable<Mitigation> mitigations)
    {
        ArgumentNullException.ThrowIfNull(mitigations);
        Mitigation[] rows = [.. mitigations.OrderBy(mitigation => mitigation.UserMinutes)];
        var best = rows.FirstOrDefault();
        var axis = Axis.Number("failing user-minutes", rows.Select(row => row.UserMinutes).DefaultIfEmpty(0).Max());
        return new ChartSpec("What would have helped", axis, Axis.Rows)
        {
            Headline = best is { Saved: > 0 } ? $"Best: {best.Title}; it saves {best.Saved.ToString("0%", CultureInfo.InvariantCulture)} of the failing user-minutes." : "Nothing that was tried would have helped.",
            Lanes =
            [
                .. rows.Select(row => new Lane(Saving(row), [new Span(0, row.UserMinutes, row.Saved > 0 ? Tone.First : row.Saved < 0 ? Tone.Bogus : Tone.Insecure, $"{axis.Say(row.UserMinutes)} user-minutes")])
                {
                    Note = row.Title,
                }),
            ],
            Legend =
            [
                .. new LegendEntry[] { new(Tone.First, "better than what happened"), new(Tone.Insecure, "what happened, or no better"), new(Tone.Bogus, "worse") }
                    .Where(entry => rows.Any(row => entry.Tone == (row.Saved > 0 ? Tone.First : row.Saved < 0 ? Tone.Bogus : Tone.Insecure))),
            ],
        };
    }

    private static string Saving(Mitigation row) => row.Saved == 0 ? "±0 %" : string.Create(CultureInfo.InvariantCulture, $"{(row.Saved > 0 ? "−" : "+")}{Math.Abs(row.Saved) * 100:0.#} %");

    private static Lane LaneOf(RecoveryBounds row, Axis axis)
    {
        var group = row.Outage.Name;
        if (row.Failure is not { } failure || row.Recovery is not { } recovery)
        {
            return new Lane(row.Profile.Name, []) { Group = group, Note = "never fails" };
        }

        var failing = failure.Latest is { } all ? Axis.At(all) : Axis.At(row.Outage.End);
        var (begin, mending, end) = (Axis.At(failure.Earliest), Axis.At(recovery.Earliest), recovery.Latest is { } last ? Axis.At(last) : Axis.At(row.Outage.End));
        Span[] spans =
        [
            new(begin, Math.Min(failing, mending), Tone.MayFail, $"begins to fail from {axis.Say(begin)}, by {axis.Say(failing)} at the latest"),
            failing <= mending
                ? new(failing, mending, Tone.Bogus, $"fails from {axis.Say(failing)} to {axis.Say(mending)} whatever was cached")
                : new(mending, failing, Tone.MayFail, $"some caches do not fail yet, others no longer: {axis.Say(mending)} to {axis.Say(failing)}"),
            new(Math.Max(failing, mending), end, Tone.Recovering, recovery.Latest is null ? $"recovers from {axis.Say(mending)}, not everywhere by {axis.Say(end)}" : $"recovers from {axis.Say(mending)}, everywhere by {axis.Say(end)}"),
        ];
        return new Lane(row.Profile.Name, [.. spans.Where(span => span.To > span.From)])
        {
            Group = group,
            Dots = [new Dot(Axis.At(failure.Median), Tone.Main, $"half fail by {axis.Say(Axis.At(failure.Median))}"), new Dot(Axis.At(recovery.Median), Tone.Main, $"half have recovered by {axis.Say(Axis.At(recovery.Median))}")],
            Note = recovery.Latest is { } over ? $"until {axis.Say(Axis.At(over))}, held by {row.HeldInWords}" : $"not over by {axis.Say(end)}, held by {row.HeldInWords}",
        };
    }

    internal static Axis Around(DateTimeOffset from, DateTimeOffset to)
    {
        var room = TimeSpan.FromTicks(Math.Max((to - from).Ticks / 25, TimeSpan.TicksPerSecond));
        return Axis.Time(from - room, to + room);
    }

    private static string Time(DateTimeOffset instant) => instant.UtcDateTime.ToString("HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static Tone ToneOf(HeldBy state) => state switch
    {
        HeldBy.Nothing => Tone.Secure,
        HeldBy.Servers or HeldBy.BogusVerdict => Tone.Bogus,
        HeldBy.BrokenChain => Tone.Recovering,
        HeldBy.CachedLink => Tone.MayFail,
        _ => Tone.Indeterminate,
    };

    private static string Words(HeldBy state) => state switch
    {
        HeldBy.Nothing => "a fetch succeeds",
        HeldBy.Servers => "what servers answer is bogus",
        HeldBy.BogusVerdict => "the verdict is remembered",
        HeldBy.BrokenChain => "the broken chain is remembered",
        HeldBy.CachedLink => "an outdated DS or proof is cached",
        _ => "outdated keys are cached",
    };
}
