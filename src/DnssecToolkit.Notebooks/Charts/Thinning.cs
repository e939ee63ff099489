using System.Collections.Immutable;

namespace DnssecToolkit.Notebooks.Charts;

/// <summary>Leaves out points that nobody could see: of those that fall into one column of pixels the first, the last, the lowest and the highest stay, so that the line covers the same pixels.</summary>
internal static class Thinning
{
    /// <summary>The points of a curve that are needed in a plot of so many columns.</summary>
    public static ImmutableArray<ChartPoint> Of(ImmutableArray<ChartPoint> points, double from, double to, int columns)
    {
        if (points.Length <= 4 * columns || to <= from)
        {
            return points;
        }

        var kept = ImmutableArray.CreateBuilder<ChartPoint>((4 * columns) + 4);
        var start = 0;
        while (start < points.Length)
        {
            var column = Column(points[start].X);
            var (end, low, high) = (start, start, start);
            while (end + 1 < points.Length && Column(points[end + 1].X) == column)
            {
                end++;
                low = points[end].Y < points[low].Y ? end : low;
                high = points[end].Y > points[high].Y ? end : high;
            }

            var last = -1;
            foreach (var index in (ReadOnlySpan<int>)[start, Math.Min(low, high), Math.Max(low, high), end])
            {
                if (index > last)
                {
                    kept.Add(points[index]);
                    last = index;
                }
            }

            start = end + 1;
        }

        return kept.ToImmutable();

        long Column(double x) => (long)Math.Floor((x - from) / (to - from) * columns);
    }
}
