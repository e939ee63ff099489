using System.Collections.Immutable;
using DnssecToolkit.Timelines;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Notebooks;

/// <summary>Timelines in words and for programs: the headline first, then the table of what happened in UTC, then servers and contradictions.</summary>
public static class TimelineReports
{
    /// <summary>What happened, in one or two sentences.</summary>
    public static string Headline(this CaptureTimeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        return TimelineHeadline.Of(timeline);
    }

    /// <summary>The rows of the timeline, in the order of time: verdicts, caches, keys and delegations, and what people say.</summary>
    public static ImmutableArray<TimelineRow> Rows(this CaptureTimeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        return TimelineRows.Of(timeline);
    }

    /// <summary>The timeline as plain text, at most 100 columns wide.</summary>
    public static string ToText(this CaptureTimeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        return TimelineText.Render(timeline);
    }

    /// <summary>The timeline as Markdown, for issues and postmortems.</summary>
    public static string ToMarkdown(this CaptureTimeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        return TimelineMarkdown.Render(timeline);
    }

    /// <summary>The timeline as JSON: sweeps with every lane and span, changes of keys and delegations, events, contradictions. Instants are RFC 3339 in UTC.</summary>
    public static string ToJson(this CaptureTimeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        return TimelineJson.Render(timeline);
    }

    /// <summary>One sweep with nothing beside it.</summary>
    internal static CaptureTimeline Alone(VerdictSweep sweep) => new([sweep], ServedHistory.Empty);

    /// <summary>The stretches in which a lane is bogus, merged where one cause follows on another.</summary>
    internal static IEnumerable<(DateTimeOffset Start, DateTimeOffset End)> Bogus(VerdictLane lane)
    {
        (DateTimeOffset Start, DateTimeOffset End)? open = null;
        foreach (var span in lane.Spans.Where(span => span.Status == SecurityStatus.Bogus))
        {
            if (open is { } standing && standing.End != span.Start)
            {
                yield return standing;
                open = null;
            }

            open = (open?.Start ?? span.Start, span.End);
        }

        if (open is { } last)
        {
            yield return last;
        }
    }
}
