using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;
using DnssecToolkit.Notebooks.Charts;
using DnssecToolkit.Timelines;

namespace DnssecToolkit.Notebooks.Tests.Charts;

public sealed class SweepChartsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly Question Question = LabQuestion.Parse("www A", LabChoices.Zone);
    private static readonly Scenario Scenario = ScenarioCatalogue.Parse("bad-leaf-signatures");

    /// <summary>Health at noon, trouble half a minute later, the end after a minute and a half; asked every ten seconds, but not in the second minute.</summary>
    private static Capture Recorded
    {
        get
        {
            var script = Scenario.Play(Noon);
            return Capture.Empty.Merge([.. new[] { 0, 10, 20, 30, 40, 50, 120, 130 }.Select(second => script.At(Noon.AddSeconds(second)).Record(Noon.AddSeconds(second), Question))]);
        }
    }

    [Fact]
    public void A_strip_of_verdicts_shows_when_they_changed_and_between_which_sightings()
    {
        var sweep = VerdictSweep.Of(Recorded, Question, Scenario.Play(Noon).At(Noon).Anchors);
        var chart = sweep.ToChart();
        var overall = chart.Lanes[0];

        Assert.Equal([Tone.Secure, Tone.Bogus, Tone.Secure, Tone.MayFail, Tone.MayFail], overall.Spans.Select(span => span.Tone));
        Assert.Equal(overall.Spans[1].From, overall.Spans[3].To);
        Assert.Equal("the last cache", chart.Lanes[1].Name);
        Assert.Equal(3, chart.Lanes.Count(lane => lane.Group == "each server by itself"));
        Picture.Holds(chart, "verdict-strip");
    }

    [Fact]
    public void A_swimlane_shows_what_each_server_published_and_where_nobody_looked()
    {
        var late = Scenario.Play(Noon).At(Noon).Record(Noon.AddHours(3), Question);
        var chart = ServedHistory.Of(Recorded.Merge(late)).ToChart(Question.Name, Question.Type);

        Assert.Equal(3, chart.Lanes.Length);
        Assert.All(chart.Lanes, lane => Assert.Contains(lane.Spans, span => span.Tone == Tone.Published));
        Assert.All(chart.Lanes, lane => Assert.Contains(lane.Spans, span => span.Tone == Tone.Active));
        Picture.Holds(chart, "served-swimlane");
    }

    [Fact]
    public void Of_what_was_never_seen_a_swimlane_says_so() =>
        Assert.Equal("Nothing was seen of it.", ServedHistory.Empty.ToChart(Question.Name, Question.Type).Headline);
}
