using System.Globalization;

namespace DnssecToolkit.Timelines;

/// <summary>Instants in words: always UTC, and always saying so.</summary>
internal static class UtcText
{
    public static string Minute(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm' UTC'", CultureInfo.InvariantCulture);

    public static string Second(DateTimeOffset instant) => Rounded(instant).ToString("yyyy-MM-dd HH:mm:ss' UTC'", CultureInfo.InvariantCulture);

    public static string Range(DateTimeOffset from, DateTimeOffset to) => Rounded(from).Date == Rounded(to).Date
        ? $"{Rounded(from).ToString("HH:mm:ss", CultureInfo.InvariantCulture)} and {Second(to)[11..]} on {Rounded(from).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"
        : $"{Rounded(from).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} and {Second(to)}";

    // Bounds are worked out to a millisecond before a TTL ends; people want the second.
    private static DateTime Rounded(DateTimeOffset instant) => DateTimeOffset.FromUnixTimeSeconds((long)Math.Round(instant.ToUnixTimeMilliseconds() / 1000.0)).UtcDateTime;
}
