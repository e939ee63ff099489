using System.Collections.Immutable;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>The slow and exact way: every cache, every name and every fetch is an event. It is the truth that faster ways are held against.</summary>
/// <param name="outage">The outage.</param>
/// <param name="policy">How the resolver caches.</param>
/// <param name="anchors">When the resolver does not validate the zone.</param>
public sealed class EventSimulation(Outage outage, CachePolicy policy, IEnumerable<NegativeTrustAnchor>? anchors = null)
{
    private readonly ChainMachine _machine = new(outage, policy, anchors);
    private readonly double _prefetch = policy.Prefetch.Before(outage.Answer.Ttl);

    /// <summary>Whether one proof in the cache serves all names (RFC 8198); else each name brings its own.</summary>
    public bool SharesLink { get; init; } = outage.SharesChain(policy);

    /// <summary>How queries arrive.</summary>
    public Demand Demand { get; init; }

    /// <summary>Length of a bin of the curve.</summary>
    public TimeSpan Bin { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Runs several caches, each with the same number of equally busy names.</summary>
    /// <param name="caches">How many independent caches.</param>
    /// <param name="names">How many names are asked for at each.</param>
    /// <param name="rate">Queries a second for each name; more than 0.</param>
    /// <param name="seed">Decides all draws.</param>
    /// <param name="cancellation">Stops between two caches.</param>
    public OutageCurve Run(int caches, int names, double rate, int seed, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        var bins = (int)Math.Ceiling((outage.End - outage.Start) / Bin);
        var tally = new Tally(bins, Bin.TotalSeconds);
        for (var cache = 0; cache < caches; cache++)
        {
            cancellation.ThrowIfCancellationRequested();
            var random = Seeds.Of(seed, cache);
            RunCache(names, rate, random, (cache + random.NextDouble()) / caches, tally); // what is left of the link is spread evenly over the caches
        }

        return new OutageCurve(outage.Start, Bin, tally.Share(tally.Failing), tally.Share(tally.Stale));
    }

    private void RunCache(int names, double rate, Random random, double stratum, Tally tally)
    {
        var end = (outage.End - outage.Start).TotalSeconds;
        var choice = ServerChoice.Random(random);
        var arrivals = new Arrivals(Demand, rate);
        var fetches = names * rate * (1 - arrivals.HitShare(_machine.AnswerLife));
        var renewals = _machine.KeysClock is null ? fetches : 1 / (_machine.KeysLife + (1 / fetches));
        var shared = SharesLink ? new ChainState(_machine, Left(_machine.LinkLife, renewals, stratum), Left(_machine.KeysLife, fetches, random.NextDouble()), choice, skips: false) : null;
        var queue = new PriorityQueue<Name, double>(names);
        for (var i = 0; i < names; i++)
        {
            var name = new Name(shared ?? new ChainState(_machine, double.NegativeInfinity, double.NegativeInfinity, choice, skips: false));
            var next = WarmUp(name, arrivals, random, isChainShared: shared is not null);
            tally.Hold(name.LastQuery, 0, Math.Min(name.HoldsUntil, end), arrivals, Fate.Answered);
            queue.Enqueue(name, next);
        }

        while (queue.TryDequeue(out var name, out var t) && t < end)
        {
            var fate = Query(name, t);
            tally.Add(t, fate);
            tally.Hold(t, t, Math.Min(name.HoldsUntil, end), arrivals, fate);
            queue.Enqueue(name, name.HoldsUntil + arrivals.WaitAfter(name.HoldsUntil - t, random));
        }
    }

    // What is left of a record long after the cache was started: it is there with probability λT / (1 + λT), with a uniform rest of its life.
    private static double Left(double life, double rate, double uniform) =>
        ClosedForms.CachedShare(rate, life) is var cached && uniform < cached ? uniform / cached * life : double.NegativeInfinity;

    // What is in the cache long after it was started: the name lives through some lives of its records first. Gives its first query that needs an event.
    private double WarmUp(Name name, Arrivals arrivals, Random random, bool isChainShared)
    {
        var between = _machine.AnswerLife - _prefetch + (1 / arrivals.Rate);
        var cycle = isChainShared ? between : between * Math.Ceiling(_machine.LinkLife / between);
        for (var t = -(3 + (6 * random.NextDouble())) * cycle; ;)
        {
            if (!isChainShared)
            {
                name.Chain.Fetch(t);
            }

            name.Keep(t, t + _machine.AnswerLife, _prefetch);
            t = name.HoldsUntil + arrivals.WaitAfter(name.HoldsUntil - t, random);
            if (t >= 0)
            {
                return t;
            }
        }
    }

    // Leaves in the name until when every further query has the same fate.
    private Fate Query(Name name, double t)
    {
        if (t < name.AnswerUntil)
        {
            // Within the last stretch of its life: renewed if that succeeds, and used until its end if not (only good data takes the place of good data).
            if (name.Chain.Fetch(t).Reason == HeldBy.Nothing)
            {
                name.Keep(t, Until(t), _prefetch);
            }
            else
            {
                name.Hold(t, name.AnswerUntil);
            }

            return Fate.Answered;
        }

        if (t < name.VerdictUntil && !_machine.IsAnchored(t))
        {
            name.Hold(t, Math.Min(name.VerdictUntil, _machine.NextServedChange(t)));
            return Covered(name, t);
        }

        var (reason, next) = name.Chain.Fetch(t);
        if (reason == HeldBy.Nothing)
        {
            name.Keep(t, Until(t), _prefetch);
            return Fate.Answered;
        }

        name.VerdictUntil = t + _machine.VerdictLife;
        name.Hold(t, Math.Min(name.VerdictUntil, _machine.NextServedChange(t)));
        if (_machine.VerdictLife <= 0 && !_machine.HasChoice(t))
        {
            name.Hold(t, next); // every query until then is answered alike
        }

        return Covered(name, t);
    }

    private double Until(double t)
    {
        var ends = double.PositiveInfinity;
        foreach (var copy in _machine.AnswerClock.At(t))
        {
            ends = copy.SignatureEnds > t ? Math.Min(ends, copy.SignatureEnds) : ends;
        }

        return Math.Min(t + _machine.AnswerLife, policy.EndsWithSignature ? ends : double.PositiveInfinity);
    }

    private Fate Covered(Name name, double t) =>
        policy.ServeStale is { IsOn: true, OnBogus: true } stale && t < name.AnswerUntil + (stale.Maximum ?? double.PositiveInfinity) ? Fate.Stale : Fate.Failed;

    private enum Fate
    {
        Answered,
        Failed,
        Stale,
    }

    private sealed class Name(ChainState chain)
    {
        public ChainState Chain { get; } = chain;

        public double AnswerUntil { get; private set; }

        public double VerdictUntil { get; set; } = double.NegativeInfinity;

        public double HoldsUntil { get; private set; }

        public double LastQuery { get; private set; }

        public void Keep(double t, double until, double prefetch)
        {
            AnswerUntil = until;
            Hold(t, Math.Max(t, until - prefetch));
        }

        public void Hold(double t, double until) => (LastQuery, HoldsUntil) = (t, until);
    }

    private sealed class Tally(int bins, double bin)
    {
        private readonly double[] _all = new double[bins];

        public double[] Failing { get; } = new double[bins];

        public double[] Stale { get; } = new double[bins];

        public void Add(double t, Fate fate) => Add((int)(t / bin), 1, fate);

        // Queries that arrive while the fate is settled need no event of their own: so many are to be expected after the one that settled it.
        public void Hold(double query, double from, double to, Arrivals arrivals, Fate fate)
        {
            for (var i = (int)(from / bin); from < to && i < bins; i++)
            {
                var until = Math.Min(to, (i + 1) * bin);
                Add(i, arrivals.Following(until - query) - arrivals.Following(from - query), fate);
                from = until;
            }
        }

        public ImmutableArray<double> Share(double[] part) => [.. part.Select((value, i) => _all[i] > 0 ? value / _all[i] : 0)];

        private void Add(int index, double queries, Fate fate)
        {
            _all[index] += queries;
            if (fate == Fate.Failed)
            {
                Failing[index] += queries;
            }
            else if (fate == Fate.Stale)
            {
                Stale[index] += queries;
            }
        }
    }
}
