using System.Collections.Immutable;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>When fetches fail at one kind of resolver, over all that its cache may hold of the chain when the outage begins.</summary>
internal sealed class ChainRuns
{
    private const int ColdTries = 64;

    private readonly Outage _outage;
    private readonly CachePolicy _policy;
    private readonly ImmutableArray<NegativeTrustAnchor> _anchors;
    private readonly Random _random;
    private readonly Dictionary<RunKey, ImmutableArray<FailureInterval>[]> _runs = [];

    public ChainRuns(Outage outage, CachePolicy policy, ImmutableArray<NegativeTrustAnchor> anchors, int seed)
    {
        (_outage, _policy, _anchors, _random) = (outage, policy, anchors, Seeds.Of(seed, 17));
        Machine = new ChainMachine(outage, policy, anchors);
        HasLottery = Changes().Any(Machine.HasChoice);
        Cold = WithoutCache();
    }

    public ChainMachine Machine { get; }

    /// <summary>Whether servers differ at some time, so that it matters how often somebody tries.</summary>
    public bool HasLottery { get; }

    /// <summary>With nothing of the chain in the cache: the probability that a fetch fails, in the stretches where it can.</summary>
    public ImmutableArray<(double From, double To, double Share)> Cold { get; }

    /// <summary>The runs for one law of renewal; kept, since classes of names share them.</summary>
    public ImmutableArray<FailureInterval>[] Of(RunKey key)
    {
        if (!_runs.TryGetValue(key, out var runs))
        {
            var outage = key.AnswerTtl is { } ttl ? _outage with { Answer = _outage.Answer with { Ttl = ttl } } : _outage;
            var policy = _policy with { BrokenChain = Math.Max(_policy.BrokenChain, key.Verdict), BrokenKeys = Math.Max(_policy.BrokenKeys, key.Verdict) };
            var machine = new ChainMachine(outage, policy, _anchors) { LinkLife = key.LinkLife, KeysLife = key.KeysLife, QueriesPerSecond = key.QueriesPerSecond, FollowsAnswer = key.AnswerTtl is not null };
            var choice = ServerChoice.Random(_random);
            runs = new ImmutableArray<FailureInterval>[key.Runs];
            for (var i = 0; i < runs.Length; i++)
            {
                // Multiplied by odd numbers, each stratum comes once, in another order than the link's.
                var linkLeft = key.LinkLife * Stratum(1);
                var keysLeft = key.IsOwn ? linkLeft % Math.Max(key.KeysLife, 1) : key.KeysLife * Stratum(117);
                runs[i] = machine.Run(linkLeft, keysLeft, choice, key.AnswerTtl is null ? 0 : machine.AnswerLife * Stratum(75));

                double Stratum(int factor) => (((long)i * factor % runs.Length) + 0.5) / runs.Length;
            }

            _runs.Add(key, runs);
        }

        return runs;
    }

    /// <summary>Runs that begin with nothing of the chain in the cache at the onset; it is asked for so often.</summary>
    public ImmutableArray<FailureInterval>[] OfNothing(RunKey key, double fetches)
    {
        var onset = (_outage.Onset - _outage.Start).TotalSeconds;
        var machine = new ChainMachine(_outage, _policy, _anchors) { LinkLife = key.LinkLife, KeysLife = key.KeysLife, QueriesPerSecond = key.QueriesPerSecond };
        var choice = ServerChoice.Random(_random);
        return
        [
            .. Enumerable.Range(0, ColdTries).Select(i =>
            {
                // Until somebody asks, what is served decides.
                var first = onset - (Math.Log(1 - ((i + 0.5) / ColdTries)) / fetches);
                var run = machine.Run(double.NegativeInfinity, double.NegativeInfinity, choice, from: first);
                var before = Cold.Where(stretch => stretch.From < first && stretch.Share >= 1).Select(stretch => new FailureInterval(stretch.From, Math.Min(stretch.To, first), HeldBy.Servers));
                return before.Concat(run).ToImmutableArray();
            }),
        ];
    }

    private ImmutableArray<(double From, double To, double Share)> WithoutCache()
    {
        var stretches = ImmutableArray.CreateBuilder<(double, double, double)>();
        var choice = ServerChoice.Random(_random);
        var end = (_outage.End - _outage.Start).TotalSeconds;
        for (var from = 0.0; from < end;)
        {
            var to = Machine.NextServedChange(from);
            var tries = Machine.HasChoice(from) ? ColdTries : 1;
            var failed = 0;
            for (var i = 0; i < tries; i++)
            {
                failed += new ChainState(Machine, double.NegativeInfinity, double.NegativeInfinity, choice, skips: false).Fetch(from).Reason == HeldBy.Nothing ? 0 : 1;
            }

            if (failed > 0)
            {
                stretches.Add((from, to >= end ? double.PositiveInfinity : to, (double)failed / tries));
            }

            from = Math.Max(to, from + 1e-6);
        }

        return stretches.ToImmutable();
    }

    private IEnumerable<double> Changes() => _outage.Changes.Select(change => (change - _outage.Start).TotalSeconds).Prepend(0);
}

/// <summary>What runs of the chain depend on.</summary>
/// <param name="Runs">So many states of the cache, spread evenly, so that few give a smooth curve.</param>
/// <param name="LinkLife">For how long the link holds, in seconds.</param>
/// <param name="KeysLife">For how long the keys hold.</param>
/// <param name="QueriesPerSecond">How often somebody tries again.</param>
/// <param name="Verdict">For a chain of one name: how long the name's own verdict keeps it from trying, in seconds.</param>
/// <param name="IsOwn">Whether one name alone renews keys and link, so that both run out together.</param>
/// <param name="AnswerTtl">The TTL of the answer, where the runs follow one name with its answer.</param>
internal readonly record struct RunKey(int Runs, double LinkLife, double KeysLife, double QueriesPerSecond, uint Verdict = 0, bool IsOwn = false, uint? AnswerTtl = null);
