using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using CsCheck;
using DnssecToolkit.Notebooks.Charts;
using DnssecToolkit.Notebooks.Charts.Painting;
using DnssecToolkit.Notebooks.Display;
using Plotly.NET;

namespace DnssecToolkit.Notebooks.Tests.Charts;

public sealed class ChartSpecTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 5, 19, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_chart_comes_as_a_figure_a_drawing_pixels_and_words_and_never_as_HTML()
    {
        var bundle = ValueDisplay.Of(Incidents.De.ToChart());

        Assert.Equal([MimeTypes.Plotly, MimeTypes.Svg, MimeTypes.Png, MimeTypes.Plain], bundle.Parts.Select(part => part.MimeType));
        Picture.HasPixels(Convert.FromBase64String(bundle[MimeTypes.Png]!), 2 * ChartOutput.UsualWidth);
    }

    [Fact]
    public void The_figure_for_Plotly_has_the_data_and_colours_of_the_drawing()
    {
        var chart = Incidents.De.ToChart();
        var figure = JsonNode.Parse(chart.ToPlotlyJson())!;

        Assert.Equal(chart.Curves.Select(curve => curve.Name), figure["data"]!.AsArray().Select(trace => (string)trace!["name"]!));
        Assert.Equal(chart.Curves[0].Points.Select(point => Math.Round(point.Y, 6)), figure["data"]![0]!["y"]!.AsArray().Select(value => (double)value!));
        Assert.Equal("2026-05-05T19:00:00.000", (string)figure["data"]![0]!["x"]![0]!);
        Assert.Contains("UTC", (string)figure["layout"]!["xaxis"]!["title"]!["text"]!, StringComparison.Ordinal);
        var svg = chart.ToSvg();
        Assert.All(figure["data"]!.AsArray(), trace => Assert.Contains($"stroke=\"{(string)trace!["line"]!["color"]!}\"", svg, StringComparison.Ordinal));
        Assert.All(chart.Marks, mark => Assert.Contains(figure["layout"]!["annotations"]!.AsArray(), note => ((string)note!["hovertext"]!).Contains(SafeText.Html(mark.What), StringComparison.Ordinal)));
    }

    [Fact]
    public void Plotly_NET_gets_the_same_figure()
    {
        var figure = JsonNode.Parse(Incidents.De.ToBoundsChart().ToPlotlyJson())!;
        var same = JsonNode.Parse(GenericChart.toFigureJson(Incidents.De.ToBoundsChart().ToPlotly()))!;

        Assert.Equal(figure["data"]!.ToJsonString(), same["data"]!.ToJsonString());
        Assert.Equal((string)figure["layout"]!["title"]!["text"]!, (string)same["layout"]!["title"]!["text"]!);
    }

    [Fact]
    public void What_evidence_says_is_shown_and_not_obeyed()
    {
        var axis = Axis.Time(Start, Start.AddHours(1));
        var chart = new ChartSpec(Hostile.Everything, axis, Axis.Rows)
        {
            Headline = Hostile.Everything,
            Lanes = [new Lane(Hostile.Everything, [new Span(axis.From, axis.To, Tone.Bogus, Hostile.Everything) { Label = Hostile.Everything }]) { Note = Hostile.Everything, Group = Hostile.Everything }],
            Marks = [new Mark(axis.From + 60, Hostile.Everything)],
            Legend = [new LegendEntry(Tone.Bogus, Hostile.Everything)],
            Notes = [Hostile.Everything],
        };

        var svg = XDocument.Parse(chart.ToSvg());
        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName == "script" || element.Attributes().Any(attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)));
        Assert.DoesNotContain('\u001b', chart.ToSvg());
        Assert.DoesNotContain("\u202e", chart.ToSvg(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", string.Concat(Strings(JsonNode.Parse(chart.ToPlotlyJson())!)), StringComparison.Ordinal);
        Picture.HasPixels(chart.ToPng(600, 1), 600);
    }

    [Fact]
    public void A_million_points_are_thinned_and_every_column_keeps_its_lowest_and_highest_point() => Gen.Int[0, 1_000_000].Sample(
        seed =>
        {
            var random = new Random(seed);
            ChartPoint[] points = [.. Enumerable.Range(0, 1_000_000).Select(index => new ChartPoint(index, random.NextDouble()))];
            var thin = Thinning.Of([.. points], 0, 1_000_000, 700);
            Assert.InRange(thin.Length, 1400, 2800);
            Assert.Equal(Extremes(points), Extremes(thin));
            Assert.Equal((points[0], points[^1]), (thin[0], thin[^1]));
        },
        iter: 3);

    [Fact]
    public void A_curve_of_a_million_points_is_a_small_drawing()
    {
        var chart = new ChartSpec("long", Axis.Time(Start, Start.AddDays(12)), Axis.Share("share", 1))
        {
            Curves = [new Curve("failing", Tone.Main, [.. Enumerable.Range(0, 1_000_000).Select(second => new ChartPoint(Axis.At(Start) + second, (Math.Sin(second / 9000.0) + 1) / 2))])],
        };

        Assert.InRange(chart.ToSvg().Length, 1000, 150_000);
        Assert.InRange(chart.ToPlotlyJson().Length, 1000, 500_000);
    }

    [Theory]
    [InlineData(2, "time (HH:mm UTC) on 2026-05-05", "19:00")]
    [InlineData(30, "time (HH:mm UTC)", "2026-05-06")]
    [InlineData(24 * 12, "time (HH:mm UTC)", "2026-05-07")]
    [InlineData(24 * 60, "date (UTC)", "2026-05-07")]
    public void Every_time_axis_says_UTC_and_dates_where_there_is_more_than_a_day(int hours, string title, string label)
    {
        var svg = new ChartSpec("t", Axis.Time(Start, Start.AddHours(hours)), Axis.Share("share", 1)).ToSvg();

        Assert.Contains($">{title}</text>", svg, StringComparison.Ordinal);
        Assert.Contains($">{label}</text>", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void Ticks_never_run_into_each_other_at_any_width() => Gen.Select(Gen.Int[1, 400_000_000], Gen.Int[320, 1600]).Sample((seconds, width) =>
    {
        var layout = new ChartLayout(new ChartSpec("t", Axis.Time(Start, Start.AddSeconds(seconds)), Axis.Share("share", 1)), width);
        foreach (var (one, next) in layout.XTicks.Zip(layout.XTicks.Skip(1)))
        {
            var room = (TextFit.Width(one.Label, ChartLayout.TickSize) + TextFit.Width(next.Label, ChartLayout.TickSize)) / 2;
            Assert.True(layout.X(next.At) - layout.X(one.At) >= room, string.Create(CultureInfo.InvariantCulture, $"{seconds} s at {width}: {one.Label} and {next.Label}"));
        }
    });

    private static IEnumerable<(double Low, double High)> Extremes(IEnumerable<ChartPoint> points) =>
        points.GroupBy(point => Math.Floor(point.X / 1_000_000 * 700)).Select(column => (column.Min(point => point.Y), column.Max(point => point.Y)));

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(pair => Strings(pair.Value)),
        JsonArray items => items.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}
