using System.Collections.Immutable;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>The part of a resolver's cache that all names of a zone share: DS or its absence, and keys. Runs through an outage and says when an answer that must be fetched would fail.</summary>
/// <remarks>The zone is busy: what runs out is asked for at once. What is cached and valid is used until its TTL or its signature ends, whatever is served meanwhile.</remarks>
internal sealed class ChainMachine
{
    private const int MaximumSteps = 1_000_000;

    private readonly Outage _outage;
    private readonly CachePolicy _policy;
    private readonly ServedClock _answer;
    private readonly ServedClock _link;
    private readonly ServedClock? _keys;
    private readonly double _end;
    private readonly (double From, double To)[] _anchors;

    public ChainMachine(Outage outage, CachePolicy policy, IEnumerable<NegativeTrustAnchor>? anchors = null)
    {
        (_outage, _policy) = (outage, policy);
        _answer = new ServedClock(outage.Answer, outage.Start);
        _link = new ServedClock(outage.Link, outage.Start);
        _keys = outage.Keys is { } keys ? new ServedClock(keys, outage.Start) : null;
        _end = (outage.End - outage.Start).TotalSeconds;
        _anchors = [.. (anchors ?? []).Select(anchor => ((anchor.From - outage.Start).TotalSeconds, anchor.To is { } to ? (to - outage.Start).TotalSeconds : double.PositiveInfinity))];
        LinkLife = outage.Link.KeptBy(policy);
        KeysLife = outage.Keys?.KeptBy(policy) ?? 0;
        AnswerLife = outage.Answer.KeptBy(policy);
    }

    /// <summary>How long the link is kept, in seconds.</summary>
    public double LinkLife { get; }

    /// <summary>How long the keys are kept, in seconds.</summary>
    public double KeysLife { get; }

    /// <summary>How long the answer is kept, in seconds.</summary>
    public double AnswerLife { get; }

    /// <summary>When fetches fail, with what was cached at the start having so much left of its life.</summary>
    /// <param name="linkLeft">Seconds that the link still lives at the start.</param>
    /// <param name="keysLeft">Seconds that the keys still live.</param>
    /// <param name="choice">Which servers are asked.</param>
    public ImmutableArray<FailureInterval> Run(double linkLeft, double keysLeft, ServerChoice choice)
    {
        var state = new State(this, linkLeft, keysLeft, choice);
        var failures = ImmutableArray.CreateBuilder<FailureInterval>();
        var failingSince = double.NaN;
        var held = HeldBy.Nothing;
        var t = 0.0;
        for (var step = 0; step < MaximumSteps && t < _end; step++)
        {
            var (reason, next) = state.Fetch(t);
            if (reason == HeldBy.Nothing && !double.IsNaN(failingSince))
            {
                failures.Add(new FailureInterval(failingSince, t, held));
                failingSince = double.NaN;
            }
            else if (reason != HeldBy.Nothing)
            {
                failingSince = double.IsNaN(failingSince) ? t : failingSince;
                held = reason;
            }

            t = Math.Max(next, t + 1e-6);
        }

        if (!double.IsNaN(failingSince))
        {
            failures.Add(new FailureInterval(failingSince, double.PositiveInfinity, held));
        }

        return failures.ToImmutable();
    }

    private bool IsAnchored(double t) => Array.Exists(_anchors, anchor => anchor.From <= t && t < anchor.To);

    private double NextServedChange(double t)
    {
        var next = Math.Min(_answer.NextChange(t), Math.Min(_link.NextChange(t), _keys?.NextChange(t) ?? double.PositiveInfinity));
        foreach (var (from, to) in _anchors)
        {
            next = from > t ? Math.Min(next, from) : to > t ? Math.Min(next, to) : next;
        }

        return Math.Min(next, _end);
    }

    private struct State
    {
        private readonly ChainMachine _machine;
        private readonly ServerChoice _choice;
        private double _linkUntil;
        private int _linkContent;
        private double _keysUntil;
        private int _keysContent;
        private double _brokenUntil = double.NegativeInfinity;
        private HeldBy _broken;

        public State(ChainMachine machine, double linkLeft, double keysLeft, ServerChoice choice)
        {
            (_machine, _choice) = (machine, choice);
            _linkContent = machine._link.At(double.NegativeInfinity)[0].Content;
            _keysContent = machine._keys?.At(double.NegativeInfinity)[0].Content ?? 0;
            _linkUntil = linkLeft;
            _keysUntil = keysLeft;
        }

        /// <summary>Whether fetching the answer now fails and what holds it, and when to look again.</summary>
        public (HeldBy Reason, double Next) Fetch(double t)
        {
            var change = _machine.NextServedChange(t);
            if (_machine.IsAnchored(t))
            {
                _brokenUntil = double.NegativeInfinity; // the verdict is not asked for, and is not kept
                return (HeldBy.Nothing, change);
            }

            if (t < _brokenUntil)
            {
                return (_broken, Math.Min(_brokenUntil, change));
            }

            if (_machine._keys is null)
            {
                if (t >= _linkUntil && !RenewLink(t))
                {
                    return Break(t, change, _machine._policy.BrokenChain);
                }

                return (Answers(t, 0) ? HeldBy.Nothing : HeldBy.Servers, Math.Min(change, _linkUntil));
            }

            if (t >= _keysUntil)
            {
                if (t >= _linkUntil && !RenewLink(t))
                {
                    return Break(t, change, _machine._policy.BrokenChain);
                }

                if (!RenewKeys(t, out var reason))
                {
                    var (_, next) = Break(t, Math.Min(change, _linkUntil), _machine._policy.BrokenKeys);
                    _broken = reason == HeldBy.CachedLink ? reason : HeldBy.BrokenChain;
                    return (reason, next);
                }
            }

            if (Answers(t, _keysContent))
            {
                return (HeldBy.Nothing, Math.Min(change, _keysUntil));
            }

            // With newer keys the answer might verify: then it is the cached set that holds the failure.
            return (AnyKeysFit(t) ? HeldBy.CachedKeys : HeldBy.Servers, Math.Min(change, _keysUntil));
        }

        // While nothing that is served changes, the outcome is the same at each renewal of the verdict: skip to the last one before the change.
        private (HeldBy Reason, double Next) Break(double t, double change, double life)
        {
            _broken = HeldBy.BrokenChain;
            if (life <= 0)
            {
                return (HeldBy.Servers, change);
            }

            var renewals = double.IsInfinity(change) ? 1 : Math.Max(1, Math.Ceiling((change - t) / life));
            _brokenUntil = t + (renewals * life);
            return (_brokenUntil <= change + life && _brokenUntil > change ? HeldBy.BrokenChain : HeldBy.Servers, Math.Min(_brokenUntil, Math.Max(change, t + 1e-6)));
        }

        private bool RenewLink(double t)
        {
            var copies = _machine._link.At(t).ToArray();
            var picked = _choice.Pick(copies.Length, _machine._policy.ServersTried, i => copies[i].IsGood && t < copies[i].SignatureEnds);
            if (picked < 0)
            {
                return false;
            }

            _linkContent = copies[picked].Content;
            _linkUntil = Until(t, _machine.LinkLife, copies[picked].SignatureEnds);
            return true;
        }

        private bool RenewKeys(double t, out HeldBy reason)
        {
            var copies = _machine._keys!.At(t).ToArray();
            var link = _linkContent;
            var fits = _machine._outage.LinkFitsKeys;
            var picked = _choice.Pick(copies.Length, _machine._policy.ServersTried, i => copies[i].IsGood && t < copies[i].SignatureEnds && fits(link, copies[i].Content));
            reason = HeldBy.Nothing;
            if (picked < 0)
            {
                // With the link as it is served now the keys might verify: then the cached link holds the failure.
                var links = _machine._link.At(t).ToArray();
                reason = links.Any(copy => copy.IsGood && copies.Any(keys => keys.IsGood && fits(copy.Content, keys.Content))) ? HeldBy.CachedLink : HeldBy.Servers;
                return false;
            }

            _keysContent = copies[picked].Content;
            _keysUntil = Until(t, _machine.KeysLife, copies[picked].SignatureEnds);
            return true;
        }

        private readonly bool Answers(double t, int keys)
        {
            var copies = _machine._answer.At(t).ToArray();
            var fits = _machine._outage.KeysFitAnswer;
            var isSigned = _machine._keys is not null;
            return _choice.Pick(copies.Length, _machine._policy.ServersTried, i => copies[i].IsGood && t < copies[i].SignatureEnds && (!isSigned || fits(keys, copies[i].Content))) >= 0;
        }

        private readonly bool AnyKeysFit(double t)
        {
            var answers = _machine._answer.At(t).ToArray();
            var keys = _machine._keys!.At(t).ToArray();
            var fits = _machine._outage.KeysFitAnswer;
            var cached = _keysContent;
            return keys.Any(set => set.Content != cached && set.IsGood && answers.Any(answer => answer.IsGood && fits(set.Content, answer.Content)));
        }

        private readonly double Until(double t, double life, double signatureEnds) =>
            Math.Min(t + Math.Max(life, 1e-3), _machine._policy.EndsWithSignature ? Math.Max(signatureEnds, t + 1e-3) : double.PositiveInfinity);
    }
}
