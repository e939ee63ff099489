using System.Collections.Immutable;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>What a client has seen: its first failed query, and the first of those that succeeded for good.</summary>
internal readonly record struct ClientSight(DateTimeOffset? Failure, DateTimeOffset? Recovery);

/// <summary>A resolver with an empty cache that one client asks for one name. Its clock shows whole seconds, as those of resolvers do.</summary>
internal sealed class ClientSimulation
{
    private readonly ChainMachine _machine;
    private readonly CachePolicy _policy;
    private readonly Outage _outage;
    private readonly ClientQueries _queries;
    private readonly double _verdictLife;

    /// <param name="outage">What is served when.</param>
    /// <param name="policy">How the resolver caches.</param>
    /// <param name="queries">When the client asks.</param>
    /// <param name="anchors">When the resolver does not validate the zone.</param>
    /// <param name="usesLastSecond">Whether what was fetched in second n with a TTL of T is still used in second n + T.</param>
    public ClientSimulation(Outage outage, CachePolicy policy, ClientQueries queries, ImmutableArray<NegativeTrustAnchor> anchors, bool usesLastSecond)
    {
        _outage = usesLastSecond ? Longer(outage) : outage;
        _policy = usesLastSecond ? Longer(policy) : policy;
        _queries = queries;
        _machine = new ChainMachine(_outage, _policy, anchors);
        _verdictLife = _policy.BogusVerdict.For(_outage.Answer.Ttl);
    }

    public ClientSight Run(ServerChoice choice)
    {
        var cache = new Cache(new ChainState(_machine, double.NegativeInfinity, double.NegativeInfinity, choice, skips: false));
        DateTimeOffset? failure = null;
        DateTimeOffset? recovery = null;
        var fails = false;
        for (var at = _queries.First; at < _queries.Until; at += _queries.Every)
        {
            var failed = Query(cache, SecondOf(at));
            if (failed)
            {
                (failure, recovery) = (failure ?? at, null);
            }
            else if (fails)
            {
                recovery = at;
            }

            fails = failed;
        }

        return new ClientSight(failure, recovery);
    }

    // Seconds since the start of the outage, as a clock without fractions shows them.
    private double SecondOf(DateTimeOffset at) =>
        (DateTimeOffset.FromUnixTimeSeconds(at.ToUnixTimeSeconds()) - _outage.Start).TotalSeconds;

    private bool Query(Cache cache, double t)
    {
        if (t < cache.AnswerUntil)
        {
            Prefetch(cache, t);
            return false;
        }

        if (t < cache.VerdictUntil && !_machine.IsAnchored(t))
        {
            return !IsCovered(cache, t);
        }

        if (cache.Chain.Fetch(t).Reason == HeldBy.Nothing)
        {
            Keep(cache, t);
            return false;
        }

        cache.VerdictUntil = t + _verdictLife;
        return !IsCovered(cache, t);
    }

    // Only good data takes the place of what is there.
    private void Prefetch(Cache cache, double t)
    {
        if (_policy.Prefetch.Before(_outage.Answer.Ttl) is > 0 and var before && cache.AnswerUntil - t <= before && !cache.IsPrefetched)
        {
            cache.IsPrefetched = true;
            if (cache.Chain.Fetch(t).Reason == HeldBy.Nothing)
            {
                Keep(cache, t);
            }
        }
    }

    private void Keep(Cache cache, double t)
    {
        var signatureEnds = double.PositiveInfinity;
        foreach (var copy in _machine.AnswerClock.At(t))
        {
            signatureEnds = Math.Min(signatureEnds, copy.SignatureEnds > t ? copy.SignatureEnds : double.PositiveInfinity);
        }

        cache.AnswerUntil = Math.Min(t + _machine.AnswerLife, _policy.EndsWithSignature && !_machine.IsAnchored(t) ? signatureEnds : double.PositiveInfinity);
        cache.IsPrefetched = false;
    }

    private bool IsCovered(Cache cache, double t) =>
        _policy.ServeStale is { IsOn: true, OnBogus: true } stale && t < cache.AnswerUntil + (stale.Maximum ?? double.PositiveInfinity);

    private static Outage Longer(Outage outage) => outage with { Answer = Longer(outage.Answer), Link = Longer(outage.Link), Keys = outage.Keys is { } keys ? Longer(keys) : null };

    private static ServedObject Longer(ServedObject served) => served with { Ttl = served.Ttl + 1 };

    private static CachePolicy Longer(CachePolicy policy) => policy with
    {
        BogusVerdict = policy.BogusVerdict with { Seconds = Longer(policy.BogusVerdict.Seconds) },
        BrokenChain = Longer(policy.BrokenChain),
        BrokenKeys = Longer(policy.BrokenKeys),
    };

    private static uint Longer(uint seconds) => seconds == 0 ? 0 : seconds + 1;

    private sealed class Cache(ChainState chain)
    {
        public ChainState Chain { get; } = chain;

        public double AnswerUntil { get; set; } = double.NegativeInfinity;

        public bool IsPrefetched { get; set; }

        public double VerdictUntil { get; set; } = double.NegativeInfinity;
    }
}
