using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>What one resolver has cached of a zone's chain at a moment.</summary>
internal sealed class ChainState
{
    private const double LeastStep = 1e-3;

    private readonly ChainMachine _machine;
    private readonly ServerChoice _choice;
    private readonly bool _skips;
    private double _linkUntil;
    private int _linkContent;
    private double _keysUntil;
    private int _keysContent;
    private double _brokenUntil = double.NegativeInfinity;
    private HeldBy _broken;
    private double _answerUntil;
    private double _delegationUntil = double.NegativeInfinity;
    private bool _isAnchored;

    public ChainState(ChainMachine machine, double linkLeft, double keysLeft, ServerChoice choice, bool skips)
    {
        (_machine, _choice, _skips) = (machine, choice, skips);
        _linkContent = machine.LinkClock.At(double.NegativeInfinity)[0].Content;
        _keysContent = machine.KeysClock?.At(double.NegativeInfinity)[0].Content ?? 0;
        _linkUntil = linkLeft;
        _keysUntil = keysLeft;
        _answerUntil = double.NegativeInfinity;
    }

    /// <summary>For how long the one answer is still cached that a run follows, in seconds from the start.</summary>
    public double AnswerLeft
    {
        init => _answerUntil = value;
    }

    /// <summary>Renews all that runs out before an instant, where nothing changes until then and all that is served is what is cached: no fetch can fail.</summary>
    /// <returns>False where that is not so.</returns>
    public bool SkipRenewals(double t, double change)
    {
        if (_machine.DelegationLife > 0 || _machine.HasChoice(t) || t < _brokenUntil || _machine.IsAnchored(t)
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

    private static bool IsSame(ServedClock clock, double t, int content) => clock.At(t)[0] is var (served, isGood, ends) && isGood && served == content && double.IsPositiveInfinity(ends);

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

    /// <summary>Whether the last fetch failed above the answer, so that the answer itself was not checked.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Whether fetching the answer now fails and what holds it, and when to look again.</summary>
    public (HeldBy Reason, double Next) Fetch(double t)
    {
        var change = _machine.NextServedChange(t);
        IsBroken = false;
        if (IsAnchored(t))
        {
            _brokenUntil = _machine.Policy.NegativeTrustAnchors.ClearsVerdicts ? double.NegativeInfinity : _brokenUntil;
            return (HeldBy.Nothing, change);
        }

        if (t < _answerUntil)
        {
            return (HeldBy.Nothing, _answerUntil);
        }

        if (t < _brokenUntil)
        {
            IsBroken = true;
            return (_broken, Math.Min(_brokenUntil, change));
        }

        if (_machine.DelegationLife > 0)
        {
            if ((t >= _delegationUntil || t >= _linkUntil) && !RenewLink(t, out var goodReferrals))
            {
                return Break(t, change, _machine.Policy.KeepsBrokenChain(_machine.Outage.Link.Ttl), goodReferrals);
            }

            _delegationUntil = t >= _delegationUntil ? t + _machine.DelegationLife : _delegationUntil;
            change = Math.Min(change, _delegationUntil);
        }

        if (_machine.KeysClock is null)
        {
            if (t >= _linkUntil && !RenewLink(t, out var goodLinks))
            {
                return Break(t, change, _machine.Policy.KeepsBrokenChain(_machine.Outage.Link.Ttl), goodLinks);
            }

            var answers = Answers(t, 0, out var goodAnswers);
            return (answers ? HeldBy.Nothing : HeldBy.Servers, AskAgain(t, Math.Min(change, _linkUntil), answers, goodAnswers));
        }

        if (t >= _keysUntil)
        {
            if (t >= _linkUntil && !RenewLink(t, out var goodLinks))
            {
                return Break(t, change, _machine.Policy.KeepsBrokenChain(_machine.Outage.Link.Ttl), goodLinks);
            }

            if (!RenewKeys(t, out var reason, out var goodKeys))
            {
                var (_, next) = Break(t, Math.Min(change, _linkUntil), _machine.Policy.KeepsBrokenKeys(_machine.Outage.Keys!.Ttl), goodKeys);
                _broken = reason == HeldBy.CachedLink ? reason : HeldBy.BrokenChain;
                return (reason, next);
            }
        }

        if (Answers(t, _keysContent, out var good))
        {
            return (HeldBy.Nothing, AskAgain(t, Math.Min(change, _keysUntil), true, good));
        }

        // With newer keys the answer might verify: then it is the cached set that holds the failure.
        return (AnyKeysFit(t) ? HeldBy.CachedKeys : HeldBy.Servers, AskAgain(t, Math.Min(change, _keysUntil), false, good));
    }

    // An anchor may have to wait until the keys have left the cache; that it is lifted is seen at once.
    private bool IsAnchored(double t)
    {
        var keysUntil = Math.Max(_brokenUntil, _machine.KeysClock is null ? _linkUntil : _keysUntil);
        _isAnchored = _machine.IsAnchored(t) && (_isAnchored || _machine.Policy.NegativeTrustAnchors.WaitsFor != AnchorDelay.Keys || t >= keysUntil);
        return _isAnchored;
    }

    // Where servers differ in the answer itself, a run follows one name: a good answer is kept for its life, and after a bad one the next try is a draw of its own.
    private double AskAgain(double t, double next, bool answers, ulong good)
    {
        if (!_machine.FollowsAnswer)
        {
            return next;
        }

        if (answers)
        {
            _answerUntil = t + _machine.AnswerLife;
            return Math.Max(_answerUntil, t + 1);
        }

        return good == 0 ? next : Math.Min(next, t + Math.Max(_machine.VerdictLife + _choice.Pause(_machine.QueriesPerSecond), LeastStep));
    }

    // While nothing that is served changes and no server is good, the outcome is the same at each renewal of the verdict: skip to the last one before the change.
    // Where servers differ, each further try is a draw of its own. After the verdict has run out, the next try comes with the next query.
    private (HeldBy Reason, double Next) Break(double t, double change, double life, ulong good)
    {
        _broken = HeldBy.BrokenChain;
        IsBroken = true;
        if (_skips && _choice.IsByChance && good != 0)
        {
            _brokenUntil = t + life;
            return (_brokenUntil > change ? HeldBy.BrokenChain : HeldBy.Servers, Math.Min(change, t + Math.Max(life + _choice.Pause(_machine.QueriesPerSecond), LeastStep)));
        }

        if (life <= 0)
        {
            return (HeldBy.Servers, change);
        }

        if (_skips && !double.IsInfinity(change))
        {
            var cycle = life + (_choice.IsByChance ? 1 / _machine.QueriesPerSecond : 0);
            t += Math.Max(0, Math.Ceiling((change - t) / cycle) - 1) * cycle;
        }

        _brokenUntil = t + life;
        return (_brokenUntil <= change + life && _brokenUntil > change ? HeldBy.BrokenChain : HeldBy.Servers, _skips ? change : Math.Min(_brokenUntil, change));
    }

    private bool RenewLink(double t, out ulong good)
    {
        var copies = _machine.LinkClock.At(t);
        good = 0;
        for (var i = 0; i < copies.Length; i++)
        {
            good |= copies[i].IsGood && t < copies[i].SignatureEnds ? 1UL << i : 0;
        }

        var picked = _choice.Pick(copies.Length, _machine.Policy.ServersTried, good);
        if (picked < 0)
        {
            return false;
        }

        _linkContent = copies[picked].Content;
        _linkUntil = Until(t, _machine.LinkLife, copies[picked].SignatureEnds, _machine.Policy.EndsWithSignature);
        return true;
    }

    private bool RenewKeys(double t, out HeldBy reason, out ulong good)
    {
        var copies = _machine.KeysClock!.At(t);
        good = 0;
        for (var i = 0; i < copies.Length; i++)
        {
            good |= copies[i].IsGood && t < copies[i].SignatureEnds && _machine.Outage.LinkFitsKeys(_linkContent, copies[i].Content) ? 1UL << i : 0;
        }

        var picked = _choice.Pick(copies.Length, _machine.Policy.ServersTried, good);
        reason = HeldBy.Nothing;
        if (picked < 0)
        {
            // With the link as it is served now the keys might verify: then the cached link holds the failure.
            reason = AnyLinkFits(t) ? HeldBy.CachedLink : HeldBy.Servers;
            return false;
        }

        _keysContent = copies[picked].Content;
        _keysUntil = Until(t, _machine.KeysLife, copies[picked].SignatureEnds, _machine.Policy.KeysEndWithSignature);
        return true;
    }

    private bool Answers(double t, int keys, out ulong good)
    {
        var copies = _machine.AnswerClock.At(t);
        good = 0;
        for (var i = 0; i < copies.Length; i++)
        {
            good |= copies[i].IsGood && t < copies[i].SignatureEnds && (_machine.KeysClock is null || _machine.Outage.KeysFitAnswer(keys, copies[i].Content)) ? 1UL << i : 0;
        }

        return _choice.Pick(copies.Length, _machine.Policy.ServersTried, good) >= 0;
    }

    private bool AnyLinkFits(double t)
    {
        foreach (var link in _machine.LinkClock.At(t))
        {
            foreach (var keys in _machine.KeysClock!.At(t))
            {
                if (link.IsGood && keys.IsGood && _machine.Outage.LinkFitsKeys(link.Content, keys.Content))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool AnyKeysFit(double t)
    {
        foreach (var keys in _machine.KeysClock!.At(t))
        {
            foreach (var answer in _machine.AnswerClock.At(t))
            {
                if (keys.Content != _keysContent && keys.IsGood && answer.IsGood && _machine.Outage.KeysFitAnswer(keys.Content, answer.Content))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static double Until(double t, double life, double signatureEnds, bool endsWithSignature) =>
        Math.Min(t + Math.Max(life, 1e-3), endsWithSignature ? Math.Max(signatureEnds, t + 1e-3) : double.PositiveInfinity);
}
