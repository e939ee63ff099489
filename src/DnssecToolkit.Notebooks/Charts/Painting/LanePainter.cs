namespace DnssecToolkit.Notebooks.Charts.Painting;

/// <summary>Rows with their spans and instants.</summary>
internal static class LanePainter
{
    public static void Paint(ChartLayout layout, ICanvas canvas)
    {
        var (axis, plot) = (layout.Chart.X, layout.Plot);
        foreach (var (lane, top, heading, note) in layout.Rows)
        {
            if (heading > 0)
            {
                Words(canvas, ChartLayout.Margin, heading, TextFit.Cut(lane.Group, layout.Width - (2 * ChartLayout.Margin), ChartLayout.TickSize), ChartLayout.TickSize, Palette.Text, isBold: true);
            }

            var name = TextFit.Cut(lane.Name, plot.X - ChartLayout.Margin - 8, ChartLayout.TickSize);
            canvas.Text(plot.X - 8, top + 12, name, ChartLayout.TickSize, Palette.Text, Anchor.End);
            canvas.Lines([[(plot.X, top + (ChartLayout.BarHeight / 2)), (plot.Right, top + (ChartLayout.BarHeight / 2))]], new Pen(Palette.Grid, 1));
            foreach (var span in lane.Spans.Where(span => span.To >= axis.From && span.From <= axis.To))
            {
                var (from, to) = (layout.X(span.From), layout.X(span.To));
                canvas.Open($"{lane.Name}: {span.What}");
                var box = new Box(from, top, Math.Max(1.5, to - from), ChartLayout.BarHeight);
                Fill.Paint(canvas, box, span.Tone);
                Label(canvas, box, span);
                canvas.Close();
            }

            foreach (var dot in lane.Dots.Where(dot => dot.At >= axis.From && dot.At <= axis.To))
            {
                var (x, y) = (layout.X(dot.At), top + (ChartLayout.BarHeight / 2));
                canvas.Open($"{lane.Name}: {dot.What}");
                Diamond(canvas, x, y, dot.Tone);
                canvas.Close();
            }

            for (var line = 0; line < note.Length; line++)
            {
                Words(canvas, plot.X + 2, top + ChartLayout.BarHeight + 13 + (line * 15), note[line], ChartLayout.TickSize - 0.5, Palette.Faint);
            }
        }
    }

    public static void Diamond(ICanvas canvas, double x, double y, Tone tone) =>
        canvas.Area([(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)], Palette.Of(tone), 1, new Pen(Palette.Paper, 1.2));

    /// <summary>Words on a ground of their own, so that no line runs through them.</summary>
    private static void Words(ICanvas canvas, double x, double y, string text, double size, Colour colour, bool isBold = false)
    {
        canvas.Rectangle(new Box(x - 1, y - size, TextFit.Width(text, size, isBold) + 2, size + 3), Palette.Paper, 0.9);
        canvas.Text(x, y, text, size, colour, Anchor.Start, isBold);
    }

    private static void Label(ICanvas canvas, Box box, Span span)
    {
        if (span.Label.Length > 0 && TextFit.Width(span.Label, 11) <= box.Width - 8)
        {
            var isSolid = Palette.HatchOf(span.Tone) == Hatch.None;
            if (!isSolid)
            {
                canvas.Rectangle(new Box(box.X + 3, box.Y + 2, TextFit.Width(span.Label, 11) + 2, box.Height - 4), Palette.Paper, 0.85);
            }

            canvas.Text(box.X + 4, box.Y + 11.5, span.Label, 11, isSolid ? Palette.Paper : Palette.Text);
        }
    }
}
