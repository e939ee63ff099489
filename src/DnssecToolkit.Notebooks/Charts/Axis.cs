using System.Globalization;

namespace DnssecToolkit.Notebooks.Charts;

/// <summary>What an axis measures.</summary>
public enum AxisKind
{
    /// <summary>Instants in UTC, as seconds since 1970.</summary>
    Time,

    /// <summary>Shares, 1 being all.</summary>
    Share,

    /// <summary>Amounts.</summary>
    Number,

    /// <summary>Rows, which have names and no scale.</summary>
    Rows,
}

/// <summary>An axis.</summary>
/// <param name="Kind">What it measures.</param>
/// <param name="Title">What that is, in words. A time axis says by itself that it is in UTC.</param>
/// <param name="From">Its least value.</param>
/// <param name="To">Its greatest value.</param>
public sealed record Axis(AxisKind Kind, string Title, double From, double To)
{
    /// <summary>The vertical axis of a chart of lanes.</summary>
    public static Axis Rows { get; } = new(AxisKind.Rows, "", 0, 0);

    /// <summary>A time axis.</summary>
    public static Axis Time(DateTimeOffset from, DateTimeOffset to) => new(AxisKind.Time, "", At(from), At(to));

    /// <summary>An axis of shares from nothing to at most all; the upper end is a round number above what is to be shown.</summary>
    public static Axis Share(string title, double greatest) =>
        new(AxisKind.Share, title, 0, greatest > 0.5 ? 1 : greatest > 0.25 ? 0.5 : greatest > 0.1 ? 0.25 : greatest > 0.05 ? 0.1 : 0.05);

    /// <summary>An axis of amounts from nothing to a round number above what is to be shown.</summary>
    public static Axis Number(string title, double greatest)
    {
        var step = Ticks.Step(Math.Max(greatest, 1e-9), 5);
        return new(AxisKind.Number, title, 0, Math.Ceiling(Math.Max(greatest, 1e-9) / step) * step);
    }

    /// <summary>The place of an instant on a time axis: seconds since 1970, UTC.</summary>
    public static double At(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds() / 1000.0;

    /// <summary>The instant at a place of a time axis.</summary>
    public static DateTimeOffset Instant(double at) => DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(at * 1000));

    /// <summary>Whether a time axis covers more than one day, so that times need dates.</summary>
    internal bool NeedsDates => Kind == AxisKind.Time && (To - From > 86_400 || Instant(From).UtcDateTime.Date != Instant(To).AddSeconds(-1).UtcDateTime.Date);

    /// <summary>A value of the axis in words.</summary>
    public string Say(double value) => Kind switch
    {
        AxisKind.Time => SayTime(value),
        AxisKind.Share => value.ToString(value is > 0 and < 0.01 or > 0.99 and < 1 ? "0.##%" : "0.#%", CultureInfo.InvariantCulture),
        _ when Math.Abs(value) >= 1e6 => (value / 1e6).ToString("#,0.##", CultureInfo.InvariantCulture) + " M",
        _ => value.ToString(Math.Abs(value) < 10 ? "0.##" : "#,0", CultureInfo.InvariantCulture),
    };

    private string SayTime(double value)
    {
        var instant = Instant(Math.Round(value)).UtcDateTime;
        var time = instant.ToString(instant.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);
        return NeedsDates ? $"{instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {time} UTC" : $"{time} UTC";
    }
}
