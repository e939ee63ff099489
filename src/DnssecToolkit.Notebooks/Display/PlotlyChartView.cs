using Plotly.NET;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>
/// A Plotly.NET chart: the figure for front ends that draw it. Plotly.NET makes no static picture and its HTML needs a
/// network or scripts, so readers without Plotly see a line of text; the toolkit's own charts bring a drawing.
/// </summary>
internal static class PlotlyChartView
{
    public static MimeBundle Of(GenericChart chart) => new(
        new MimePart(MimeTypes.Plotly, GenericChart.toFigureJson(chart)),
        new MimePart(MimeTypes.Plain, "(a Plotly chart, which JupyterLab and VS Code draw)"));
}
