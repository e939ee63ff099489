using System.Collections.Immutable;

namespace DnssecToolkit.Notebooks.Charts;

/// <summary>
/// A chart as data: what is shown, in which words, with which meaning, and nothing of how it is drawn. Curves over a scale,
/// or spans in lanes; both with marks of events. <see cref="ChartOutput"/> draws it.
/// </summary>
/// <param name="Title">What the chart shows.</param>
/// <param name="X">The horizontal axis.</param>
/// <param name="Y">The vertical axis; for lanes <see cref="Axis.Rows"/>.</param>
[TypeFormatterSource]
public sealed record ChartSpec(string Title, Axis X, Axis Y)
{
    /// <summary>The result in a sentence, which stands under the title and for those who do not see the picture.</summary>
    public string Headline { get; init; } = "";

    /// <summary>Lines over the scale, the most important first.</summary>
    public ImmutableArray<Curve> Curves { get; init; } = [];

    /// <summary>Rows with spans, from the top.</summary>
    public ImmutableArray<Lane> Lanes { get; init; } = [];

    /// <summary>What happened when: a line through the chart and an entry in the list under it.</summary>
    public ImmutableArray<Mark> Marks { get; init; } = [];

    /// <summary>Ranges of the horizontal axis that are set off, behind everything else.</summary>
    public ImmutableArray<Shade> Shades { get; init; } = [];

    /// <summary>What each tone of the spans means, in the order of the legend; curves name themselves.</summary>
    public ImmutableArray<LegendEntry> Legend { get; init; } = [];

    /// <summary>What must be known to read the chart: sources, assumptions.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>The chart in words.</summary>
    public override string ToString() => ChartText.Of(this);
}

/// <summary>A point of a curve.</summary>
/// <param name="X">Where; on a time axis by <see cref="Axis.At"/>.</param>
/// <param name="Y">How much.</param>
public readonly record struct ChartPoint(double X, double Y);

/// <summary>The range in which a curve may lie at a point.</summary>
/// <param name="X">Where.</param>
/// <param name="Low">Not below.</param>
/// <param name="High">Not above.</param>
public readonly record struct BandPoint(double X, double Low, double High);

/// <summary>A line over the scale.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Tone">Its tone.</param>
/// <param name="Points">Its points, from left to right.</param>
public sealed record Curve(string Name, Tone Tone, ImmutableArray<ChartPoint> Points)
{
    /// <summary>Whether it is the one that the others are compared with: drawn stronger.</summary>
    public bool IsMain { get; init; }

    /// <summary>How uncertain it is; empty where nothing is said of that.</summary>
    public ImmutableArray<BandPoint> Band { get; init; } = [];
}

/// <summary>A row of spans.</summary>
/// <param name="Name">What the row is about.</param>
/// <param name="Spans">From when to when what; later ones are drawn over earlier ones.</param>
public sealed record Lane(string Name, ImmutableArray<Span> Spans)
{
    /// <summary>Single instants in the row.</summary>
    public ImmutableArray<Dot> Dots { get; init; } = [];

    /// <summary>What must be said of the row; stands under its spans.</summary>
    public string Note { get; init; } = "";

    /// <summary>The heading that the row stands under; rows with the same heading follow each other.</summary>
    public string Group { get; init; } = "";
}

/// <summary>A range in a row.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Tone">What it means.</param>
/// <param name="What">The same in words.</param>
public sealed record Span(double From, double To, Tone Tone, string What)
{
    /// <summary>Words inside of it, where there is room.</summary>
    public string Label { get; init; } = "";
}

/// <summary>An instant in a row.</summary>
/// <param name="At">Where.</param>
/// <param name="Tone">What it means.</param>
/// <param name="What">The same in words.</param>
public sealed record Dot(double At, Tone Tone, string What);

/// <summary>An event.</summary>
/// <param name="At">When.</param>
/// <param name="What">What happened.</param>
public sealed record Mark(double At, string What);

/// <summary>A range of the horizontal axis.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Tone">What it means.</param>
/// <param name="What">The same in words.</param>
public sealed record Shade(double From, double To, Tone Tone, string What);

/// <summary>What a tone means in a chart.</summary>
/// <param name="Tone">The tone.</param>
/// <param name="Words">Its meaning.</param>
public sealed record LegendEntry(Tone Tone, string Words)
{
    /// <summary>Whether it is the meaning of instants and not of spans.</summary>
    public bool IsDot { get; init; }

    /// <summary>The entries of which some row has something.</summary>
    internal static ImmutableArray<LegendEntry> Used(IEnumerable<LegendEntry> entries, IReadOnlyCollection<Lane> lanes) =>
        [.. entries.Where(entry => lanes.Any(lane => entry.IsDot ? lane.Dots.Any(dot => dot.Tone == entry.Tone) : lane.Spans.Any(span => span.Tone == entry.Tone)))];
}
