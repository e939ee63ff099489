using System.Globalization;
using System.Text;

namespace DnssecToolkit.Notebooks.Charts;

/// <summary>A chart in words: for a terminal, and for those who do not see the picture.</summary>
internal static class ChartText
{
    private const int MostLines = 60;

    /// <summary>Title, headline, and what each line or row shows.</summary>
    public static string Of(ChartSpec chart)
    {
        var text = new StringBuilder(chart.Title);
        if (chart.Headline.Length > 0)
        {
            text.Append('\n').Append(chart.Headline);
        }

        foreach (var line in Lines(chart).Take(MostLines))
        {
            text.Append('\n').Append(line);
        }

        return text.ToString();
    }

    private static IEnumerable<string> Lines(ChartSpec chart)
    {
        foreach (var curve in chart.Curves.Where(curve => !curve.Points.IsEmpty))
        {
            var top = curve.Points.MaxBy(point => point.Y);
            yield return string.Create(CultureInfo.InvariantCulture, $"  {curve.Name}: at most {chart.Y.Say(top.Y)}, at {chart.X.Say(top.X)}; {chart.Y.Say(curve.Points[^1].Y)} at the end");
        }

        var group = "";
        foreach (var lane in chart.Lanes)
        {
            if (lane.Group != group)
            {
                yield return $"  {group = lane.Group}";
            }

            var spans = lane.Spans.Select(span => span.What).Concat(lane.Dots.Select(dot => dot.What)).Where(what => what.Length > 0);
            yield return $"  {lane.Name}: {string.Join("; ", spans)}{(lane.Note.Length > 0 && lane.Spans.All(span => span.What != lane.Note) ? $" ({lane.Note})" : "")}";
        }

        foreach (var mark in chart.Marks)
        {
            yield return $"  {chart.X.Say(mark.At)} {mark.What}";
        }

        foreach (var note in chart.Notes)
        {
            yield return note;
        }
    }
}
