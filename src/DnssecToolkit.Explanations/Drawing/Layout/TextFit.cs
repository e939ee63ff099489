using System.Collections.Immutable;
using System.Text;

namespace DnssecToolkit.Explanations.Drawing;

/// <summary>How wide text will be. A viewer chooses the font, so the estimate is that of a wide sans-serif.</summary>
internal static class TextFit
{
    public static double Width(string text, double size, bool isBold = false) => text.Sum(Units) * size * (isBold ? 1.1 : 1);

    /// <summary>Lines of at most a width; a word that is wider is broken.</summary>
    public static ImmutableArray<string> Wrap(string text, double width, double size, int mostLines)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var line = new StringBuilder();
        foreach (var word in SafeText.Plain(text).Split(' ').SelectMany(word => Broken(word, width, size)))
        {
            if (line.Length > 0 && Width($"{line} {word}", size) > width)
            {
                lines.Add(line.ToString());
                line.Clear();
                if (lines.Count == mostLines)
                {
                    lines[^1] += " …";
                    return lines.ToImmutable();
                }
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        lines.Add(line.ToString());
        return lines.ToImmutable();
    }

    private static IEnumerable<string> Broken(string word, double width, double size)
    {
        var start = 0;
        for (var end = 1; end <= word.Length; end++)
        {
            if (Width(word[start..end], size) > width && end - start > 1)
            {
                yield return word[start..(end - 1)];
                start = end - 1;
            }
        }

        yield return word[start..];
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
