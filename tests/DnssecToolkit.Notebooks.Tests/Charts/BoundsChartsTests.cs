using DnssecToolkit.Notebooks.Charts;
using DnssecToolkit.Timelines;

namespace DnssecToolkit.Notebooks.Tests.Charts;

public sealed class BoundsChartsTests
{
    [Fact]
    public void Each_resolver_has_a_row_that_says_until_when_it_fails_and_what_holds_it()
    {
        var chart = Incidents.De.ToBoundsChart();

        Assert.Equal(Incidents.De.Rows.Select(row => row.Bounds.Profile.Name), chart.Lanes.Select(lane => lane.Name));
        Assert.Equal("never fails", chart.Lanes[4].Note);
        Assert.Contains("not over by", chart.Lanes[5].Note, StringComparison.Ordinal);
        Assert.Contains("held by its bogus verdict of 1800 s", chart.Lanes[2].Note, StringComparison.Ordinal);
        Assert.Equal([Tone.MayFail, Tone.Bogus, Tone.Recovering], chart.Lanes[0].Spans.Select(span => span.Tone));
        Picture.Holds(chart, "bounds");
    }

    [Fact]
    public void A_resolver_whose_first_caches_recover_before_its_last_begin_to_fail_is_never_said_to_fail_everywhere()
    {
        var lane = Incidents.De.ToBoundsChart().Lanes[1];

        Assert.DoesNotContain(lane.Spans, span => span.Tone == Tone.Bogus);
        Assert.Equal(lane.Spans.Select(span => span.To).SkipLast(1), lane.Spans.Select(span => span.From).Skip(1));
    }

    [Fact]
    public void What_a_cache_holds_is_a_ribbon_without_holes()
    {
        var chart = Incidents.De.ToRibbonChart();

        Assert.All(chart.Lanes, lane =>
        {
            Assert.Equal(chart.X.From, lane.Spans[0].From, 0.01);
            Assert.Equal(chart.X.To, lane.Spans[^1].To, 0.01);
            Assert.All(lane.Spans.Zip(lane.Spans.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From, 0.01));
            Assert.Equal(Tone.Secure, lane.Spans[0].Tone);
        });
        Picture.Holds(chart, "ribbon");
    }

    [Fact]
    public void Courses_of_action_are_ranked_by_user_minutes_with_what_they_save()
    {
        var chart = Incidents.De.ToMitigationsChart();

        Assert.Equal(["−62 %", "−41 %", "±0 %", "+10 %"], chart.Lanes.Select(lane => lane.Name));
        Assert.Equal(Incidents.De.Mitigations.Select(one => one.UserMinutes).Order(), chart.Lanes.Select(lane => lane.Spans[0].To));
        Picture.Holds(chart, "mitigations");
    }

    [Fact]
    public void Nothing_to_show_is_a_chart_too()
    {
        Assert.NotEmpty(Array.Empty<RecoveryBounds>().ToChart().ToSvg());
        Assert.NotEmpty(Array.Empty<Mitigation>().ToChart().ToSvg());
    }
}
