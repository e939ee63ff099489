using System.Collections.Immutable;
using System.Text;
using DnssecToolkit.Timelines;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>A timeline: its report.</summary>
internal sealed class CaptureTimelineView : ValueView<CaptureTimeline>
{
    protected override string Text(CaptureTimeline value) => value.ToText().TrimEnd('\n');

    protected override string Markdown(CaptureTimeline value) => value.ToMarkdown();

    protected override string Html(CaptureTimeline value)
    {
        var html = new StringBuilder("<div class=\"dnssec-timeline\">\n<p><strong>").Append(SafeText.Html(value.Headline())).Append("</strong></p>\n<ul>");
        foreach (var note in TimelineParts.Notes(value))
        {
            html.Append("<li>").Append(SafeText.Html(note)).Append("</li>");
        }

        html.Append("</ul>\n");
        if (value.Sweeps.Length > 1)
        {
            html.Append(TimelineParts.Questions(value).ToHtml()).Append('\n');
        }

        html.Append((TimelineTables.Rows(value.Rows()) with { Caption = "Timeline (UTC)" }).ToHtml()).Append('\n');
        if (value.Sweeps.Length == 1 && value.Sweeps[0].Servers.Length > 1)
        {
            html.Append(TimelineParts.Servers(value.Sweeps[0]).ToHtml()).Append('\n');
        }

        var contradictions = TimelineParts.Contradictions(value);
        if (!contradictions.IsEmpty)
        {
            html.Append((TimelineTables.Contradictions(contradictions) with { Caption = "Contradictions between sources" }).ToHtml()).Append('\n');
        }

        return html.Append("</div>").ToString();
    }
}

/// <summary>A sweep: the report of a timeline with nothing beside it.</summary>
internal sealed class VerdictSweepView : ValueView<VerdictSweep>
{
    private static readonly CaptureTimelineView Timelines = new();

    protected override string Text(VerdictSweep value) => TimelineReports.Alone(value).ToText().TrimEnd('\n');

    protected override string Markdown(VerdictSweep value) => TimelineReports.Alone(value).ToMarkdown();

    protected override string? Html(VerdictSweep value) => Timelines.Form(TimelineReports.Alone(value), MimeTypes.Html);
}

/// <summary>A lane: its spans.</summary>
internal sealed class VerdictLaneView : ValueView<VerdictLane>
{
    protected override string Text(VerdictLane value) => TimelineTables.Lane(value).ToText();

    protected override string Html(VerdictLane value) => TimelineTables.Lane(value).ToHtml();

    protected override string Markdown(VerdictLane value) => TimelineTables.Lane(value).ToMarkdown();
}

/// <summary>A history: its spans.</summary>
internal sealed class ServedHistoryView : ValueView<ServedHistory>
{
    protected override string Text(ServedHistory value) => TimelineTables.Spans(value.Spans).ToText();

    protected override string Html(ServedHistory value) => TimelineTables.Spans(value.Spans).ToHtml();

    protected override string Markdown(ServedHistory value) => TimelineTables.Spans(value.Spans).ToMarkdown();
}

/// <summary>A span: a row of the table.</summary>
internal sealed class ServedSpanView : ValueView<ServedSpan>
{
    protected override string Text(ServedSpan value) => value.ToString();

    protected override Table Rows(ImmutableArray<ServedSpan> values) => TimelineTables.Spans(values);
}

/// <summary>A difference: a line of words, or a row of the table.</summary>
internal sealed class RecordDifferenceView : ValueView<RecordDifference>
{
    protected override string Text(RecordDifference value) => value.ToString();

    protected override Table Rows(ImmutableArray<RecordDifference> values) => TimelineTables.Differences(values);
}
