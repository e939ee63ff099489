namespace DnssecToolkit.Timelines;

/// <summary>What can be said of caches without simulating them, for queries that arrive at random (Poisson) and are answered from the cache until the TTL ends.</summary>
/// <remarks>
/// A single record of TTL T asked for λ times a second is in the cache with probability p = λT / (1 + λT), and what is left of its TTL
/// is then uniform on [0, T] (Jung, Berger and Balakrishnan 2003). Times are in seconds, rates per second, shares in [0, 1].
/// </remarks>
public static class ClosedForms
{
    /// <summary>The share of time that a record is in the cache: λT / (1 + λT).</summary>
    /// <param name="rate">Queries a second, at least 0.</param>
    /// <param name="ttl">The TTL in seconds.</param>
    public static double CachedShare(double rate, double ttl)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rate);
        ArgumentOutOfRangeException.ThrowIfNegative(ttl);
        return double.IsPositiveInfinity(rate) ? 1 : rate * ttl / (1 + (rate * ttl));
    }

    /// <summary>E1: the share of queries for one name that fail, a time after what its answers hang on went bad at every server.</summary>
    /// <param name="rate">Queries a second for the name.</param>
    /// <param name="leafTtl">The TTL of the answer.</param>
    /// <param name="proofTtl">The TTL of the proof or DS that it hangs on.</param>
    /// <param name="after">Seconds since it went bad; before that nothing fails.</param>
    /// <remarks>A busy name renews its proof when its answer runs out, so both together live for a multiple C of the answer's TTL.</remarks>
    public static double FailingShare(double rate, double leafTtl, double proofTtl, double after)
    {
        if (after < 0)
        {
            return 0;
        }

        var cycle = leafTtl > 0 && leafTtl < proofTtl ? leafTtl * Math.Ceiling(proofTtl / leafTtl) : Math.Max(leafTtl, leafTtl <= 0 ? proofTtl : leafTtl);
        var cached = CachedShare(rate, cycle);
        return 1 - cached + (cached * (cycle <= 0 ? 1 : Math.Min(1, after / cycle)));
    }

    /// <summary>E2: the share of names in a busy cache that fail, where all of them hang on one shared proof: the proof runs out, then each name's own answer.</summary>
    /// <param name="leafTtl">The TTL of the answers.</param>
    /// <param name="proofTtl">The TTL of the shared proof.</param>
    /// <param name="after">Seconds since the proof went bad.</param>
    /// <remarks>The distribution of the sum of two uniform residual lives; mean (T_P + T_L) / 2, complete at T_P + T_L.</remarks>
    public static double FailingShareOfShared(double leafTtl, double proofTtl, double after)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(leafTtl);
        ArgumentOutOfRangeException.ThrowIfNegative(proofTtl);
        var (small, large) = (Math.Min(leafTtl, proofTtl), Math.Max(leafTtl, proofTtl));
        if (after <= 0)
        {
            return after == 0 && large == 0 ? 1 : 0;
        }

        if (after >= small + large)
        {
            return 1;
        }

        if (small == 0)
        {
            return after / large;
        }

        return after <= small ? after * after / (2 * small * large)
            : after <= large ? (after - (small / 2)) / large
            : 1 - ((small + large - after) * (small + large - after) / (2 * small * large));
    }

    /// <summary>E3, signatures: the probability that an answer is bogus which needs several signatures, each bad by chance.</summary>
    /// <param name="bad">The probability that one signature is bad.</param>
    /// <param name="needed">How many independent signatures must all be good.</param>
    public static double BogusByLottery(double bad, int needed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(needed);
        return 1 - Math.Pow(1 - Math.Clamp(bad, 0, 1), needed);
    }

    /// <summary>E3, servers: the probability that a resolver meets no good server in so many tries, each at another server.</summary>
    /// <param name="servers">All servers.</param>
    /// <param name="good">Those that answer well.</param>
    /// <param name="tries">How many the resolver asks.</param>
    public static double BogusByServers(int servers, int good, int tries)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(servers);
        ArgumentOutOfRangeException.ThrowIfNegative(good);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(good, servers);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tries);
        var probability = 1.0;
        for (var i = 0; i < Math.Min(tries, servers); i++)
        {
            probability *= Math.Max(0, servers - good - i) / (double)(servers - i);
        }

        return probability;
    }

    /// <summary>E4: the share of SERVFAIL among responses, when clients ask again after a failure.</summary>
    /// <param name="failing">The share of distinct questions that fail.</param>
    /// <param name="repeats">How often a failing question is asked in all; 1 without a retry.</param>
    public static double ServfailShare(double failing, double repeats) => repeats * failing / ((repeats * failing) + 1 - failing);

    /// <summary>E5: the share of queries that fail although stale answers are served: no copy young enough is left.</summary>
    /// <param name="failing">The share that fails without stale answers.</param>
    /// <param name="rate">Queries a second for the name.</param>
    /// <param name="maximumStale">For how long after its end a copy may be used, in seconds.</param>
    public static double FailingDespiteStale(double failing, double rate, double maximumStale) => failing * Math.Exp(-rate * maximumStale);

    /// <summary>E6: the share of names that still fail a time after the repair, since the bogus verdict is remembered.</summary>
    /// <param name="rate">Queries a second for the name.</param>
    /// <param name="verdictLife">How long the verdict is kept, in seconds.</param>
    /// <param name="afterRepair">Seconds since every server answers well.</param>
    public static double StillFailing(double rate, double verdictLife, double afterRepair) =>
        afterRepair < 0 ? 1 : verdictLife <= 0 ? 0 : CachedShare(rate, verdictLife) * Math.Max(0, 1 - (afterRepair / verdictLife));
}
