using System.Globalization;
using System.Text;

namespace DnssecToolkit.Explanations;

/// <summary>Takes the power from text of foreign origin before it reaches a terminal, Markdown or a drawing.</summary>
internal static class SafeText
{
    /// <summary>Control and formatting characters become visible escapes such as \u001b.</summary>
    public static string Plain(string text)
    {
        var index = 0;
        while (index < text.Length && !IsUnsafe(text[index]))
        {
            index++;
        }

        if (index == text.Length)
        {
            return text;
        }

        var safe = new StringBuilder(text.Length + 16).Append(text, 0, index);
        foreach (var character in text.AsSpan(index))
        {
            if (IsUnsafe(character))
            {
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
            }
            else
            {
                safe.Append(character);
            }
        }

        return safe.ToString();
    }

    /// <summary>As <see cref="Plain"/>, with the characters that mean something in Markdown escaped.</summary>
    public static string Markdown(string text)
    {
        var plain = Plain(text);
        var safe = new StringBuilder(plain.Length + 16);
        foreach (var character in plain)
        {
            if (character is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '#' or '&' or '~')
            {
                safe.Append('\\');
            }

            safe.Append(character);
        }

        return safe.ToString();
    }

    /// <summary>As <see cref="Plain"/>, with the characters that mean something in XML replaced.</summary>
    public static string Xml(string text) => Plain(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal);

    private static bool IsUnsafe(char character) =>
        char.IsControl(character) || char.IsSurrogate(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
