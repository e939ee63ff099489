using System.Globalization;

namespace DnssecToolkit.Benchmarks.Measuring;

/// <summary>Medians and spreads.</summary>
internal static class Statistics
{
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The median with the least and the greatest.</summary>
    public static string Spread(IEnumerable<double> values)
    {
        var all = values.ToArray();
        return all.Length == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{Median(all):0.00} [{all.Min():0.00}..{all.Max():0.00}]");
    }

    /// <summary>The verdict on a goal: reached only when every pair reached it.</summary>
    public static string Against(double goal, IEnumerable<double> ratios)
    {
        var all = ratios.ToArray();
        var word = all.Max() <= goal ? "reached" : Median(all) <= goal ? "reached in the median" : "missed";
        return string.Create(CultureInfo.InvariantCulture, $"<= {goal:0.00} {word}");
    }
}
