using DnssecToolkit.Notebooks.Charts;
using DnssecToolkit.Timelines;

namespace DnssecToolkit.Notebooks.Tests.Charts;

public sealed class RecoveryChartsTests
{
    [Fact]
    public void The_curve_of_the_de_outage_is_drawn_with_its_events_and_what_would_have_helped()
    {
        var chart = Incidents.De.ToChart();

        Assert.Equal(Incidents.De.Headline, chart.Headline);
        Assert.Equal("as it happened", chart.Curves[0].Name);
        Assert.Equal(Incidents.De.Curve.Failing, chart.Curves[0].Points.Select(point => point.Y));
        Assert.Equal(
            ["as it happened", "repair every server at 21:21 UTC", "half of the resolvers set a negative trust anchor at 20:30 UTC", "answered from expired records"],
            chart.Curves.Select(curve => curve.Name));
        Assert.Equal(chart.Marks.OrderBy(mark => mark.At), chart.Marks);
        Picture.Holds(chart, "recovery-curve");
    }

    [Fact]
    public void A_curve_alone_is_drawn_too() => Picture.Holds(Incidents.De.Curve.ToChart(), "outage-curve");
}
