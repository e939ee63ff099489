namespace DnssecToolkit.Timelines;

/// <summary>How the times between queries are spread.</summary>
public enum Demand
{
    /// <summary>Poisson: exponential times.</summary>
    Poisson,

    /// <summary>Bursts and long pauses: two exponentials mixed, with a squared coefficient of variation of about 20.</summary>
    Bursty,
}

/// <summary>Queries for one name as a renewal process, and what renewal theory says of a cache that they meet.</summary>
/// <remarks>
/// With M(t) the mean number of queries within t after one of them, a record that is kept for T answers the share M(T) / (1 + M(T)) of all queries
/// (Jung, Berger and Balakrishnan 2003); for Poisson arrivals M(T) = λT. Bursts are hyperexponential: with probability 0.95 the next query comes at
/// 3.5 λ, else at a rate that keeps the mean at 1 / λ. Which of both rates is at work is a chain of two states, so that every law below is exact.
/// </remarks>
/// <param name="demand">How the times are spread.</param>
/// <param name="rate">Queries a second; more than 0.</param>
internal readonly struct Arrivals(Demand demand, double rate)
{
    private const double ShortShare = 0.95;
    private const double ShortFactor = 3.5;
    private const double LongFactor = (1 - ShortShare) / (1 - (ShortShare / ShortFactor)); // so that the mean time is 1 / λ

    private readonly double _short = demand == Demand.Poisson ? rate : rate * ShortFactor;
    private readonly double _long = demand == Demand.Poisson ? rate : rate * LongFactor;

    public double Rate => rate;

    /// <summary>M(t): the mean number of queries within a time after a query.</summary>
    public double Following(double time) => demand == Demand.Poisson
        ? rate * time
        : (rate * time) + (Excess * (1 - Math.Exp(-Mixing * time)));

    /// <summary>The share of queries that a record answers which is kept so long after each fetch.</summary>
    public double HitShare(double life) => life <= 0 ? 0 : double.IsPositiveInfinity(life) ? 1 : 1 - (1 / (1 + Following(life)));

    /// <summary>The share of queries that find a record at an age that is spread evenly over its life. Queries soon after the fetch, in the burst that it began, share its fate at once.</summary>
    public double EvenShare(double life) => demand == Demand.Poisson || Mixing * life < 4 ? HitShare(life) : rate * life / (1 + Following(life));

    /// <summary>The probability that there was a query within a time before a query.</summary>
    public double AnyWithin(double time) => demand == Demand.Poisson
        ? 1 - Math.Exp(-rate * time)
        : 1 - (ShortShare * Math.Exp(-_short * time)) - ((1 - ShortShare) * Math.Exp(-_long * time));

    /// <summary>Draws the time from a query to the next one.</summary>
    public double Wait(Random random) => Exponential(demand == Demand.Poisson || random.NextDouble() < ShortShare, random);

    /// <summary>Draws the time to the next query, a time after a query, whatever came in between.</summary>
    public double WaitAfter(double time, Random random) =>
        Exponential(demand == Demand.Poisson || random.NextDouble() < ShortAtRandom + ((ShortShare - ShortAtRandom) * Math.Exp(-Mixing * time)), random);

    // The chain of the two rates: it leaves the short one at short (1 - p), the long one at long p.
    private double Mixing => ((1 - ShortShare) * _short) + (ShortShare * _long);

    private double ShortAtRandom => ShortShare * _long / Mixing;

    // (c² - 1) / 2 of the times between queries.
    private double Excess => ((ShortShare * _short) + ((1 - ShortShare) * _long) - rate) / Mixing;

    private double Exponential(bool isShort, Random random) => -Math.Log(1 - random.NextDouble()) / (isShort ? _short : _long);
}
