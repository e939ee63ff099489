using System.Collections.Immutable;
using DnssecToolkit.Notebooks.Charts;
using DnssecToolkit.Timelines;
using Microsoft.Data.Analysis;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>A result with a headline, tables and charts, in this order, as static HTML: the charts as drawings, so that nothing needs a script.</summary>
internal static class ResultHtml
{
    public static string Of(string headline, IEnumerable<DataFrame> tables, params IEnumerable<ChartSpec> charts) =>
        $"<div class=\"dnssec-result\"><p><strong>{SafeText.Html(headline)}</strong></p>\n"
        + string.Concat(tables.Where(table => table.Rows.Count > 0).Select(table => DataFrameView.ToTable(table).ToHtml() + "\n"))
        + string.Concat(charts.Where(chart => !chart.Lanes.IsEmpty || !chart.Curves.IsEmpty).Select(chart => $"<figure>\n{chart.ToSvg()}</figure>\n"))
        + "</div>";

    public static string Markdown(string headline, params IEnumerable<DataFrame> tables) =>
        $"**{SafeText.Markdown(headline)}**\n" + string.Concat(tables.Where(table => table.Rows.Count > 0).Select(table => "\n" + DataFrameView.ToTable(table).ToMarkdown()));
}

/// <summary>Who fails when: the bounds of every resolver, the curve, and what would have helped.</summary>
internal sealed class RecoveryReportView : ValueView<RecoveryReport>
{
    protected override string Text(RecoveryReport value) => value.ToText().TrimEnd('\n');

    protected override string Html(RecoveryReport value) =>
        ResultHtml.Of(value.Headline, [value.ToDataFrame(), value.Mitigations.ToDataFrame()], value.ToChart(), value.ToBoundsChart());

    protected override string Markdown(RecoveryReport value) => value.ToMarkdown();
}

/// <summary>Bounds of one resolver: a row of the table.</summary>
internal sealed class RecoveryBoundsView : ValueView<RecoveryBounds>
{
    protected override string Text(RecoveryBounds value) => value.ToString();

    protected override string Html(RecoveryBounds value) => ResultHtml.Of(value.ToString(), [], new[] { value }.ToChart());

    protected override Table Rows(ImmutableArray<RecoveryBounds> values) => DataFrameView.ToTable(values.ToDataFrame());
}

/// <summary>A curve is its chart.</summary>
internal sealed class OutageCurveView : ValueView<OutageCurve>
{
    protected override string Text(OutageCurve value) => value.ToChart().ToString();

    protected override string Plotly(OutageCurve value) => value.ToChart().ToPlotlyJson();

    protected override string Svg(OutageCurve value) => value.ToChart().ToSvg();

    protected override byte[] Png(OutageCurve value) => value.ToChart().ToPng();
}

/// <summary>What could have been done: a sentence, several as a table.</summary>
internal sealed class MitigationView : ValueView<Mitigation>
{
    protected override string Text(Mitigation value) => value.ToString();

    protected override Table Rows(ImmutableArray<Mitigation> values) => DataFrameView.ToTable(values.ToDataFrame());
}

/// <summary>A plan: what it comes to, its steps, and its bars.</summary>
internal sealed class RolloverPlanView : ValueView<RolloverPlan>
{
    protected override string Text(RolloverPlan value) => value.ToString().TrimEnd('\n');

    protected override string Html(RolloverPlan value) => ResultHtml.Of(PlanText.Headline(value), [value.ToDataFrame()], value.ToChart());

    protected override string Markdown(RolloverPlan value) => ResultHtml.Markdown(PlanText.Headline(value), value.ToDataFrame());
}

/// <summary>A review: whether the plan is safe, what does not fit, and the bars.</summary>
internal sealed class PlanReviewView : ValueView<PlanReview>
{
    protected override string Text(PlanReview value) => value.ToString().TrimEnd('\n');

    protected override string Html(PlanReview value) => ResultHtml.Of(PlanText.Headline(value), [value.Plan.ToDataFrame(), value.Invariant.ToDataFrame()], value.ToChart());

    protected override string Markdown(PlanReview value) => ResultHtml.Markdown(PlanText.Headline(value), value.Plan.ToDataFrame(), value.Invariant.ToDataFrame());
}

/// <summary>What a check of cacheable combinations found.</summary>
internal sealed class InvariantReportView : ValueView<InvariantReport>
{
    protected override string Text(InvariantReport value) => value.Holds ? Headline(value) : string.Join('\n', value.Breaches.Select(breach => $"  {breach}").Prepend(Headline(value)));

    protected override string Html(InvariantReport value) => ResultHtml.Of(Headline(value), [value.ToDataFrame()]);

    protected override string Markdown(InvariantReport value) => ResultHtml.Markdown(Headline(value), value.ToDataFrame());

    private static string Headline(InvariantReport value) => (value.Holds
        ? "Whatever DS, keys and signatures a cache may hold at the same time, they give a valid path."
        : FormattableString.Invariant($"{value.Breaches.Length} combinations that a cache may hold give no valid path."))
        + (value.IsCutShort ? " Not everything could be looked at." : "");
}

/// <summary>Who is hit: the headline, the groups, and the bars.</summary>
internal sealed class BlastRadiusView : ValueView<BlastRadius>
{
    protected override string Text(BlastRadius value) => value.ToText().TrimEnd('\n');

    protected override string Html(BlastRadius value) => ResultHtml.Of(value.Headline, [value.ToDataFrame()], value.ToChart());

    protected override string Markdown(BlastRadius value) => value.ToMarkdown();
}

/// <summary>What became of trust anchors.</summary>
internal sealed class AnchorHistoryView : ValueView<AnchorHistory>
{
    protected override string Text(AnchorHistory value) => value.ToChart().ToString();

    protected override string Html(AnchorHistory value) => value.ToChart() is var chart ? ResultHtml.Of(chart.Headline, [value.ToDataFrame()], chart) : "";

    protected override string Markdown(AnchorHistory value) => ResultHtml.Markdown(value.ToChart().Headline, value.ToDataFrame());
}
