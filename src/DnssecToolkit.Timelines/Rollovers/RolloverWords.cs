using System.Globalization;

namespace DnssecToolkit.Timelines;

/// <summary>Instants and durations as rollover tables and sentences write them.</summary>
internal static class RolloverWords
{
    public static string Time(DateTimeOffset instant) => instant == DateTimeOffset.MinValue
        ? "the beginning"
        : instant.ToUniversalTime().ToString(instant.Second == 0 && instant.Millisecond == 0 ? "yyyy-MM-dd HH:mm 'UTC'" : "yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A duration exactly, without the units that are zero: 1 d 2 h, 10 min, 1 s.</summary>
    public static string Duration(TimeSpan duration)
    {
        if (duration.Duration() < TimeSpan.FromSeconds(1))
        {
            return duration == TimeSpan.Zero ? "0 s" : string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.###} s");
        }

        var d = duration.Duration();
        var parts = new[] { (d.Days, "d"), (d.Hours, "h"), (d.Minutes, "min"), (d.Seconds, "s") }
            .Where(part => part.Item1 > 0)
            .Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Item1} {part.Item2}"));
        return (duration < TimeSpan.Zero ? "-" : "") + string.Join(' ', parts);
    }
}
