using DnssecToolkit.Notebooks.Charts;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>A chart: interactive where the front end can, else its drawing, else its pixels, else its words; no HTML, so that no page prefers a script to the drawing.</summary>
internal sealed class ChartView : ValueView<ChartSpec>
{
    protected override string Text(ChartSpec value) => value.ToString();

    protected override string Plotly(ChartSpec value) => value.ToPlotlyJson();

    protected override string Svg(ChartSpec value) => value.ToSvg();

    protected override byte[] Png(ChartSpec value) => value.ToPng();
}
