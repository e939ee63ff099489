using DnssecToolkit.Notebooks.Display;
using DnssecToolkit.Timelines;

namespace DnssecToolkit.Notebooks.Tests.Charts;

public sealed class TimelineViewsTests
{
    [Fact]
    public void A_recovery_report_shows_its_headline_then_its_tables_then_its_charts()
    {
        var html = ValueDisplay.As(Incidents.De, MimeTypes.Html)!;

        var headline = html.IndexOf(SafeText.Html(Incidents.De.Headline), StringComparison.Ordinal);
        Assert.InRange(headline, 0, html.IndexOf("<table", StringComparison.Ordinal));
        Assert.InRange(html.IndexOf("<table", StringComparison.Ordinal), headline, html.IndexOf("<svg", StringComparison.Ordinal));
        Assert.StartsWith(Incidents.De.Headline, ValueDisplay.Of(Incidents.De).Text!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_and_its_review_show_their_headline_first()
    {
        var plan = RolloverPlanner.Plan(RolloverMethods.Find("zsk", "pre-publication")!, new RolloverTiming(), new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.Contains($"<strong>{SafeText.Html(PlanText.Headline(plan))}</strong>", ValueDisplay.As(plan, MimeTypes.Html), StringComparison.Ordinal);
        Assert.StartsWith("**The plan is safe", ValueDisplay.As(PlanReview.Of(plan), MimeTypes.Markdown), StringComparison.Ordinal);
        Assert.StartsWith("Whatever DS", ValueDisplay.Of(PlanReview.Of(plan).Invariant).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_curve_is_its_chart() =>
        Assert.Equal([MimeTypes.Plotly, MimeTypes.Svg, MimeTypes.Png, MimeTypes.Plain], ValueDisplay.Of(Incidents.De.Curve).Parts.Select(part => part.MimeType));

    [Fact]
    public void Bounds_in_a_sequence_are_a_table() =>
        Assert.Contains("held_by", ValueDisplay.Of(Incidents.De.Main.ToList()).Text, StringComparison.Ordinal);

    [Fact]
    public void A_resolver_that_never_fails_has_no_times_in_the_data_frame()
    {
        var frame = Incidents.De.ToDataFrame();

        Assert.Equal(Incidents.De.Rows.Length, frame.Rows.Count);
        Assert.Equal(["names", "share", "resolver", "fails_from", "fails_median", "fails_by", "recovers_from", "recovers_median", "recovers_by", "held_by"], frame.Columns.Select(column => column.Name));
        Assert.Null(frame["fails_from"][4]);
        Assert.NotNull(frame["recovers_from"][5]);
        Assert.Null(frame["recovers_by"][5]);
        Assert.Equal(420, Incidents.De.Curve.ToDataFrame().Rows.Count);
        Assert.Equal(4, Incidents.De.Mitigations.ToDataFrame().Rows.Count);
    }

    [Fact]
    public void The_drawing_survives_the_page_that_a_notebook_is_written_to()
    {
        var notebook = new Notebook { Cells = [new CodeCell("a", "report") { Outputs = [new CellOutput.ExecuteResult(1, ValueDisplay.Of(Incidents.De))] }] };
        using var page = new StringWriter();
        HtmlPage.Write(notebook, page);

        Assert.Contains("as it happened", page.ToString(), StringComparison.Ordinal);
        Assert.Contains("<svg", page.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.ToString(), StringComparison.Ordinal);
    }
}
