namespace DnssecToolkit.Notebooks.Charts.Painting;

/// <summary>Fills a bar in a tone: solid, or light with hatching, so that tones differ without their colours too.</summary>
internal static class Fill
{
    public static void Paint(ICanvas canvas, Box box, Tone tone)
    {
        var colour = Palette.Of(tone);
        var hatch = Palette.HatchOf(tone);
        if (hatch == Hatch.None)
        {
            canvas.Rectangle(box, colour, 1, null, Math.Min(2, box.Width / 2));
            return;
        }

        canvas.Rectangle(box, Palette.Paper);
        canvas.Rectangle(box, colour, hatch == Hatch.Sparse ? 0.06 : 0.2);
        List<IReadOnlyList<(double, double)>> lines = [];
        if (hatch is Hatch.Rising or Hatch.Crossed)
        {
            lines.AddRange(Diagonals(box, 6, isRising: true));
        }

        if (hatch is Hatch.Falling or Hatch.Crossed)
        {
            lines.AddRange(Diagonals(box, 6, isRising: false));
        }

        if (hatch == Hatch.Sparse)
        {
            lines.AddRange(Diagonals(box, 14, isRising: true));
        }

        canvas.Lines(lines, new Pen(colour, 1.3));
        canvas.Rectangle(box, null, 1, new Pen(colour, 1, hatch == Hatch.Sparse ? [3, 2] : null));
    }

    /// <summary>Parallels at 45 degrees, cut at the edges of the box.</summary>
    private static IEnumerable<IReadOnlyList<(double, double)>> Diagonals(Box box, double step, bool isRising)
    {
        for (var at = Math.Ceiling((box.X - box.Height) / step) * step; at < box.Right; at += step)
        {
            // From (at, bottom) to (at + height, top), or the other way round.
            var (from, to) = (Math.Max(at, box.X), Math.Min(at + box.Height, box.Right));
            if (to - from > 0.3)
            {
                yield return isRising
                    ? [(from, box.Bottom - (from - at)), (to, box.Bottom - (to - at))]
                    : [(from, box.Y + (from - at)), (to, box.Y + (to - at))];
            }
        }
    }
}
