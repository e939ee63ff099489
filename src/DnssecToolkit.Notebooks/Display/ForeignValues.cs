using System.Runtime.CompilerServices;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>Values of libraries that know nothing of us. Each is asked for by name first, so that none is loaded to say no.</summary>
internal static class ForeignValues
{
    /// <summary>The forms of a value of a library we know, or null.</summary>
    public static MimeBundle? Of(object value) => value.GetType().FullName switch
    {
        "Microsoft.Data.Analysis.DataFrame" => OfDataFrame(value),
        { } name when name.StartsWith("Plotly.NET.GenericChart", StringComparison.Ordinal) => OfPlotlyChart(value),
        _ => null,
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static MimeBundle OfDataFrame(object value) => DataFrameView.Of((Microsoft.Data.Analysis.DataFrame)value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static MimeBundle OfPlotlyChart(object value) => PlotlyChartView.Of((Plotly.NET.GenericChart)value);
}
