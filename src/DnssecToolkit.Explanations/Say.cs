using System.Globalization;
using DnssecToolkit.Captures;

namespace DnssecToolkit.Explanations;

/// <summary>Times, durations and octets in words.</summary>
internal static class Say
{
    /// <summary>An instant in UTC, such as 2026-05-05 19:30:00 UTC.</summary>
    public static string Time(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>A duration by its two largest units, such as 3 h 18 min.</summary>
    public static string Duration(TimeSpan duration)
    {
        var d = duration.Duration();
        return d switch
        {
            { TotalDays: >= 1 } => d.Hours == 0 ? Unit(d.Days, "d") : $"{Unit(d.Days, "d")} {Unit(d.Hours, "h")}",
            { TotalHours: >= 1 } => d.Minutes == 0 ? Unit(d.Hours, "h") : $"{Unit(d.Hours, "h")} {Unit(d.Minutes, "min")}",
            { TotalMinutes: >= 1 } => d.Seconds == 0 ? Unit(d.Minutes, "min") : $"{Unit(d.Minutes, "min")} {Unit(d.Seconds, "s")}",
            _ => Unit(d.Seconds, "s"),
        };

        static string Unit(int count, string unit) => string.Create(CultureInfo.InvariantCulture, $"{count} {unit}");
    }

    /// <summary>A server by its address, and by its name where the evidence gives both: <c>198.51.100.1 a.nic.de.</c></summary>
    public static string Server(ServerAddress server) => server is { Name: { } name, IsNameOnly: false } ? $"{server} {name}" : server.ToString();

    /// <summary>The first octets in hex, with an ellipsis where there are more.</summary>
    public static string Octets(ReadOnlyMemory<byte> octets, int most = 16) =>
        Convert.ToHexStringLower(octets.Span[..Math.Min(most, octets.Length)]) + (octets.Length > most ? "…" : "");

    /// <summary>A count with its noun, in the plural where needed.</summary>
    public static string Count(int count, string noun, string? plural = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? noun : plural ?? noun + "s")}");
}
