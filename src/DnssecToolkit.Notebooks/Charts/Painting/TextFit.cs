using System.Collections.Immutable;
using System.Text;
using DnssecToolkit.Notebooks.Display;

namespace DnssecToolkit.Notebooks.Charts.Painting;

/// <summary>How wide text will be at most: a viewer chooses the font, so the estimate is that of a wide sans-serif.</summary>
internal static class TextFit
{
    public static double Width(string text, double size, bool isBold = false) => text.Sum(Units) * size * (isBold ? 1.1 : 1);

    /// <summary>The text on one line, cut to a width.</summary>
    public static string Cut(string text, double width, double size)
    {
        var line = SafeText.OnOneLine(text);
        if (Width(line, size) <= width)
        {
            return line;
        }

        var (length, used) = (0, Width("…", size));
        while (length < line.Length && used + (Units(line[length]) * size) <= width)
        {
            used += Units(line[length++]) * size;
        }

        length -= length > 0 && char.IsHighSurrogate(line[length - 1]) ? 1 : 0;
        return line[..length].TrimEnd() + "…";
    }

    /// <summary>The text in lines of at most a width; a word that is wider is cut, and so is what is beyond the last line.</summary>
    public static ImmutableArray<string> Wrap(string text, double width, double size, int mostLines, bool isBold = false)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var line = new StringBuilder();
        foreach (var word in SafeText.OnOneLine(text).Split(' ').Select(word => Cut(word, width, size)))
        {
            if (line.Length > 0 && Width($"{line} {word}", size, isBold) > width)
            {
                lines.Add(lines.Count + 1 == mostLines ? Cut($"{line} {word}", width, size) : line.ToString());
                line.Clear();
                if (lines.Count == mostLines)
                {
                    return lines.ToImmutable();
                }
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        lines.Add(line.ToString());
        return lines.ToImmutable();
    }

    private static double Units(char character) => character switch
    {
        'i' or 'j' or 'l' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or ' ' or 'I' => 0.33,
        'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '-' or '/' or '\\' => 0.41,
        'm' or 'w' or 'M' or 'W' or '@' or '%' or '…' => 0.95,
        >= 'A' and <= 'Z' => 0.7,
        >= '0' and <= '9' => 0.64,
        < '\u0100' => 0.61,
        _ => 1.05,
    };
}
