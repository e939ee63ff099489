using System.Collections.Immutable;

namespace DnssecToolkit.Notebooks.Charts.Painting;

/// <summary>What a legend shows beside its words.</summary>
internal enum Swatch
{
    Line,
    Bar,
    Dot,
}

/// <summary>Where everything of a chart stands at a width. Words keep their size whatever the width is: a narrow chart gets fewer ticks and more lines.</summary>
internal sealed class ChartLayout
{
    public const double Margin = 14;
    public const double TitleSize = 15;
    public const double TextSize = 12.5;
    public const double TickSize = 12;
    public const double BarHeight = 15;
    private const double TitleLine = 20;
    private const double TextLine = 17;
    private const double BadgeRow = 20;

    public ChartLayout(ChartSpec chart, double width)
    {
        Chart = chart;
        Width = width;
        var inner = width - (2 * Margin);
        Title = TextFit.Wrap(chart.Title, inner, TitleSize, 3, isBold: true);
        Headline = chart.Headline.Length == 0 ? [] : TextFit.Wrap(chart.Headline, inner, TextSize, 6);
        var y = Margin + (Title.Length * TitleLine);
        HeadlineTop = y + 2;
        y += Headline.Length * TextLine;
        LegendTop = y + 8;
        Legend = LayLegend(chart, inner);
        y = Legend.IsEmpty ? y + 6 : LegendTop + Legend[^1].Place.Y + 22;

        // The title of the scale stands above it, where it can be read without turning one's head.
        ScaleTitleBase = y + 14;
        y += chart.Y.Title.Length > 0 ? 20 : 4;
        y += chart.Marks.IsEmpty ? 0 : BadgeRow;
        var left = chart.Y.Kind == AxisKind.Rows
            ? Margin + Math.Min(width * 0.32, chart.Lanes.Select(lane => TextFit.Width(lane.Name, TickSize)).DefaultIfEmpty(0).Max() + 10)
            : Margin + Ticks.Of(chart.Y, 5).Select(tick => TextFit.Width(tick.Label, TickSize)).DefaultIfEmpty(0).Max() + 8;
        Rows = LayRows(chart, y, width - Margin - left, out var bottom);
        if (chart.Y.Kind != AxisKind.Rows)
        {
            bottom = y + Math.Clamp(width * 0.38, 200, 420);
        }

        Plot = new Box(left, y, width - left - Margin - (chart.X.Kind == AxisKind.Time ? 16 : 10), bottom - y);
        XTicks = Ticks.Of(chart.X, (int)(Plot.Width / (chart.X.Kind == AxisKind.Time && chart.X.NeedsDates ? 92 : 74)));
        YTicks = Ticks.Of(chart.Y, 5);
        var hasDates = XTicks.Any(tick => tick.Below.Length > 0);
        XTitleBase = Plot.Bottom + (hasDates ? 32 : 18) + 17;
        y = XTitleBase + 8;
        Key = LayKey(chart, inner, ref y);
        Notes = LayNotes(chart, inner, ref y);
        Height = Math.Ceiling(y + 6);
    }

    public ChartSpec Chart { get; }

    public double Width { get; }

    public double Height { get; }

    public ImmutableArray<string> Title { get; }

    public ImmutableArray<string> Headline { get; }

    public double HeadlineTop { get; }

    public double LegendTop { get; }

    public double ScaleTitleBase { get; }

    public ImmutableArray<(string Words, Tone Tone, Swatch Swatch, (double X, double Y) Place)> Legend { get; }

    public Box Plot { get; }

    public ImmutableArray<Tick> XTicks { get; }

    public ImmutableArray<Tick> YTicks { get; }

    public double XTitleBase { get; }

    /// <summary>The rows, each with its heading if it is the first under it.</summary>
    public ImmutableArray<(Lane Lane, double Top, double HeadingBase, ImmutableArray<string> Note)> Rows { get; }

    /// <summary>The list of marks: number, words, base line.</summary>
    public ImmutableArray<(int Number, string Line, double X, double Base)> Key { get; }

    public ImmutableArray<(string Line, double Base)> Notes { get; }

    public static double TitleBase(int line) => Margin + 13 + (line * TitleLine);

    public double HeadlineBase(int line) => HeadlineTop + 12 + (line * TextLine);

    /// <summary>The place of a value on the horizontal axis, within the plot.</summary>
    public double X(double value) => Plot.X + (Math.Clamp((value - Chart.X.From) / Math.Max(Chart.X.To - Chart.X.From, double.Epsilon), 0, 1) * Plot.Width);

    /// <summary>The place of a value on the scale, within the plot.</summary>
    public double Y(double value) => Plot.Bottom - (Math.Clamp((value - Chart.Y.From) / Math.Max(Chart.Y.To - Chart.Y.From, double.Epsilon), 0, 1) * Plot.Height);

    /// <summary>What a time axis is titled: that it is in UTC, and of which day where the ticks do not say.</summary>
    public static string XTitle(ChartSpec chart)
    {
        var axis = chart.X;
        return axis.Kind != AxisKind.Time ? axis.Title
            : axis.NeedsDates || axis.To - axis.From > 86_400 ? (axis.To - axis.From > 16 * 86_400 ? "date (UTC)" : "time (HH:mm UTC)")
            : FormattableString.Invariant($"time (HH:mm UTC) on {Axis.Instant(axis.From).UtcDateTime:yyyy-MM-dd}");
    }

    private static ImmutableArray<(string, Tone, Swatch, (double, double))> LayLegend(ChartSpec chart, double inner)
    {
        var entries = chart.Curves.Length > 1 ? chart.Curves.Select(curve => (Words: curve.Name, curve.Tone, Swatch: Swatch.Line)) : [];
        var laid = ImmutableArray.CreateBuilder<(string, Tone, Swatch, (double, double))>();
        var (x, y) = (0.0, 0.0);
        foreach (var (words, tone, swatch) in entries.Concat(chart.Legend.Select(entry => (entry.Words, entry.Tone, Swatch: entry.IsDot ? Swatch.Dot : Swatch.Bar))))
        {
            var text = TextFit.Cut(words, inner - 40, TickSize);
            var width = TextFit.Width(text, TickSize) + 40;
            if (x > 0 && x + width > inner)
            {
                (x, y) = (0, y + 19);
            }

            laid.Add((text, tone, swatch, (x, y)));
            x += width + 8;
        }

        return laid.ToImmutable();
    }

    private static ImmutableArray<(Lane, double, double, ImmutableArray<string>)> LayRows(ChartSpec chart, double top, double width, out double bottom)
    {
        var rows = ImmutableArray.CreateBuilder<(Lane, double, double, ImmutableArray<string>)>();
        var group = "";
        var y = top + 6;
        foreach (var lane in chart.Lanes)
        {
            var heading = 0.0;
            if (lane.Group != group && lane.Group.Length > 0)
            {
                heading = y + 14;
                y += 22;
            }

            group = lane.Group;
            ImmutableArray<string> note = lane.Note.Length > 0 ? TextFit.Wrap(lane.Note, width - 24, TickSize - 0.5, 3) : [];
            rows.Add((lane, y, heading, note));
            y += BarHeight + 8 + (note.Length * 15) + (note.IsEmpty ? 0 : 3);
        }

        bottom = y + 2;
        return rows.ToImmutable();
    }

    private static ImmutableArray<(int, string, double, double)> LayKey(ChartSpec chart, double inner, ref double y)
    {
        var key = ImmutableArray.CreateBuilder<(int, string, double, double)>();
        var top = y;
        for (var index = 0; index < chart.Marks.Length; index++)
        {
            foreach (var (line, isFirst) in TextFit.Wrap($"{chart.X.Say(chart.Marks[index].At)}  {chart.Marks[index].What}", inner - 26, TextSize, 3).Select((line, number) => (line, number == 0)))
            {
                key.Add((isFirst ? index + 1 : 0, line, 0, y + 14));
                y += 18;
            }
        }

        y += y > top ? 4 : 0;
        return key.ToImmutable();
    }

    private static ImmutableArray<(string, double)> LayNotes(ChartSpec chart, double inner, ref double y)
    {
        var notes = ImmutableArray.CreateBuilder<(string, double)>();
        foreach (var line in chart.Notes.SelectMany(note => TextFit.Wrap(note, inner, TickSize - 0.5, 4)))
        {
            notes.Add((line, y + 13));
            y += 16;
        }

        return notes.ToImmutable();
    }
}
