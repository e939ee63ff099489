using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>What one resolver has cached of a zone's chain at a moment.</summary>
internal sealed class ChainState
{
    private readonly ChainMachine _machine;
    private readonly ServerChoice _choice;
    private readonly bool _skips;
    private double _linkUntil;
    private int _linkContent;
    private double _keysUntil;
    private int _keysContent;
    private double _brokenUntil = double.NegativeInfinity;
    private HeldBy _broken;

    public ChainState(ChainMachine machine, double linkLeft, double keysLeft, ServerChoice choice, bool skips)
    {
        (_machine, _choice, _skips) = (machine, choice, skips);
        _linkContent = machine.LinkClock.At(double.NegativeInfinity)[0].Content;
        _keysContent = machine.KeysClock?.At(double.NegativeInfinity)[0].Content ?? 0;
        _linkUntil = linkLeft;
        _keysUntil = keysLeft;
    }

    /// <summary>Renews all that runs out before an instant, where nothing changes until then and all that is served is what is cached: no fetch can fail.</summary>
    /// <returns>False where that is not so.</returns>
    public bool SkipRenewals(double t, double change)
    {
        if (_machine.HasChoice(t) || t < _brokenUntil || _machine.IsAnchored(t)
            || !IsSame(_machine.LinkClock, t, _linkContent) || (_machine.KeysClock is { } keys && !IsSame(keys, t, _keysContent)))
        {
            return false;
        }

        if (_machine.KeysClock is null)
        {
            Skip(ref _linkUntil, _machine.LinkLife, change);
            return true;
        }

        if (_machine.KeysLife < 1)
        {
            return false;
        }

        while (_keysUntil < change)
        {
            _linkUntil = _keysUntil >= _linkUntil ? _keysUntil + _machine.LinkLife : _linkUntil;
            _keysUntil += _machine.KeysLife;
        }

        return true;
    }

    private static bool IsSame(ServedClock clock, double t, int content) => clock.At(t)[0] is var (served, isGood, _) && isGood && served == content;

    private static void Skip(ref double until, double life, double change)
    {
        if (life <= 0)
        {
            until = Math.Min(until, change);
        }
        else if (until < change)
        {
            until += Math.Ceiling((change - until) / life) * life;
        }
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

        if (_machine.KeysClock is null)
        {
            if (t >= _linkUntil && !RenewLink(t))
            {
                return Break(t, change, _machine.Policy.BrokenChain);
            }

            return (Answers(t, 0) ? HeldBy.Nothing : HeldBy.Servers, Math.Min(change, _linkUntil));
        }

        if (t >= _keysUntil)
        {
            if (t >= _linkUntil && !RenewLink(t))
            {
                return Break(t, change, _machine.Policy.BrokenChain);
            }

            if (!RenewKeys(t, out var reason))
            {
                var (_, next) = Break(t, Math.Min(change, _linkUntil), _machine.Policy.BrokenKeys);
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

        var renewals = !_skips || double.IsInfinity(change) ? 1 : Math.Max(1, Math.Ceiling((change - t) / life));
        _brokenUntil = t + (renewals * life);
        return (_brokenUntil <= change + life && _brokenUntil > change ? HeldBy.BrokenChain : HeldBy.Servers, Math.Min(_brokenUntil, Math.Max(change, t + 1e-6)));
    }

    private bool RenewLink(double t)
    {
        var copies = _machine.LinkClock.At(t).ToArray();
        var picked = _choice.Pick(copies.Length, _machine.Policy.ServersTried, i => copies[i].IsGood && t < copies[i].SignatureEnds);
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
        var copies = _machine.KeysClock!.At(t).ToArray();
        var link = _linkContent;
        var fits = _machine.Outage.LinkFitsKeys;
        var picked = _choice.Pick(copies.Length, _machine.Policy.ServersTried, i => copies[i].IsGood && t < copies[i].SignatureEnds && fits(link, copies[i].Content));
        reason = HeldBy.Nothing;
        if (picked < 0)
        {
            // With the link as it is served now the keys might verify: then the cached link holds the failure.
            var links = _machine.LinkClock.At(t).ToArray();
            reason = links.Any(copy => copy.IsGood && copies.Any(keys => keys.IsGood && fits(copy.Content, keys.Content))) ? HeldBy.CachedLink : HeldBy.Servers;
            return false;
        }

        _keysContent = copies[picked].Content;
        _keysUntil = Until(t, _machine.KeysLife, copies[picked].SignatureEnds);
        return true;
    }

    private bool Answers(double t, int keys)
    {
        var copies = _machine.AnswerClock.At(t).ToArray();
        var fits = _machine.Outage.KeysFitAnswer;
        var isSigned = _machine.KeysClock is not null;
        return _choice.Pick(copies.Length, _machine.Policy.ServersTried, i => copies[i].IsGood && t < copies[i].SignatureEnds && (!isSigned || fits(keys, copies[i].Content))) >= 0;
    }

    private bool AnyKeysFit(double t)
    {
        var answers = _machine.AnswerClock.At(t).ToArray();
        var keys = _machine.KeysClock!.At(t).ToArray();
        var fits = _machine.Outage.KeysFitAnswer;
        var cached = _keysContent;
        return keys.Any(set => set.Content != cached && set.IsGood && answers.Any(answer => answer.IsGood && fits(set.Content, answer.Content)));
    }

    private double Until(double t, double life, double signatureEnds) =>
        Math.Min(t + Math.Max(life, 1e-3), _machine.Policy.EndsWithSignature ? Math.Max(signatureEnds, t + 1e-3) : double.PositiveInfinity);
}
