using System.Collections.Immutable;

namespace DnssecToolkit.Timelines;

/// <summary>Adds up curves made of steps and of straight ramps, exactly and in O(1) each: every bin has the mean of the sum over its length.</summary>
/// <param name="bins">How many bins.</param>
/// <param name="bin">Length of a bin in seconds.</param>
internal sealed class CurveTally(int bins, double bin)
{
    private const double Rounding = 1e-10;

    // For each bin: what begins in it adds to the mean of the bin, to the value at its end, and to the slope from there on.
    private readonly double[] _mean = new double[bins];
    private readonly double[] _value = new double[bins];
    private readonly double[] _slope = new double[bins];

    public int Bins => bins;

    /// <summary>From an instant on more by a height; a negative one ends what an earlier step began.</summary>
    /// <param name="at">Seconds from the start; before the start counts as the start.</param>
    /// <param name="height">The height.</param>
    public void Step(double at, double height)
    {
        at = Math.Max(0, at) / bin;
        if (at < bins)
        {
            var index = (int)at;
            _mean[index] += height * (1 - (at - index));
            _value[index] += height;
        }
    }

    /// <summary>Rises by a height between two instants and stays there.</summary>
    /// <param name="from">Seconds from the start.</param>
    /// <param name="to">Not before <paramref name="from"/>.</param>
    /// <param name="height">The height.</param>
    public void Ramp(double from, double to, double height)
    {
        if (height == 0 || from / bin >= bins)
        {
            return;
        }

        if (from < 0)
        {
            var done = to <= 0 ? 1 : -from / (to - from);
            Step(0, height * done);
            (from, height) = (0, height * (1 - done));
            if (to <= 0)
            {
                return;
            }
        }

        if (to - from < 1e-9 * bin)
        {
            Step(from, height);
            return;
        }

        var slope = height / (to - from) * bin;
        Slope(from / bin, slope);
        Slope(to / bin, -slope);
    }

    /// <summary>The mean in each bin.</summary>
    public ImmutableArray<double> ToShares()
    {
        var shares = ImmutableArray.CreateBuilder<double>(bins);
        var (value, slope) = (0.0, 0.0);
        for (var i = 0; i < bins; i++)
        {
            var share = value + (slope / 2) + _mean[i];
            shares.Add(share < Rounding ? 0 : Math.Min(share, 1));
            value += slope + _value[i];
            slope += _slope[i];
        }

        return shares.MoveToImmutable();
    }

    private void Slope(double at, double slope)
    {
        if (at < bins)
        {
            var index = (int)at;
            var rest = 1 - (at - index);
            _mean[index] += slope * rest * rest / 2;
            _value[index] += slope * rest;
            _slope[index] += slope;
        }
    }
}
