namespace DnssecToolkit.Notebooks.Charts.Painting;

/// <summary>Curves with their bands; the main one last, on top of the others, and filled to the base.</summary>
internal static class CurvePainter
{
    public static void Paint(ChartLayout layout, ICanvas canvas)
    {
        var axis = layout.Chart.X;
        var columns = (int)Math.Ceiling(layout.Plot.Width * 2);
        foreach (var curve in layout.Chart.Curves.Where(curve => !curve.Band.IsEmpty))
        {
            canvas.Open($"{curve.Name}: range");
            (double, double)[] corners =
            [
                .. curve.Band.Where(point => Shows(point.X)).Select(point => (layout.X(point.X), layout.Y(point.High))),
                .. curve.Band.Where(point => Shows(point.X)).Reverse().Select(point => (layout.X(point.X), layout.Y(point.Low))),
            ];
            canvas.Area(corners, Palette.Of(curve.Tone), 0.18);
            canvas.Close();
        }

        foreach (var curve in layout.Chart.Curves.Reverse().OrderBy(curve => curve.IsMain))
        {
            var points = Thinning.Of(curve.Points, axis.From, axis.To, columns).Where(point => Shows(point.X)).Select(point => (layout.X(point.X), layout.Y(point.Y))).ToArray();
            if (points.Length == 0)
            {
                continue;
            }

            canvas.Open(curve.Name);
            if (curve.IsMain)
            {
                canvas.Area([.. points, (points[^1].Item1, layout.Plot.Bottom), (points[0].Item1, layout.Plot.Bottom)], Palette.Of(curve.Tone), 0.09);
            }

            canvas.Lines([points], new Pen(Palette.Of(curve.Tone), curve.IsMain ? 2.6 : 2, Palette.DashOf(curve.Tone)));
            canvas.Close();
        }

        bool Shows(double x) => x >= axis.From && x <= axis.To;
    }
}
