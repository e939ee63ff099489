using System.Text.RegularExpressions;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>Text that programs coloured for a terminal.</summary>
public static partial class AnsiText
{
    /// <summary>The text without its colour sequences (SGR, ECMA-48 8.3.117); any other escape stays, for <see cref="SafeText"/> to show.</summary>
    public static string WithoutColour(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains('\u001b', StringComparison.Ordinal) ? Colour().Replace(text, "") : text;
    }

    [GeneratedRegex(@"\u001b\[[0-9;:]*m", RegexOptions.CultureInvariant)]
    private static partial Regex Colour();
}
