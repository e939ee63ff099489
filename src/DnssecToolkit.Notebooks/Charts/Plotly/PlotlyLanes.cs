using System.Text.Json.Nodes;
using DnssecToolkit.Notebooks.Charts.Painting;

namespace DnssecToolkit.Notebooks.Charts.Plotly;

/// <summary>Rows of spans as horizontal bars of Plotly: a trace for each tone, so that the legend can hide and show it.</summary>
internal static class PlotlyLanes
{
    public static IEnumerable<JsonNode> Traces(ChartSpec chart)
    {
        foreach (var tone in chart.Lanes.SelectMany(lane => lane.Spans).Select(span => span.Tone).Distinct())
        {
            var spans = chart.Lanes.SelectMany((lane, row) => lane.Spans.Where(span => span.Tone == tone).Select(span => (Row: row, Lane: lane, Span: span))).ToList();
            var legend = chart.Legend.FirstOrDefault(entry => entry.Tone == tone && !entry.IsDot);
            yield return new JsonObject
            {
                ["type"] = "bar",
                ["orientation"] = "h",
                ["name"] = PlotlyFigure.Text(legend?.Words ?? ""),
                ["showlegend"] = legend is not null,
                ["y"] = new JsonArray([.. spans.Select(span => (JsonNode)span.Row)]),
                ["base"] = new JsonArray([.. spans.Select(span => PlotlyFigure.Value(chart.X, Math.Max(span.Span.From, chart.X.From)))]),
                ["x"] = new JsonArray([.. spans.Select(span => (JsonNode)Length(chart.X, span.Span))]),
                ["customdata"] = new JsonArray([.. spans.Select(span => (JsonNode)PlotlyFigure.Text($"{span.Lane.Name}: {span.Span.What}"))]),
                ["hovertemplate"] = "%{customdata}<extra></extra>",
                ["width"] = 0.62,
                ["marker"] = new JsonObject
                {
                    ["color"] = Palette.Of(tone).Light,
                    ["pattern"] = new JsonObject { ["shape"] = Shape(Palette.HatchOf(tone)), ["fillmode"] = "overlay", ["fgcolor"] = "#ffffff", ["size"] = 7 },
                },
            };
        }

        var dots = chart.Lanes.SelectMany((lane, row) => lane.Dots.Select(dot => (Row: row, Lane: lane, Dot: dot))).ToList();
        if (dots.Count > 0)
        {
            yield return new JsonObject
            {
                ["type"] = "scatter",
                ["mode"] = "markers",
                ["name"] = PlotlyFigure.Text(chart.Legend.FirstOrDefault(entry => entry.IsDot)?.Words ?? ""),
                ["showlegend"] = chart.Legend.Any(entry => entry.IsDot),
                ["x"] = new JsonArray([.. dots.Select(dot => PlotlyFigure.Value(chart.X, dot.Dot.At))]),
                ["y"] = new JsonArray([.. dots.Select(dot => (JsonNode)dot.Row)]),
                ["customdata"] = new JsonArray([.. dots.Select(dot => (JsonNode)PlotlyFigure.Text($"{dot.Lane.Name}: {dot.Dot.What}"))]),
                ["hovertemplate"] = "%{customdata}<extra></extra>",
                ["marker"] = new JsonObject
                {
                    ["symbol"] = "diamond",
                    ["size"] = 11,
                    ["color"] = new JsonArray([.. dots.Select(dot => (JsonNode)Palette.Of(dot.Dot.Tone).Light)]),
                    ["line"] = new JsonObject { ["color"] = "#ffffff", ["width"] = 1 },
                },
            };
        }
    }

    public static JsonObject Rows(ChartSpec chart) => new()
    {
        ["tickmode"] = "array",
        ["tickvals"] = new JsonArray([.. Enumerable.Range(0, chart.Lanes.Length).Select(row => (JsonNode)row)]),
        ["ticktext"] = new JsonArray([.. chart.Lanes.Select((lane, row) => (JsonNode)Name(chart, lane, row))]),
        ["autorange"] = "reversed",
        ["showgrid"] = false,
        ["zeroline"] = false,
        ["automargin"] = true,
    };

    public static int Height(ChartSpec chart) => 200 + (chart.Lanes.Length * 34) + (chart.Lanes.Count(lane => lane.Note.Length > 0) * 8);

    /// <summary>A row's name, under its heading where it is the first of its group, with its note.</summary>
    private static string Name(ChartSpec chart, Lane lane, int row)
    {
        var heading = lane.Group.Length > 0 && (row == 0 || chart.Lanes[row - 1].Group != lane.Group) ? $"<b>{PlotlyFigure.Text(TextFit.Cut(lane.Group, 260, 12))}</b><br>" : "";
        var note = lane.Note.Length > 0 ? $"<br><span style=\"font-size:11px\">{PlotlyFigure.Text(TextFit.Cut(lane.Note, 260, 11))}</span>" : "";
        return heading + PlotlyFigure.Text(lane.Name) + note;
    }

    // A bar's length on a date axis is in milliseconds.
    private static double Length(Axis axis, Span span) =>
        Math.Max(0, Math.Min(span.To, axis.To) - Math.Max(span.From, axis.From)) * (axis.Kind == AxisKind.Time ? 1000 : 1);

    private static string Shape(Hatch hatch) => hatch switch
    {
        Hatch.Rising => "/",
        Hatch.Falling => "\\",
        Hatch.Crossed => "x",
        Hatch.Sparse => ".",
        _ => "",
    };
}
