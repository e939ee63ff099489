using System.Globalization;

namespace DnssecToolkit.Notebooks.Charts.Painting;

/// <summary>Paints a chart on any canvas: words, ground, grid, then what it shows, then the marks.</summary>
internal static class ChartPainter
{
    private const double BadgeRadius = 8;

    public static void Paint(ChartLayout layout, ICanvas canvas)
    {
        canvas.Rectangle(new Box(0, 0, layout.Width, layout.Height), Palette.Paper);
        Heading(layout, canvas);
        Ground(layout, canvas);
        if (layout.Chart.Y.Kind == AxisKind.Rows)
        {
            LanePainter.Paint(layout, canvas);
        }
        else
        {
            CurvePainter.Paint(layout, canvas);
        }

        Marks(layout, canvas);
        foreach (var (line, at) in layout.Notes)
        {
            canvas.Text(ChartLayout.Margin, at, line, ChartLayout.TickSize - 0.5, Palette.Faint);
        }
    }

    private static void Heading(ChartLayout layout, ICanvas canvas)
    {
        for (var line = 0; line < layout.Title.Length; line++)
        {
            canvas.Text(ChartLayout.Margin, ChartLayout.TitleBase(line), layout.Title[line], ChartLayout.TitleSize, Palette.Text, isBold: true);
        }

        for (var line = 0; line < layout.Headline.Length; line++)
        {
            canvas.Text(ChartLayout.Margin, layout.HeadlineBase(line), layout.Headline[line], ChartLayout.TextSize, Palette.Text);
        }

        foreach (var (words, tone, swatch, place) in layout.Legend)
        {
            var (x, y) = (ChartLayout.Margin + place.X, layout.LegendTop + place.Y);
            if (swatch == Swatch.Line)
            {
                canvas.Lines([[(x, y + 9), (x + 30, y + 9)]], new Pen(Palette.Of(tone), tone == Tone.Main ? 2.6 : 2, Palette.DashOf(tone)));
            }
            else if (swatch == Swatch.Dot)
            {
                LanePainter.Diamond(canvas, x + 18, y + 9, tone);
            }
            else
            {
                Fill.Paint(canvas, new Box(x + 6, y + 3, 24, 12), tone);
            }

            canvas.Text(x + 36, y + 13, words, ChartLayout.TickSize, Palette.Text);
        }
    }

    private static void Ground(ChartLayout layout, ICanvas canvas)
    {
        var (chart, plot) = (layout.Chart, layout.Plot);
        foreach (var shade in chart.Shades)
        {
            canvas.Open(shade.What);
            var (from, to) = (layout.X(shade.From), layout.X(shade.To));
            canvas.Rectangle(new Box(from, plot.Y, Math.Max(1, to - from), plot.Height), Palette.Of(shade.Tone), 0.16);
            canvas.Close();
        }

        canvas.Lines([.. layout.XTicks.Select(tick => new[] { (layout.X(tick.At), plot.Y), (layout.X(tick.At), plot.Bottom) })], new Pen(Palette.Grid, 1));
        canvas.Lines([.. layout.YTicks.Select(tick => new[] { (plot.X, layout.Y(tick.At)), (plot.Right, layout.Y(tick.At)) })], new Pen(Palette.Grid, 1));
        canvas.Lines([[(plot.X, plot.Bottom), (plot.Right, plot.Bottom)], .. layout.XTicks.Select(tick => new[] { (layout.X(tick.At), plot.Bottom), (layout.X(tick.At), plot.Bottom + 4) })], new Pen(Palette.Frame, 1));
        canvas.Lines([.. chart.Marks.Select(mark => new[] { (layout.X(mark.At), plot.Bottom), (layout.X(mark.At), plot.Y) })], new Pen(Palette.Faint, 1, [3, 3]));
        foreach (var tick in layout.XTicks)
        {
            canvas.Text(layout.X(tick.At), plot.Bottom + 17, tick.Label, ChartLayout.TickSize, Palette.Text, Anchor.Middle);
            if (tick.Below.Length > 0)
            {
                canvas.Text(layout.X(tick.At), plot.Bottom + 32, tick.Below, ChartLayout.TickSize, Palette.Faint, Anchor.Middle);
            }
        }

        foreach (var tick in layout.YTicks)
        {
            canvas.Text(plot.X - 6, layout.Y(tick.At) + 4, tick.Label, ChartLayout.TickSize, Palette.Text, Anchor.End);
        }

        if (chart.Y.Title.Length > 0)
        {
            canvas.Text(ChartLayout.Margin, layout.ScaleTitleBase, TextFit.Cut(chart.Y.Title, layout.Width - (2 * ChartLayout.Margin), ChartLayout.TickSize), ChartLayout.TickSize, Palette.Faint);
        }

        canvas.Text(plot.Right, layout.XTitleBase, ChartLayout.XTitle(chart), ChartLayout.TickSize, Palette.Faint, Anchor.End);
    }

    private static void Marks(ChartLayout layout, ICanvas canvas)
    {
        var (marks, plot) = (layout.Chart.Marks, layout.Plot);
        var right = double.NegativeInfinity;
        for (var index = 0; index < marks.Length; index++)
        {
            var x = layout.X(marks[index].At);
            var badge = Math.Max(x, right + (2 * BadgeRadius) + 1); // badges of events close to each other stand side by side
            right = badge;
            var number = (index + 1).ToString(CultureInfo.InvariantCulture);
            canvas.Open($"{layout.Chart.X.Say(marks[index].At)} {marks[index].What}");
            canvas.Lines([[(x, plot.Y), (badge, plot.Y - 4)]], new Pen(Palette.Faint, 1, [3, 3]));
            Badge(canvas, badge, plot.Y - 11, number);
            canvas.Close();
        }

        foreach (var (number, line, x, at) in layout.Key)
        {
            if (number > 0)
            {
                Badge(canvas, ChartLayout.Margin + x + BadgeRadius, at - 4, number.ToString(CultureInfo.InvariantCulture));
            }

            canvas.Text(ChartLayout.Margin + x + 24, at, line, ChartLayout.TextSize, Palette.Text);
        }
    }

    private static void Badge(ICanvas canvas, double x, double y, string number)
    {
        canvas.Rectangle(new Box(x - BadgeRadius, y - BadgeRadius, 2 * BadgeRadius, 2 * BadgeRadius), Palette.Paper, 1, new Pen(Palette.Faint, 1.2), BadgeRadius);
        canvas.Text(x, y + 4, number, 10.5, Palette.Text, Anchor.Middle, isBold: true);
    }
}
