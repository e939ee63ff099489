using System.Collections.Immutable;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>The fast way to a curve: two draws a name instead of events, from the law that what is left of a cached record is uniform.</summary>
/// <remarks>
/// Caches do not forget before time, so a name fails from the moment its answer runs out after fetches begin to fail (renewal theory gives that moment
/// in one draw), until fetches succeed again and its last verdict has run out. Each draw is one name at one cache; what the cache holds of the
/// chain is taken from a table of runs of the exact state machine. Tests hold the curve against <see cref="EventSimulation"/>.
/// </remarks>
public static class PopulationModel
{
    private const int ChainRuns = 256;

    /// <summary>The curve for each kind of resolver, and for all of them by their shares.</summary>
    /// <param name="outage">The outage; the TTL of its answer is replaced by that of each class.</param>
    /// <param name="population">Who asks for what.</param>
    /// <param name="anchors">When a kind of resolver does not validate the zone; null: never.</param>
    /// <param name="bin">Length of a bin; a minute without.</param>
    /// <param name="cancellation">Stops between two kinds of resolvers.</param>
    public static PopulationResult Run(
        Outage outage, Population population, Func<ResolverProfile, IEnumerable<NegativeTrustAnchor>>? anchors = null, TimeSpan? bin = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(outage);
        ArgumentNullException.ThrowIfNull(population);
        var size = bin ?? TimeSpan.FromMinutes(1);
        var rates = Rates(population);
        var curves = new (ResolverShare Resolver, OutageCurve Curve)[population.Resolvers.Length];
        Parallel.For(0, curves.Length, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            var resolver = population.Resolvers[i];
            curves[i] = (resolver, Curve(outage, population, resolver.Profile, rates, [.. anchors?.Invoke(resolver.Profile) ?? []], size));
        });
        return new PopulationResult(outage, population, [.. curves], OutageCurve.Mix([.. curves.Select(pair => (pair.Curve, pair.Resolver.Share))]));
    }

    private static OutageCurve Curve(Outage outage, Population population, ResolverProfile profile, double[] rates, ImmutableArray<NegativeTrustAnchor> anchors, TimeSpan bin)
    {
        var tally = new IntervalTally((int)Math.Ceiling((outage.End - outage.Start) / bin), bin.TotalSeconds);
        var stale = new IntervalTally(tally.Bins, bin.TotalSeconds);
        var tables = new Dictionary<double, ImmutableArray<FailureInterval>[]>();
        for (var i = 0; i < population.Classes.Length; i++)
        {
            var kind = population.Classes[i];
            var random = new FastRandom(FastRandom.Mix(population.Seed, i));
            new ClassRun(outage with { Answer = outage.Answer with { Ttl = kind.AnswerTtl } }, profile.Cache, anchors, random, tables).Run(rates, kind.Share, tally, stale);
        }

        return new OutageCurve(outage.Start, bin, tally.ToShares(), stale.ToShares());
    }

    // Zipf: the n-th name is asked for in proportion to n to the minus s.
    private static double[] Rates(Population population)
    {
        var rates = new double[population.Names];
        var sum = 0.0;
        for (var i = 0; i < rates.Length; i++)
        {
            sum += rates[i] = Math.Pow(i + 1, -population.Inequality);
        }

        for (var i = 0; i < rates.Length; i++)
        {
            rates[i] *= population.QueriesPerSecond / sum;
        }

        return rates;
    }

    /// <summary>All names of a class at one kind of resolver.</summary>
    private sealed class ClassRun
    {
        private readonly ChainMachine _machine;
        private readonly CachePolicy _policy;
        private readonly FastRandom _random;
        private readonly ImmutableArray<FailureInterval>[] _runs;
        private readonly ImmutableArray<FailureInterval> _cold;
        private readonly bool _shares;
        private readonly double _cycle;
        private readonly double _verdict;
        private readonly double _end;

        public ClassRun(Outage outage, CachePolicy policy, ImmutableArray<NegativeTrustAnchor> anchors, FastRandom random, Dictionary<double, ImmutableArray<FailureInterval>[]> tables)
        {
            (_policy, _random) = (policy, random);
            _machine = new ChainMachine(outage, policy, anchors);
            _shares = policy.AggressiveNsec3 || outage.Keys is not null;
            _verdict = policy.BogusVerdict.For(outage.Answer.Ttl);
            _end = (outage.End - outage.Start).TotalSeconds;
            var (answer, link) = (_machine.AnswerLife, _machine.LinkLife);
            _cycle = answer > 0 && answer < link ? answer * Math.Ceiling(link / answer) : Math.Max(answer, 1e-3);
            var choices = ServerChoice.Random(new Random(17));
            var cold = new ChainMachine(outage with { Link = outage.Link with { Ttl = 0 } }, policy with { MinimumTtl = 0 }, anchors);
            _cold = _shares ? [] : cold.Run(0, 0, choices);

            // What the chain does hangs on the life of the link, and not on that of the answer: classes share the runs.
            if (!tables.TryGetValue(_shares ? 0 : _cycle, out _runs!))
            {
                tables.Add(_shares ? 0 : _cycle, _runs = Table(outage, anchors, choices));
            }
        }

        private ImmutableArray<FailureInterval>[] Table(Outage outage, ImmutableArray<NegativeTrustAnchor> anchors, ServerChoice choices)
        {
            // A link of a name's own is renewed when its answer runs out, and so lives for a whole number of answers.
            var machine = _shares ? _machine : new ChainMachine(outage with { Link = outage.Link with { Ttl = (uint)Math.Ceiling(_cycle), IsAbsence = false } }, _policy with { MaximumTtl = null }, anchors);
            var runs = new ImmutableArray<FailureInterval>[ChainRuns];
            for (var i = 0; i < ChainRuns; i++)
            {
                // Stratified: the lives left are spread evenly, so that few runs give a smooth curve.
                var keysLeft = machine.KeysLife * (((i * 117) % ChainRuns) + 0.5) / ChainRuns;
                runs[i] = machine.Run(machine.LinkLife * (i + 0.5) / ChainRuns, keysLeft, choices);
            }

            return runs;
        }

        public void Run(double[] rates, double share, IntervalTally failing, IntervalTally stale)
        {
            if (Array.TrueForAll(_runs, run => run.IsEmpty) && _cold.IsEmpty)
            {
                return;
            }

            var total = rates.Sum();
            var usesStale = _policy.ServeStale is { IsOn: true, OnBogus: true };
            var maximum = _policy.ServeStale.Maximum ?? double.PositiveInfinity;
            var life = _machine.AnswerLife;
            foreach (var rate in rates)
            {
                var weight = share * rate / total;
                var cached = ClosedForms.CachedShare(rate, _shares ? life : _cycle);
                var remembered = _verdict > 0 ? ClosedForms.CachedShare(rate, _verdict) : 0;
                var isCached = _random.NextDouble() < cached;
                foreach (var (from, to, _) in _shares || isCached ? _runs[_random.Next(ChainRuns)] : _cold)
                {
                    isCached = _shares ? _random.NextDouble() < cached : isCached;
                    var starts = from + (_shares && isCached ? _random.NextDouble() * life : 0);
                    if (starts >= to)
                    {
                        continue;
                    }

                    var ends = Math.Min(to, _end);
                    if (to < _end && _random.NextDouble() < remembered)
                    {
                        ends = to + (_random.NextDouble() * Math.Min(_verdict, to - starts));
                    }

                    // A copy is there to be served stale if the name was in the cache, or was asked for within the time such copies are kept.
                    if (usesStale && (isCached || _random.NextDouble() < 1 - Math.Exp(-rate * maximum)))
                    {
                        var last = Math.Min(ends, starts + maximum);
                        stale.Add(starts, last, weight);
                        starts = last;
                    }

                    failing.Add(starts, ends, weight);
                }
            }
        }
    }
}

/// <summary>What came of an outage for a population.</summary>
/// <param name="Outage">The outage.</param>
/// <param name="Population">The assumptions.</param>
/// <param name="Curves">The curve at each kind of resolver.</param>
/// <param name="All">The curve of all of them.</param>
public sealed record PopulationResult(Outage Outage, Population Population, ImmutableArray<(ResolverShare Resolver, OutageCurve Curve)> Curves, OutageCurve All)
{
    /// <summary>The minutes that users could not reach a name they asked for, all users together.</summary>
    public double UserMinutes => All.UserMinutes(Population);
}
