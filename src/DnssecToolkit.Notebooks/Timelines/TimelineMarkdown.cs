using System.Text;
using DnssecToolkit.Notebooks.Display;
using DnssecToolkit.Timelines;

namespace DnssecToolkit.Notebooks;

/// <summary>A timeline as Markdown.</summary>
internal static class TimelineMarkdown
{
    public static string Render(CaptureTimeline timeline)
    {
        var text = new StringBuilder();
        if (timeline.Title is { } title)
        {
            text.Append("# ").Append(SafeText.Markdown(title)).Append("\n\n");
        }

        text.Append("**").Append(SafeText.Markdown(timeline.Headline())).Append("**\n\n");
        foreach (var note in TimelineParts.Notes(timeline))
        {
            text.Append("- ").Append(SafeText.Markdown(note)).Append('\n');
        }

        if (timeline.Sweeps.Length > 1)
        {
            text.Append("\n## Each question\n\n").Append(TimelineParts.Questions(timeline).ToMarkdown());
        }

        text.Append("\n## Timeline (UTC)\n\n").Append(TimelineTables.Rows(timeline.Rows()).ToMarkdown());
        foreach (var sweep in timeline.Sweeps.Where(sweep => timeline.Sweeps.Length == 1 && sweep.Servers.Length > 1))
        {
            var servers = TimelineParts.Servers(sweep);
            text.Append("\n## ").Append(SafeText.Markdown(servers.Caption!)).Append("\n\n").Append(servers.ToMarkdown());
        }

        var contradictions = TimelineParts.Contradictions(timeline);
        if (!contradictions.IsEmpty)
        {
            text.Append("\n## Contradictions between sources\n\n").Append(TimelineTables.Contradictions(contradictions).ToMarkdown());
        }

        var silences = TimelineParts.Silences(timeline).ToList();
        if (silences.Count > 0)
        {
            text.Append("\n## Silence\n\n");
            silences.ForEach(silence => text.Append("- ").Append(SafeText.Markdown(silence)).Append('\n'));
        }

        return text.ToString();
    }
}
