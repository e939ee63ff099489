using System.Globalization;

namespace DnssecToolkit.Shell.Commands;

/// <summary>Reads an instant from a command line: always UTC unless the text has an offset of its own.</summary>
internal static class TimeArgument
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd", "yyyyMMddHHmmss",
    ];

    /// <summary>The instant; the command ends with an explanation where the text is none.</summary>
    public static DateTimeOffset Parse(string option, string text) =>
        DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw CommandException.WrongUsage($"{option} needs an instant such as 2026-05-05T19:40:00Z, 2026-05-05 or 20260505194000 (UTC), not \"{text}\"");
}
