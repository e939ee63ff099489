using System.Globalization;
using System.Text.Json.Nodes;
using DnssecToolkit.Notebooks.Charts.Painting;
using DnssecToolkit.Notebooks.Display;

namespace DnssecToolkit.Notebooks.Charts.Plotly;

/// <summary>
/// A chart as a figure of Plotly: data and layout as JSON. Written by hand, so that the bytes are the same each time and no old kernel has to
/// load Plotly.NET. Plotly obeys some markup in words; every text is escaped.
/// </summary>
internal static class PlotlyFigure
{
    private const int Columns = 1500;

    public static JsonObject Of(ChartSpec chart)
    {
        var data = chart.Y.Kind == AxisKind.Rows ? PlotlyLanes.Traces(chart) : Curves(chart);
        return new JsonObject
        {
            ["data"] = new JsonArray([.. data]),
            ["layout"] = Layout(chart),
            ["config"] = new JsonObject { ["responsive"] = true, ["displaylogo"] = false },
        };
    }

    /// <summary>A value for a trace: instants as Plotly reads them, which is without a zone; the axis says that it is UTC.</summary>
    public static JsonNode Value(Axis axis, double value) => axis.Kind == AxisKind.Time
        ? Axis.Instant(value).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture)
        : Math.Round(value, 6);

    /// <summary>Text that Plotly shows as it is.</summary>
    public static string Text(string text) => SafeText.Html(SafeText.OnOneLine(text));

    private static IEnumerable<JsonNode> Curves(ChartSpec chart)
    {
        foreach (var curve in chart.Curves.Where(curve => !curve.Band.IsEmpty))
        {
            var x = curve.Band.Select(point => point.X).Concat(curve.Band.Reverse().Select(point => point.X));
            var y = curve.Band.Select(point => point.High).Concat(curve.Band.Reverse().Select(point => point.Low));
            yield return new JsonObject
            {
                ["type"] = "scatter",
                ["mode"] = "lines",
                ["name"] = Text($"{curve.Name}: range"),
                ["x"] = new JsonArray([.. x.Select(value => Value(chart.X, value))]),
                ["y"] = new JsonArray([.. y.Select(value => Value(chart.Y, value))]),
                ["fill"] = "toself",
                ["fillcolor"] = Palette.Of(curve.Tone).Light + "2e",
                ["line"] = new JsonObject { ["width"] = 0 },
                ["hoverinfo"] = "skip",
                ["showlegend"] = false,
            };
        }

        foreach (var curve in chart.Curves)
        {
            var points = Thinning.Of(curve.Points, chart.X.From, chart.X.To, Columns);
            yield return new JsonObject
            {
                ["type"] = "scatter",
                ["mode"] = "lines",
                ["name"] = Text(curve.Name),
                ["x"] = new JsonArray([.. points.Select(point => Value(chart.X, point.X))]),
                ["y"] = new JsonArray([.. points.Select(point => Value(chart.Y, point.Y))]),
                ["line"] = new JsonObject
                {
                    ["color"] = Palette.Of(curve.Tone).Light,
                    ["width"] = curve.IsMain ? 3 : 2,
                    ["dash"] = Palette.DashOf(curve.Tone) is { Length: > 0 } dash ? string.Join(',', dash.Select(length => FormattableString.Invariant($"{length}px"))) : "solid",
                },
                ["hovertemplate"] = $"{(chart.X.Kind == AxisKind.Time ? "%{x|%Y-%m-%d %H:%M:%S} UTC" : "%{x}")}: %{{y}}<extra>%{{fullData.name}}</extra>",
            };
        }
    }

    private static JsonObject Layout(ChartSpec chart)
    {
        var title = $"<b>{Text(chart.Title)}</b>";
        var headline = TextFit.Wrap(chart.Headline, 860, 13, 6).Select(Text).Where(line => line.Length > 0).ToArray();
        var layout = new JsonObject
        {
            ["title"] = new JsonObject { ["text"] = string.Join("<br>", [title, .. headline.Select(line => $"<span style=\"font-size:13px\">{line}</span>")]), ["x"] = 0.01, ["xanchor"] = "left", ["yref"] = "container", ["y"] = 0.985, ["yanchor"] = "top", ["font"] = new JsonObject { ["size"] = 16 } },
            ["paper_bgcolor"] = Palette.Paper.Light,
            ["plot_bgcolor"] = Palette.Paper.Light,
            ["font"] = new JsonObject { ["color"] = Palette.Text.Light, ["family"] = "system-ui, sans-serif", ["size"] = 13 },
            ["margin"] = new JsonObject { ["l"] = 70, ["r"] = 30, ["t"] = 70 + (headline.Length * 18), ["b"] = 60 },
            ["height"] = chart.Y.Kind == AxisKind.Rows ? PlotlyLanes.Height(chart) + (headline.Length * 18) : 520,
            ["legend"] = new JsonObject { ["orientation"] = "h", ["y"] = -0.18, ["x"] = 0 },
            ["hovermode"] = "closest",
            ["xaxis"] = ScaleOf(chart.X, ChartLayout.XTitle(chart)),
            ["yaxis"] = chart.Y.Kind == AxisKind.Rows ? PlotlyLanes.Rows(chart) : ScaleOf(chart.Y, chart.Y.Title),
            ["shapes"] = new JsonArray([.. chart.Shades.Select(shade => (JsonNode)Shade(chart, shade)), .. chart.Marks.Select(mark => (JsonNode)Line(chart, mark))]),
            ["annotations"] = new JsonArray([.. chart.Marks.Select((mark, index) => (JsonNode)Badge(chart, mark, index + 1))]),
        };
        if (chart.Y.Kind == AxisKind.Rows)
        {
            layout["barmode"] = "overlay";
        }

        return layout;
    }

    private static JsonObject ScaleOf(Axis axis, string title)
    {
        var scale = new JsonObject
        {
            ["title"] = new JsonObject { ["text"] = Text(title) },
            ["gridcolor"] = Palette.Grid.Light,
            ["linecolor"] = Palette.Frame.Light,
            ["zeroline"] = false,
            ["automargin"] = true,
            ["range"] = new JsonArray(Value(axis, axis.From), Value(axis, axis.To)),
        };
        if (axis.Kind == AxisKind.Time)
        {
            scale["type"] = "date";
            scale["tickformat"] = axis.NeedsDates ? "%H:%M UTC\n%Y-%m-%d" : "%H:%M";
            if (axis.To - axis.From > 16 * 86_400)
            {
                scale["tickformat"] = "%Y-%m-%d";
            }
        }
        else if (axis.Kind == AxisKind.Share)
        {
            scale["tickformat"] = ".0%";
        }

        return scale;
    }

    private static JsonObject Shade(ChartSpec chart, Shade shade) => new()
    {
        ["type"] = "rect",
        ["xref"] = "x",
        ["yref"] = "paper",
        ["x0"] = Value(chart.X, shade.From),
        ["x1"] = Value(chart.X, shade.To),
        ["y0"] = 0,
        ["y1"] = 1,
        ["fillcolor"] = Palette.Of(shade.Tone).Light,
        ["opacity"] = 0.16,
        ["layer"] = "below",
        ["line"] = new JsonObject { ["width"] = 0 },
    };

    private static JsonObject Line(ChartSpec chart, Mark mark) => new()
    {
        ["type"] = "line",
        ["xref"] = "x",
        ["yref"] = "paper",
        ["x0"] = Value(chart.X, mark.At),
        ["x1"] = Value(chart.X, mark.At),
        ["y0"] = 0,
        ["y1"] = 1,
        ["line"] = new JsonObject { ["color"] = Palette.Faint.Light, ["width"] = 1, ["dash"] = "dot" },
    };

    private static JsonObject Badge(ChartSpec chart, Mark mark, int number) => new()
    {
        ["xref"] = "x",
        ["yref"] = "paper",
        ["x"] = Value(chart.X, mark.At),
        ["y"] = 1,
        ["yanchor"] = "bottom",
        ["showarrow"] = false,
        ["text"] = number.ToString(CultureInfo.InvariantCulture),
        ["hovertext"] = Text($"{chart.X.Say(mark.At)} {mark.What}"),
        ["bordercolor"] = Palette.Faint.Light,
        ["borderpad"] = 2,
        ["font"] = new JsonObject { ["size"] = 11 },
    };
}
