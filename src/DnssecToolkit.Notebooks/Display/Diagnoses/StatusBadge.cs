using DnssecToolkit.Validation;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>A security status as a word on a coloured ground with a sign, so that it reads without the colour as well.</summary>
internal static class StatusBadge
{
    /// <summary>The badge as HTML. White on these grounds has a contrast above 4.5:1, in light and dark surroundings alike.</summary>
    public static string Html(SecurityStatus status)
    {
        var (ground, sign) = status switch
        {
            SecurityStatus.Secure => ("#1a7037", "✓"),
            SecurityStatus.Insecure => ("#545d68", "○"),
            SecurityStatus.Bogus => ("#b3261e", "✗"),
            _ => ("#865300", "?"),
        };
        return $"<span class=\"dnssec-status\" style=\"background:{ground};color:#fff;border-radius:4px;padding:.1em .5em;font-weight:600;white-space:nowrap\">{sign} {Word(status)}</span>";
    }

    /// <summary>The badge of a status by its word; any other word stays a word.</summary>
    public static string Html(string word) =>
        Enum.TryParse<SecurityStatus>(word, ignoreCase: true, out var status) && Word(status) == word ? Html(status) : SafeText.Html(word);

    /// <summary>The word of RFC 4033 §5, in lower case.</summary>
    public static string Word(SecurityStatus status) => status.ToString().ToLowerInvariant();
}
