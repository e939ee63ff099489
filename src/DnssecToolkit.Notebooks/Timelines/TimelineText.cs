using System.Text;
using DnssecToolkit.Notebooks.Display;
using DnssecToolkit.Timelines;

namespace DnssecToolkit.Notebooks;

/// <summary>A timeline as plain text.</summary>
internal static class TimelineText
{
    private const int Width = 100;

    public static string Render(CaptureTimeline timeline)
    {
        var text = new StringBuilder();
        if (timeline.Title is { } title)
        {
            Wrap(text, "", "", title);
            text.Append('\n');
        }

        Wrap(text, "", "", timeline.Headline());
        text.Append('\n');
        foreach (var note in TimelineParts.Notes(timeline))
        {
            Wrap(text, "", "", note);
        }

        if (timeline.Sweeps.Length > 1)
        {
            Questions(text, timeline);
        }

        Rows(text, timeline);
        if (timeline.Sweeps.Length == 1 && timeline.Sweeps[0].Servers.Length > 1)
        {
            Servers(text, timeline.Sweeps[0]);
        }

        Contradictions(text, timeline);
        var silences = TimelineParts.Silences(timeline).ToList();
        if (silences.Count > 0)
        {
            text.Append("\nSilence\n");
            silences.ForEach(silence => Wrap(text, "  ", "    ", silence));
        }

        return text.ToString();
    }

    private static void Questions(StringBuilder text, CaptureTimeline timeline)
    {
        var table = TimelineParts.Questions(timeline);
        text.Append('\n').Append(table.Caption).Append('\n');
        foreach (var row in table.Rows)
        {
            Wrap(text, "  ", "    ", $"{row[0]}: {row[1]} at first");
            if (row[2] == "never" && row[3] == "never")
            {
                text.Append("    never bogus\n");
                continue;
            }

            Wrap(text, "    from every server  ", new string(' ', 23), row[2]);
            if (row[3] != row[2])
            {
                Wrap(text, "    from some server   ", new string(' ', 23), row[3]);
            }

            if (row[4] != row[2])
            {
                Wrap(text, "    in the last cache  ", new string(' ', 23), row[4]);
            }

            Wrap(text, "    hangs on           ", new string(' ', 23), row[5]);
        }
    }

    private static void Rows(StringBuilder text, CaptureTimeline timeline)
    {
        text.Append("\nTimeline (UTC)\n");
        string? day = null;
        if (timeline.Rows().IsEmpty)
        {
            text.Append("  nothing changed\n");
        }

        foreach (var row in timeline.Rows())
        {
            if (TimelineWords.Day(row.NotAfter) != day)
            {
                day = TimelineWords.Day(row.NotAfter);
                text.Append("  ").Append(day).Append('\n');
            }

            var when = TimelineWords.Within(row.NotBefore, row.NotAfter);
            var head = $"    {when,-17}  {Sign(row)} ";
            var next = new string(' ', 25);
            if (head.Length > next.Length)
            {
                text.Append(head[..(4 + when.Length)]).Append('\n');
                head = $"{new string(' ', 23)}{Sign(row)} ";
            }

            Wrap(text, head, next, row.What);
            if (row.Why.Length > 0)
            {
                Wrap(text, next, next, row.Why);
            }
        }
    }

    private static string Sign(TimelineRow row) => row.Kind switch
    {
        TimelineRowKind.Told => "\"",
        TimelineRowKind.Record => "=",
        TimelineRowKind.Cache => "~",
        _ => row.Status switch
        {
            Validation.SecurityStatus.Bogus => "x",
            Validation.SecurityStatus.Indeterminate => "?",
            _ => "+",
        },
    };

    private static void Servers(StringBuilder text, VerdictSweep sweep)
    {
        var table = TimelineParts.Servers(sweep);
        text.Append('\n').Append(SafeText.OnOneLine(table.Caption!)).Append('\n');
        foreach (var row in table.Rows)
        {
            Wrap(text, "  ", "  ", row[0]);
            Wrap(text, "      ", "      ", row[1]);
        }

        if (table.More is { } more)
        {
            Wrap(text, "  ", "    ", more);
        }
    }

    private static void Contradictions(StringBuilder text, CaptureTimeline timeline)
    {
        var all = TimelineParts.Contradictions(timeline);
        if (all.IsEmpty)
        {
            return;
        }

        text.Append("\nContradictions between sources\n");
        foreach (var (claim, against) in all)
        {
            Wrap(text, "  ", "  ", claim);
            Wrap(text, "    but ", "        ", against);
        }
    }

    private static void Wrap(StringBuilder text, string first, string next, string words)
    {
        var line = new StringBuilder(first);
        var fresh = true;
        foreach (var word in SafeText.OnOneLine(words).Split(' '))
        {
            if (!fresh && line.Length + 1 + word.Length > Width)
            {
                text.Append(line.ToString().TrimEnd()).Append('\n');
                line.Clear().Append(next);
                fresh = true;
            }

            line.Append(fresh ? "" : " ").Append(word);
            fresh = false;
        }

        text.Append(line.ToString().TrimEnd()).Append('\n');
    }
}
