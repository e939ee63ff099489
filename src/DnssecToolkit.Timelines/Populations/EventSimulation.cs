using System.Collections.Immutable;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>How the times between queries are spread.</summary>
public enum Demand
{
    /// <summary>Poisson: exponential times.</summary>
    Poisson,

    /// <summary>Bursts and long pauses: two exponentials mixed, with a coefficient of variation of about 3.</summary>
    Bursty,
}

/// <summary>The slow and exact way: every cache, every name and every fetch is an event. It is the truth that faster ways are held against.</summary>
/// <param name="outage">The outage.</param>
/// <param name="policy">How the resolver caches.</param>
/// <param name="anchors">When the resolver does not validate the zone.</param>
public sealed class EventSimulation(Outage outage, CachePolicy policy, IEnumerable<NegativeTrustAnchor>? anchors = null)
{
    private readonly ChainMachine _machine = new(outage, policy, anchors);

    /// <summary>Whether one proof in the cache serves all names (RFC 8198); else each name brings its own.</summary>
    public bool SharesLink { get; init; } = policy.AggressiveNsec3;

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
            RunCache(names, rate, new Random((int)FastRandom.Mix(seed, cache)), tally);
        }

        return new OutageCurve(outage.Start, Bin, tally.Share(tally.Failing), tally.Share(tally.Stale));
    }

    private void RunCache(int names, double rate, Random random, Tally tally)
    {
        var end = (outage.End - outage.Start).TotalSeconds;
        var choice = ServerChoice.Random(random);
        var shared = SharesLink ? new ChainState(_machine, random.NextDouble() * _machine.LinkLife, random.NextDouble() * _machine.KeysLife, choice, skips: false) : null;
        var queue = new PriorityQueue<Name, double>(names);
        for (var i = 0; i < names; i++)
        {
            var name = Steady(rate, random, choice, shared);
            tally.Hold(0, Math.Min(name.AnswerUntil, end), rate, Fate.Answered);
            queue.Enqueue(name, Math.Max(0, name.AnswerUntil) + Wait(rate, random)); // memoryless: whoever waits at the start waits anew
        }

        while (queue.TryDequeue(out var name, out var t) && t < end)
        {
            var fate = Query(name, t, out var holds);
            tally.Add(t, fate);
            tally.Hold(t, Math.Min(holds, end), rate, fate);
            queue.Enqueue(name, holds + Wait(rate, random));
        }
    }

    // What is in the cache long after it was started: each record is there with probability λT / (1 + λT), with a uniform rest of its life.
    private Name Steady(double rate, Random random, ServerChoice choice, ChainState? shared)
    {
        var answer = _machine.AnswerLife;
        if (shared is not null)
        {
            return new Name(shared) { AnswerUntil = random.NextDouble() < ClosedForms.CachedShare(rate, answer) ? random.NextDouble() * answer : -answer };
        }

        // A link of one's own is renewed when the answer runs out: no simple law holds, so the name lives through some lives of its link first.
        var name = new Name(new ChainState(_machine, double.NegativeInfinity, double.NegativeInfinity, choice, skips: false)) { AnswerUntil = double.NegativeInfinity };
        var between = answer + (1 / rate);
        var cycle = between * Math.Ceiling(_machine.LinkLife / between);
        for (var t = -(3 + random.NextDouble()) * cycle; t < 0; t = name.AnswerUntil + Wait(rate, random))
        {
            name.Chain.Fetch(t);
            name.AnswerUntil = t + answer;
        }

        return name;
    }

    // Gives until when every further query has the same fate.
    private Fate Query(Name name, double t, out double holds)
    {
        if (t < name.AnswerUntil)
        {
            holds = name.AnswerUntil;
            return Fate.Answered;
        }

        if (t < name.VerdictUntil)
        {
            holds = name.VerdictUntil;
            return Covered(name, t);
        }

        if (name.Chain.Fetch(t).Reason == HeldBy.Nothing)
        {
            name.AnswerUntil = holds = t + _machine.AnswerLife;
            return Fate.Answered;
        }

        name.VerdictUntil = holds = t + policy.BogusVerdict.For(outage.Answer.Ttl);
        if (holds <= t && !_machine.HasChoice(t))
        {
            holds = _machine.NextServedChange(t); // every query until then is answered alike
        }

        return Covered(name, t);
    }

    private Fate Covered(Name name, double t) =>
        policy.ServeStale is { IsOn: true, OnBogus: true } stale && name.AnswerUntil > -_machine.AnswerLife && t < name.AnswerUntil + (stale.Maximum ?? double.PositiveInfinity)
            ? Fate.Stale : Fate.Failed;

    private double Wait(double rate, Random random)
    {
        // Mixed with weights 0.95 and 0.05 and rates 3.5 λ and 0.069 λ: the same mean, bursts and pauses.
        var used = Demand == Demand.Poisson ? rate : random.NextDouble() < 0.95 ? rate * 3.5 : rate * 0.0686;
        return -Math.Log(1 - random.NextDouble()) / used;
    }

    private enum Fate
    {
        Answered,
        Failed,
        Stale,
    }

    private sealed class Name(ChainState chain)
    {
        public ChainState Chain { get; } = chain;

        public double AnswerUntil { get; set; }

        public double VerdictUntil { get; set; } = double.NegativeInfinity;
    }

    private sealed class Tally(int bins, double bin)
    {
        private readonly double[] _all = new double[bins];

        public double[] Failing { get; } = new double[bins];

        public double[] Stale { get; } = new double[bins];

        public void Add(double t, Fate fate) => Add((int)(t / bin), 1, fate);

        // Queries that arrive while the fate is settled need no event of their own.
        public void Hold(double from, double to, double rate, Fate fate)
        {
            for (var i = (int)(from / bin); from < to && i < bins; i++)
            {
                var until = Math.Min(to, (i + 1) * bin);
                Add(i, rate * (until - from), fate);
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
