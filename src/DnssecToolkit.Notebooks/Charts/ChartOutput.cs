using DnssecToolkit.Notebooks.Charts;
using DnssecToolkit.Notebooks.Charts.Painting;
using DnssecToolkit.Notebooks.Charts.Plotly;
using Plotly.NET;

namespace DnssecToolkit.Notebooks;

/// <summary>Charts as pictures: the same data, colours and words, as a drawing, as pixels, and for front ends that draw interactively.</summary>
public static class ChartOutput
{
    /// <summary>How wide a picture is that is made for a notebook: legible also where it is shown 600 pixels wide.</summary>
    public const int UsualWidth = 760;

    private const int LeastWidth = 320;
    private const int GreatestWidth = 4000;

    /// <summary>The chart as an SVG document: light on light pages and dark on dark ones, with words for those who do not see it.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="width">Its width in CSS pixels, from 320 to 4000; words keep their size.</param>
    public static string ToSvg(this ChartSpec chart, int width = UsualWidth)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var layout = new ChartLayout(chart, Math.Clamp(width, LeastWidth, GreatestWidth));
        var canvas = new SvgCanvas();
        ChartPainter.Paint(layout, canvas);
        return canvas.Document(layout.Width, layout.Height, chart.Title, ChartText.Of(chart));
    }

    /// <summary>The chart as a PNG file in light colours.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="width">Its width in CSS pixels, from 320 to 4000; words keep their size.</param>
    /// <param name="scale">How many pixels of the file make one CSS pixel, from 1 to 4.</param>
    public static byte[] ToPng(this ChartSpec chart, int width = UsualWidth, double scale = 2)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var layout = new ChartLayout(chart, Math.Clamp(width, LeastWidth, GreatestWidth));
        using var canvas = new PngCanvas(layout.Width, layout.Height, Math.Clamp(scale, 1, 4));
        ChartPainter.Paint(layout, canvas);
        return canvas.Encode();
    }

    /// <summary>The figure as Plotly reads it (<c>application/vnd.plotly.v1+json</c>), made without Plotly.NET: it works in every host.</summary>
    public static string ToPlotlyJson(this ChartSpec chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return PlotlyFigure.Of(chart).ToJsonString();
    }

    /// <summary>The same figure as a chart of Plotly.NET, to go on with.</summary>
    public static GenericChart ToPlotly(this ChartSpec chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        return PlotlyChart.Of(PlotlyFigure.Of(chart));
    }
}
