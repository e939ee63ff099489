using System.Text;

namespace DnssecToolkit.Shell;

/// <summary>Gives colour to the text of a report: statuses, severities and headings.</summary>
internal static class ReportColours
{
    public static string Paint(string text, Terminal terminal)
    {
        var painted = new StringBuilder(text.Length + 512);
        var first = true;
        foreach (var line in text.Split('\n'))
        {
            painted.Append(first ? "" : "\n").Append(PaintLine(line, first, terminal));
            first = false;
        }

        return painted.ToString();
    }

    private static string PaintLine(string line, bool isHeadline, Terminal terminal) => line switch
    {
        _ when isHeadline || (line.Length > 0 && line[0] is not ' ' && !line.Contains(':', StringComparison.Ordinal)) => terminal.Paint(Tone.Strong, line),
        _ when line.StartsWith("error[", StringComparison.Ordinal) => terminal.Paint(Tone.Bad, line),
        _ when line.TrimStart().StartsWith("warning[", StringComparison.Ordinal) => terminal.Paint(Tone.Warning, line),
        _ => line
            .Replace("  secure  ", terminal.Paint(Tone.Good, "  secure  "), StringComparison.Ordinal)
            .Replace("  bogus  ", terminal.Paint(Tone.Bad, "  bogus  "), StringComparison.Ordinal),
    };
}
