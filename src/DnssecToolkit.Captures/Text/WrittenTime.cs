using System.Globalization;

namespace DnssecToolkit.Captures;

/// <summary>An instant as a program wrote it, and how far it may be off: the zone of its clock is not told, or the instant is of something longer.</summary>
/// <param name="At">UTC.</param>
/// <param name="Uncertainty">In either direction.</param>
internal readonly record struct WrittenTime(DateTimeOffset At, TimeSpan Uncertainty)
{
    /// <summary>Local times are at most 14 hours ahead of UTC and 12 behind it.</summary>
    public static readonly TimeSpan UnknownZone = TimeSpan.FromHours(14);

    // Abbreviations that mean one offset wherever they are used. CST, IST, BST, AST and their like mean several.
    private static readonly Dictionary<string, double> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UTC"] = 0,
        ["GMT"] = 0,
        ["Z"] = 0,
        ["WET"] = 0,
        ["WEST"] = 1,
        ["CET"] = 1,
        ["CEST"] = 2,
        ["EET"] = 2,
        ["EEST"] = 3,
        ["MSK"] = 3,
        ["EST"] = -5,
        ["EDT"] = -4,
        ["CDT"] = -5,
        ["MDT"] = -6,
        ["PST"] = -8,
        ["PDT"] = -7,
        ["JST"] = 9,
        ["KST"] = 9,
        ["AEST"] = 10,
        ["AEDT"] = 11,
        ["NZST"] = 12,
        ["NZDT"] = 13,
        ["SAST"] = 2,
        ["HKT"] = 8,
        ["SGT"] = 8,
    };

    /// <summary>Reads <c>Tue Nov 24 12:24:23 EST 2026</c> as dig writes it, the same without a zone as drill does, and <c>2026-11-24 17:24:24 UTC</c> as kdig does.</summary>
    public static WrittenTime? Read(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [_, var month, var day, var clock, var zone, var year] => Make($"{year} {month} {day} {clock}", "yyyy MMM d H:mm:ss", zone),
            [_, var month, var day, var clock, var year] => Make($"{year} {month} {day} {clock}", "yyyy MMM d H:mm:ss", null),
            [var date, var clock, var zone] => Make($"{date} {clock}", "yyyy-MM-dd H:mm:ss", zone),
            [var date, var clock] => Make($"{date} {clock}", "yyyy-MM-dd H:mm:ss", null),
            _ => null,
        };
    }

    /// <summary>An instant by a format and the abbreviation or offset of a zone.</summary>
    public static WrittenTime? Make(string text, string format, string? zone)
    {
        if (!DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return null;
        }

        if (zone is not null && OffsetOf(zone) is { } offset && local.Year is > 1 and < 9999)
        {
            return new WrittenTime(new DateTimeOffset(DateTime.SpecifyKind(local - offset, DateTimeKind.Utc)), TimeSpan.Zero);
        }

        return new WrittenTime(new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Utc)), UnknownZone);
    }

    // "EST", "+03", "-0330".
    private static TimeSpan? OffsetOf(string zone)
    {
        if (Zones.TryGetValue(zone, out var hours))
        {
            return TimeSpan.FromHours(hours);
        }

        if (zone.Length is not (3 or 5) || zone[0] is not ('+' or '-') || !int.TryParse(zone.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var offset = zone.Length == 3 ? TimeSpan.FromHours(number) : TimeSpan.FromMinutes((number / 100 * 60) + (number % 100));
        return offset > UnknownZone ? null : zone[0] == '-' ? -offset : offset;
    }
}
