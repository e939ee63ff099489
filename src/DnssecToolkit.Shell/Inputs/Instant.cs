using System.Globalization;

namespace DnssecToolkit.Shell.Inputs;

/// <summary>Reads instants from the command line. Without an offset they are UTC.</summary>
internal static class Instant
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd", "yyyyMMddHHmmss",
    ];

    public static DateTimeOffset Parse(string text, string option)
    {
        text = text.EndsWith(" UTC", StringComparison.Ordinal) ? text[..^4] + "Z" : text; // as reports print it
        if (text == "now")
        {
            return DateTimeOffset.UtcNow;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && text.Length <= 11)
        {
            return DateTimeOffset.FromUnixTimeSeconds(seconds);
        }

        return DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw CommandException.WrongUsage($"{option} \"{text}\" is not an instant; write 2026-05-05T19:30:00Z, 20260505193000, seconds since 1970, or now");
    }
}
