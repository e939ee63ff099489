using System.Collections.Immutable;
using System.Globalization;

namespace DnssecToolkit.Notebooks.Charts;

/// <summary>Where an axis has ticks and what stands there.</summary>
/// <param name="At">Where.</param>
/// <param name="Label">The first line.</param>
/// <param name="Below">The second line: the date, where a new day begins.</param>
internal readonly record struct Tick(double At, string Label, string Below = "");

/// <summary>Chooses round values.</summary>
internal static class Ticks
{
    private const double Day = 86_400;
    private static readonly double[] TimeSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, Day, 2 * Day, 7 * Day, 14 * Day];

    private static readonly int[] MonthSteps = [1, 2, 3, 6, 12, 24, 60, 120];

    /// <summary>Ticks for an axis, at most so many.</summary>
    public static ImmutableArray<Tick> Of(Axis axis, int most) => axis.Kind switch
    {
        AxisKind.Rows => [],
        AxisKind.Time => OfTime(axis, Math.Max(2, most)),
        _ => OfNumbers(axis, Math.Max(2, most)),
    };

    /// <summary>A round step (1, 2 or 5 times a power of ten) that divides a length into about so many parts.</summary>
    public static double Step(double length, int parts)
    {
        var raw = length / parts;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        return (raw / power) switch { <= 1.0001 => 1, <= 2.0001 => 2, <= 5.0001 => 5, _ => 10 } * power;
    }

    private static ImmutableArray<Tick> OfNumbers(Axis axis, int most)
    {
        var length = axis.To - axis.From;
        var step = axis.Kind == AxisKind.Share ? length / (most >= 5 ? 5 : 2) : Step(length, most);
        return
        [
            .. from index in Enumerable.Range(0, (int)Math.Round(length / step) + 1)
               let value = axis.From + (index * step)
               where value <= axis.To + (step / 1e6)
               select new Tick(value, axis.Say(value)),
        ];
    }

    private static ImmutableArray<Tick> OfTime(Axis axis, int most)
    {
        var step = TimeSteps.FirstOrDefault(step => (axis.To - axis.From) / step <= most);
        return step == 0 ? OfMonths(axis, most) : OfSteps(axis, step);
    }

    private static ImmutableArray<Tick> OfSteps(Axis axis, double step)
    {
        var ticks = ImmutableArray.CreateBuilder<Tick>();
        var shown = "";
        for (var at = Math.Ceiling(axis.From / step) * step; at <= axis.To; at += step)
        {
            var instant = Axis.Instant(at).UtcDateTime;
            var date = instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            ticks.Add(step >= Day
                ? new Tick(at, date)
                : new Tick(at, instant.ToString(step >= 60 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture), axis.NeedsDates && date != shown ? date : ""));
            shown = date;
        }

        return ticks.ToImmutable();
    }

    private static ImmutableArray<Tick> OfMonths(Axis axis, int most)
    {
        var first = Axis.Instant(axis.From).UtcDateTime;
        var months = Math.Max(1, (axis.To - axis.From) / (30.44 * Day));
        var step = MonthSteps.FirstOrDefault(step => months / step <= most, 600);
        var ticks = ImmutableArray.CreateBuilder<Tick>();
        var month = new DateTimeOffset(first.Year, 1, 1, 0, 0, 0, TimeSpan.Zero);
        while (Axis.At(month) <= axis.To && month.Year < 9000)
        {
            if (Axis.At(month) >= axis.From)
            {
                ticks.Add(new Tick(Axis.At(month), month.ToString(step >= 12 ? "yyyy" : "yyyy-MM", CultureInfo.InvariantCulture)));
            }

            month = month.AddMonths(step);
        }

        return ticks.ToImmutable();
    }
}
