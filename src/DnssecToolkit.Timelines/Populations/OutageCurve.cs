using System.Collections.Immutable;

namespace DnssecToolkit.Timelines;

/// <summary>How many queries fail over time.</summary>
/// <param name="Start">The instant of the first bin.</param>
/// <param name="Bin">How long a bin is.</param>
/// <param name="Failing">For each bin the share of distinct questions, asked behind validating resolvers, that fail.</param>
/// <param name="Stale">For each bin the share that is answered from expired records.</param>
[TypeFormatterSource]
public sealed record OutageCurve(DateTimeOffset Start, TimeSpan Bin, ImmutableArray<double> Failing, ImmutableArray<double> Stale)
{
    /// <summary>The instant at which a bin begins.</summary>
    public DateTimeOffset At(int bin) => Start + (Bin * bin);

    /// <summary>The share that fails at an instant; 0 outside of the curve.</summary>
    public double FailingAt(DateTimeOffset instant) => Value(Failing, instant);

    /// <summary>The share that is answered from expired records at an instant.</summary>
    public double StaleAt(DateTimeOffset instant) => Value(Stale, instant);

    /// <summary>The share of SERVFAIL among all responses, with clients that ask again (E4) and resolvers that do not validate.</summary>
    public double ServfailAt(DateTimeOffset instant, Population population)
    {
        ArgumentNullException.ThrowIfNull(population);
        return ClosedForms.ServfailShare(population.ValidatingShare * FailingAt(instant), population.Repeats);
    }

    /// <summary>The minutes that users could not reach a name they asked for, all users together: the integral of the failing share.</summary>
    public double UserMinutes(Population population)
    {
        ArgumentNullException.ThrowIfNull(population);
        return Failing.Sum() * Bin.TotalMinutes * population.Users * population.ValidatingShare;
    }

    /// <summary>The first instant from which on less than a share fails until the end; null when that does not come.</summary>
    public DateTimeOffset? OverAt(double share = 0.001)
    {
        var last = Failing.Length - 1;
        while (last >= 0 && Failing[last] < share)
        {
            last--;
        }

        return last == Failing.Length - 1 ? null : At(last + 1);
    }

    /// <summary>The curves of several resolvers as one, by their shares.</summary>
    public static OutageCurve Mix(IReadOnlyList<(OutageCurve Curve, double Share)> curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        var first = curves[0].Curve;
        return first with
        {
            Failing = [.. Enumerable.Range(0, first.Failing.Length).Select(bin => curves.Sum(pair => pair.Share * pair.Curve.Failing[bin]))],
            Stale = [.. Enumerable.Range(0, first.Stale.Length).Select(bin => curves.Sum(pair => pair.Share * pair.Curve.Stale[bin]))],
        };
    }

    private double Value(ImmutableArray<double> values, DateTimeOffset instant)
    {
        var bin = (int)Math.Floor((instant - Start) / Bin);
        return bin >= 0 && bin < values.Length ? values[bin] : 0;
    }
}
