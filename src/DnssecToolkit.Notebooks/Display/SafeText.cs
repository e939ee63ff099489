using System.Globalization;
using System.Text;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>
/// Makes text from evidence safe to show. Names, TXT data, NSIDs and error texts come from the wire: terminal escapes,
/// bidirectional overrides and invisible characters in them are shown, not obeyed.
/// </summary>
public static class SafeText
{
    /// <summary>
    /// The text with every control, formatting and unpaired surrogate character written as <c>\u{...}</c>.
    /// Line feeds and tabs stay; a carriage return before a line feed is dropped.
    /// </summary>
    public static string Visible(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Visible(text, IsUnsafe);
    }

    /// <summary>
    /// The same for text that an author wrote and not a server: the joiners that scripts and emoji need stay, and so
    /// does the soft hyphen; directional overrides and control characters do not.
    /// </summary>
    internal static string VisibleProse(string text) =>
        Visible(text, codePoint => codePoint is not (0xAD or 0x200B or 0x200C or 0x200D or (>= 0xE0020 and <= 0xE007F)) && IsUnsafe(codePoint));

    private static string Visible(string text, Func<int, bool> isUnsafe)
    {
        var first = FirstUnsafe(text);
        if (first < 0)
        {
            return text;
        }

        var safe = new StringBuilder(text.Length + 16).Append(text, 0, first);
        for (var index = first; index < text.Length; index++)
        {
            var character = text[index];
            if (character == '\r' && index + 1 < text.Length && text[index + 1] == '\n')
            {
                continue;
            }

            if (char.IsHighSurrogate(character) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                var pair = char.ConvertToUtf32(character, text[index + 1]);
                if (isUnsafe(pair))
                {
                    AppendEscape(safe, pair);
                }
                else
                {
                    safe.Append(character).Append(text[index + 1]);
                }

                index++;
            }
            else if (isUnsafe(character))
            {
                AppendEscape(safe, character);
            }
            else
            {
                safe.Append(character);
            }
        }

        return safe.ToString();
    }

    /// <summary><see cref="Visible(string)"/>, with line breaks and tabs turned into spaces.</summary>
    public static string OnOneLine(string text) =>
        Visible(text).Replace("\n", " ", StringComparison.Ordinal).Replace('\t', ' ').Trim();

    /// <summary>The text for a place in HTML or SVG, in an attribute's value as well: visible and with markup escaped.</summary>
    public static string Html(string text) => EscapeMarkup(Visible(text));

    /// <summary>The text with markup escaped and nothing else done to it.</summary>
    internal static string EscapeMarkup(string text) =>
        text.AsSpan().IndexOfAny("&<>\"'") < 0
            ? text
            : text
                .Replace("&", "&amp;", StringComparison.Ordinal)
                .Replace("<", "&lt;", StringComparison.Ordinal)
                .Replace(">", "&gt;", StringComparison.Ordinal)
                .Replace("\"", "&quot;", StringComparison.Ordinal)
                .Replace("'", "&#39;", StringComparison.Ordinal);

    /// <summary>The text for a place in Markdown: visible and with every character escaped that Markdown could obey.</summary>
    public static string Markdown(string text)
    {
        var visible = Visible(text);
        var escaped = new StringBuilder(visible.Length + 8);
        foreach (var character in visible)
        {
            _ = character switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '\n' => escaped.Append(' '),
                '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '(' or ')' or '#' or '+' or '!' or '|' or '~' or '$' =>
                    escaped.Append('\\').Append(character),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Where the first character stands that needs a closer look.</summary>
    private static int FirstUnsafe(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogate(text[index]) || IsUnsafe(text[index]))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Cc, Cf (bidirectional overrides, zero-width characters, tags), Zl, Zp and unpaired surrogates.</summary>
    private static bool IsUnsafe(int codePoint) => codePoint switch
    {
        '\n' or '\t' => false,
        >= ' ' and <= '~' => false,
        _ => CharUnicodeInfo.GetUnicodeCategory(codePoint) is
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or
            UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate,
    };

    private static void AppendEscape(StringBuilder text, int codePoint) =>
        text.Append("\\u{").Append(codePoint.ToString("x", CultureInfo.InvariantCulture)).Append('}');
}
