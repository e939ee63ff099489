using System.Collections.Immutable;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>What a client has seen: its first failed query, and the first of those that succeeded for good.</summary>
internal readonly record struct ClientSight(DateTimeOffset? Failure, DateTimeOffset? Recovery);

/// <summary>A resolver with an empty cache that one client asks for one name. Its clock shows whole seconds, as those of resolvers do.</summary>
internal sealed class ClientSimulation
{
    /// <summary>A bogus copy with no more seconds left than this is written anew (Knot Resolver, lib/cache/impl.h).</summary>
    private const double AlmostGone = 5;

    private readonly ChainMachine _machine;
    private readonly CachePolicy _policy;
    private readonly Outage _outage;
    private readonly ClientQueries _queries;
    private readonly uint _answerLife;

    /// <param name="outage">What is served when.</param>
    /// <param name="policy">How the resolver caches.</param>
    /// <param name="queries">When the client asks.</param>
    /// <param name="anchors">When the resolver does not validate the zone.</param>
    /// <param name="usesLastSecond">Whether what the chain needs and was fetched in second n with a TTL of T is still used in second n + T.</param>
    public ClientSimulation(Outage outage, CachePolicy policy, ClientQueries queries, ImmutableArray<NegativeTrustAnchor> anchors, bool usesLastSecond)
    {
        _outage = outage;
        _policy = policy;
        _queries = queries;
        _machine = usesLastSecond ? new ChainMachine(Longer(outage), Longer(policy), anchors) : new ChainMachine(outage, policy, anchors);
        _answerLife = outage.Answer.KeptBy(policy);
    }

    /// <summary>Lets the client ask.</summary>
    /// <param name="choice">Which servers are asked.</param>
    /// <param name="lastSecond">Whether an answer or a verdict is still used in its last second, each time anew.</param>
    public ClientSight Run(ServerChoice choice, Func<bool> lastSecond)
    {
        var cache = new Cache(new ChainState(_machine, double.NegativeInfinity, double.NegativeInfinity, choice, skips: false), lastSecond);
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
        if (_policy.NegativeTrustAnchors.ClearsVerdicts && _machine.IsAnchored(t) != cache.IsAnchored)
        {
            cache.IsAnchored = !cache.IsAnchored;
            cache.AnswerUntil = cache.VerdictUntil = cache.RepeatedUntil = double.NegativeInfinity;
        }

        if (t < cache.AnswerUntil)
        {
            Prefetch(cache, t);
            return false;
        }

        if (t < cache.RepeatedUntil || (_machine.IsAnchored(t) && t < cache.CopyUntil))
        {
            return true;
        }

        if (t >= cache.VerdictUntil)
        {
            if (cache.Chain.Fetch(t).Reason == HeldBy.Nothing)
            {
                Keep(cache, t);
                return false;
            }

            cache.IsUnchecked = cache.Chain.IsBroken;
            KeepCopy(cache, t);
            var verdict = _policy.BogusVerdict;
            cache.VerdictUntil = t + cache.Life(cache.IsUnchecked ? verdict.ForUnchecked(_outage.Answer.Ttl) : verdict.For(_outage.Answer.Ttl));
        }

        if (IsCovered(cache, t))
        {
            return false;
        }

        cache.RepeatedUntil = t + cache.Life(_policy.BogusVerdict.Repeated);
        return true;
    }

    private void KeepCopy(Cache cache, double t)
    {
        if (_policy.NegativeTrustAnchors.WaitsFor == AnchorDelay.BogusCopies && !cache.IsUnchecked && cache.CopyUntil - t <= AlmostGone)
        {
            cache.CopyUntil = t + cache.Life(_answerLife);
        }
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

        cache.AnswerUntil = Math.Min(t + cache.Life(_answerLife), _policy.EndsWithSignature && !_machine.IsAnchored(t) ? t + cache.Life(signatureEnds - t) : double.PositiveInfinity);
        cache.IsPrefetched = false;
    }

    private bool IsCovered(Cache cache, double t) =>
        _policy.ServeStale is { IsOn: true } stale && (cache.IsUnchecked ? stale.OnBrokenChain : stale.OnBogus) && t < cache.AnswerUntil + (stale.Maximum ?? double.PositiveInfinity);

    private static Outage Longer(Outage outage) => outage with { Answer = Longer(outage.Answer), Link = Longer(outage.Link), Keys = outage.Keys is { } keys ? Longer(keys) : null, DelegationTtl = outage.DelegationTtl + 1 };

    private static ServedObject Longer(ServedObject served) => served with { Ttl = served.Ttl + 1 };

    private static CachePolicy Longer(CachePolicy policy) => policy with
    {
        MinimumTtl = policy.MinimumTtl + 1,
        BrokenChain = policy.BrokenChain == 0 ? 0 : policy.BrokenChain + 1,
        BrokenKeys = policy.BrokenKeys == 0 ? 0 : policy.BrokenKeys + 1,
    };

    private sealed class Cache(ChainState chain, Func<bool> lastSecond)
    {
        public ChainState Chain { get; } = chain;

        public bool IsAnchored { get; set; }

        public double AnswerUntil { get; set; } = double.NegativeInfinity;

        public bool IsPrefetched { get; set; }

        public double VerdictUntil { get; set; } = double.NegativeInfinity;

        public double CopyUntil { get; set; } = double.NegativeInfinity;

        public double RepeatedUntil { get; set; } = double.NegativeInfinity;

        public bool IsUnchecked { get; set; }

        public double Life(double seconds) => seconds > 0 && lastSecond() ? seconds + 1 : seconds;
    }
}
