using System.Globalization;

namespace DnssecToolkit.Captures;

/// <summary>Instants as text, always UTC.</summary>
internal static class Instants
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    /// <summary>RFC 3339 in UTC, with as many digits of the second as are needed.</summary>
    public static string Write(DateTimeOffset instant) => instant.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Reads RFC 3339; what names no zone is UTC.</summary>
    public static bool TryParse(string? text, out DateTimeOffset instant) => DateTimeOffset.TryParse(
        text,
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out instant) && text is ['0' or '1' or '2' or '3' or '4' or '5' or '6' or '7' or '8' or '9', _, _, _, '-', ..];

    /// <summary>Seconds since 1970 as RFC 8427 §2.5 counts them.</summary>
    public static decimal ToSeconds(DateTimeOffset instant) => (instant.UtcTicks - DateTime.UnixEpoch.Ticks) / (decimal)TimeSpan.TicksPerSecond;

    /// <summary>The instant of seconds since 1970; null when it is no instant.</summary>
    public static DateTimeOffset? OfSeconds(decimal seconds)
    {
        var limit = DateTime.MaxValue.Ticks / (decimal)TimeSpan.TicksPerSecond;
        if (seconds < -limit || seconds > limit)
        {
            return null;
        }

        var ticks = DateTime.UnixEpoch.Ticks + (long)(seconds * TimeSpan.TicksPerSecond);
        return ticks < 0 || ticks > DateTime.MaxValue.Ticks ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
    }
}
