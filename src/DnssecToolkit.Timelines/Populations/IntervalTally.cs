using System.Collections.Immutable;

namespace DnssecToolkit.Timelines;

/// <summary>Adds up weighted intervals in O(1) each: what lies in a bin, averaged over the bin, by differences of first and second order.</summary>
internal sealed class IntervalTally(int bins, double bin)
{
    private const double Rounding = 1e-12;

    private readonly double[] _steps = new double[bins + 2];
    private readonly double[] _partial = new double[bins + 1];

    public int Bins => bins;

    /// <summary>Adds a weight to [from, to), in seconds.</summary>
    public void Add(double from, double to, double weight)
    {
        from = Math.Max(0, from) / bin;
        to = Math.Min(to / bin, bins);
        if (!(from < to))
        {
            return;
        }

        var (first, last) = ((int)from, (int)to);
        // Whole bins from the first on, less the part of the first before the interval, and the part of the last bin that is inside.
        _steps[first] += weight;
        _partial[first] -= weight * (from - first);
        _steps[last] -= weight;
        _partial[last] += weight * (to - last);
    }

    /// <summary>The weight in each bin.</summary>
    public ImmutableArray<double> ToShares()
    {
        var shares = ImmutableArray.CreateBuilder<double>(bins);
        var sum = 0.0;
        for (var i = 0; i < bins; i++)
        {
            sum += _steps[i];
            var share = sum + _partial[i];
            shares.Add(share < Rounding ? 0 : Math.Min(share, 1));
        }

        return shares.MoveToImmutable();
    }
}
