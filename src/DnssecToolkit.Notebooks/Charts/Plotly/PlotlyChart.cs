using System.Text.Json;
using System.Text.Json.Nodes;
using DynamicObj;
using Microsoft.FSharp.Collections;
using Plotly.NET;

namespace DnssecToolkit.Notebooks.Charts.Plotly;

/// <summary>A figure as a chart of Plotly.NET. The only place that touches its types, so that they are loaded only when somebody asks for it.</summary>
internal static class PlotlyChart
{
    public static GenericChart Of(JsonObject figure)
    {
        var traces = figure["data"]!.AsArray().Select(trace => Copy(trace!.AsObject(), new Trace((string)trace["type"]!)));
        return GenericChart.ofTraceObjects(useDefaults: false, ListModule.OfSeq(traces)).WithLayoutOf(Copy(figure["layout"]!.AsObject(), new Layout()));
    }

    private static GenericChart WithLayoutOf(this GenericChart chart, Layout layout) => GenericChart.setLayout(layout, chart);

    private static T Copy<T>(JsonObject from, T to)
        where T : DynamicObj.DynamicObj
    {
        foreach (var (name, value) in from)
        {
            to.SetProperty(name, Value(value));
        }

        return to;
    }

    private static object? Value(JsonNode? node) => node switch
    {
        JsonObject item => Copy(item, new DynamicObj.DynamicObj()),
        JsonArray items => items.Select(Value).ToArray(),
        JsonValue value => value.GetValueKind() switch
        {
            JsonValueKind.Number => Number(value),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => value.ToString(),
        },
        _ => null,
    };

    private static object Number(JsonValue value) => value.TryGetValue<int>(out var whole) ? (object)whole
        : value.TryGetValue<double>(out var number) && number == Math.Floor(number) && Math.Abs(number) < 1e15 ? (object)(long)number
        : value.GetValue<double>();
}
