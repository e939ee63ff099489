using System.Globalization;

namespace DnssecToolkit.Captures;

/// <summary>The time at the beginning of a line of a log.</summary>
internal static class LogTime
{
    /// <summary>
    /// Reads <c>[1795541068]</c> (Unbound), RFC 3339 (journals, BIND with <c>iso8601-utc</c>, Unbound with <c>log-time-iso</c>), <c>24-Nov-2026 17:24:32.765</c> (BIND, in
    /// local time) and <c>ts="1795541107.875"</c> (PowerDNS). The time of classic syslog has no year and is none.
    /// </summary>
    public static WrittenTime? Read(string line)
    {
        if (line.StartsWith('[') && line.IndexOf(']') is > 1 and < 20 and var end && Seconds(line[1..end]) is { } epoch)
        {
            return epoch;
        }

        if (line.IndexOf(" ts=\"", StringComparison.Ordinal) is >= 0 and var at && line.IndexOf('"', at + 5) is > 0 and var close && Seconds(line[(at + 5)..close]) is { } stamped)
        {
            return stamped;
        }

        var words = line.Split(' ', 3);
        if (words[0].Contains('T') && Instants.TryParse(words[0], out var instant))
        {
            var isZoned = words[0].EndsWith('Z') || words[0].AsSpan(10).IndexOfAny('+', '-') >= 0;
            return new WrittenTime(instant, isZoned ? TimeSpan.Zero : WrittenTime.UnknownZone);
        }

        return words.Length < 2 ? null : WrittenTime.Make($"{words[0]} {words[1]}", "dd-MMM-yyyy HH:mm:ss.fff", null);
    }

    private static WrittenTime? Seconds(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && Instants.OfSeconds(seconds) is { } at
            ? new WrittenTime(at, TimeSpan.Zero)
            : null;
}
