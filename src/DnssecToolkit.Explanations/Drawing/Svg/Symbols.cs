using System.Globalization;

namespace DnssecToolkit.Explanations.Drawing;

/// <summary>The symbol of each mark, drawn so that no font is needed: check, cross, clock, bar, question and exclamation mark, ring.</summary>
internal static class Symbols
{
    public const double Radius = 8;

    public static void Draw(SvgWriter svg, Mark mark, double x, double y)
    {
        if (mark == Mark.Plain)
        {
            return;
        }

        var ink = MarkLook.Of(mark).Ink;
        var box = new Box(x - Radius, y - Radius, 2 * Radius, 2 * Radius);
        switch (mark)
        {
            case Mark.Invalid or Mark.NotPermitted:
                svg.Rectangle(new Paint(ink, Ink.Panel, 1), box, 3);
                break;
            case Mark.Insecure or Mark.NoKey:
                svg.Ellipse(new Paint(Ink.Panel, ink, 2), box.Grown(-1));
                break;
            default:
                svg.Ellipse(new Paint(ink, Ink.Panel, 1), box);
                break;
        }

        var glyph = mark switch
        {
            Mark.Valid => At(x, y, "M{0} {1}l3 3.2 5.2-6.2", -4.1, 0.2),
            Mark.Invalid => At(x, y, "M{0} {1}l6.8 6.8m0-6.8l-6.8 6.8", -3.4, -3.4),
            Mark.OutOfTime => At(x, y, "M{0} {1}v4.6l3.4 2.2", 0, -4.6),
            Mark.NotPermitted => At(x, y, "M{0} {1}h8", -4, 0),
            Mark.Insecure => At(x, y, "M{0} {1}h6", -3, 0),
            Mark.NoKey => At(x, y, "M{0} {1}l6.4 6.4m0-6.4l-6.4 6.4", -3.2, -3.2),
            Mark.Unsupported => At(x, y, "M{0} {1}v5.4m0 2.2v1.2", 0, -4.6),
            _ => At(x, y, "M{0} {1}c0-4 5.6-3.6 5.4 -0.2c-0.2 2-2.6 1.8-2.7 4m0 2v1.2", -2.7, -1.9),
        };
        var pen = mark switch
        {
            Mark.Insecure => Ink.Insecure,
            Mark.NoKey => Ink.Faint,
            Mark.Unsupported or Mark.Unknown => Ink.None,
            _ => Ink.Paper,
        };
        if (pen == Ink.None)
        {
            // Amber is light in every surrounding, so what stands on it is always dark.
            svg.Open("g", ("stroke", "#1b1f24"));
            svg.Path(new Paint(Ink.None), glyph, ("stroke-width", "1.9"), ("stroke-linecap", "round"), ("stroke-linejoin", "round"));
            svg.Close();
            return;
        }

        svg.Path(new Paint(Ink.None, pen, 1.9), glyph, ("stroke-linecap", "round"), ("stroke-linejoin", "round"));
    }

    private static string At(double x, double y, string path, double dx, double dy) =>
        string.Format(CultureInfo.InvariantCulture, path, SvgWriter.Number(x + dx), SvgWriter.Number(y + dy));
}
