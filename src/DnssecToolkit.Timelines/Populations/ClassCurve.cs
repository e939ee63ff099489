using System.Collections.Immutable;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>The curve of all names of one TTL at one kind of resolver: what each run of the chain means for them, without drawing a single name.</summary>
/// <remarks>
/// What is left of a cached answer is uniform, so that after fetches begin to fail the share of names that fail is a straight ramp, and after the
/// repair the share that is still held by its last verdict is another one. How high they are depends on the rates alone: sums over the strata.
/// </remarks>
internal sealed class ClassCurve(ChainRuns chain, CachePolicy policy, CurveTally failing, CurveTally stale)
{
    private const int Runs = 256;
    private const int RunsApart = 768; // in all groups of rates together
    private const int RunsOfAnswers = 3072;
    private const double LeastOwn = 0.001;
    private const int RatesApart = 12; // groups of names whose tries are followed apart
    private const int VerdictPieces = 8;

    private readonly ChainMachine _machine = chain.Machine;
    private readonly double _end = (chain.Machine.Outage.End - chain.Machine.Outage.Start).TotalSeconds;
    private readonly double _longestStale = policy.ServeStale.Maximum ?? double.PositiveInfinity;
    private readonly bool _usesStale = policy.ServeStale is { IsOn: true, OnBogus: true };
    private double _life;
    private double _verdict;
    private double _prefetched; // seconds before the end at which busy answers are renewed

    /// <summary>Adds the names of a class.</summary>
    /// <param name="answerTtl">The TTL of their answers.</param>
    /// <param name="strata">The names.</param>
    /// <param name="share">The share of the class.</param>
    /// <param name="demand">How queries arrive.</param>
    /// <param name="zoneDemand">For names that share the chain: fetches and queries a second for all of them; null where each name has its own.</param>
    public void Add(uint answerTtl, ImmutableArray<RateStratum> strata, double share, Demand demand, (double Fetches, double Queries)? zoneDemand)
    {
        _life = (_machine.Outage.Answer with { Ttl = answerTtl }).KeptBy(policy);
        _verdict = policy.BogusVerdict.For(answerTtl);
        _verdict = zoneDemand is null && HangsOnChain ? Math.Max(_verdict, policy.BrokenChain) : _verdict; // with a chain of one's own both verdicts are one
        _prefetched = Math.Min(_life, policy.Prefetch.Before(answerTtl));
        if (zoneDemand is { } zone && !_machine.HasChoiceOfAnswers)
        {
            var key = new RunKey(Runs, _machine.LinkLife, _machine.KeysLife, zone.Queries);
            var sums = Sums.Of(strata, share, demand, this, _life);
            var own = Own(strata, share, zone.Fetches);
            if (own > LeastOwn * share)
            {
                // In a zone of few names it is often the name itself that renewed the proof: then both run out together.
                var (link, keys, deciding) = OwnLives(double.PositiveInfinity);
                AddOwn(chain.Of(key with { LinkLife = link, KeysLife = keys, IsOwn = true }), Sums.Of(strata, own, demand, this, deciding));
            }
            else
            {
                own = 0;
            }

            sums *= 1 - (own / share);
            var missing = Missing(zone.Fetches);
            AddShared(chain.Of(key), sums * (1 - missing));
            if (missing > LeastOwn)
            {
                AddShared(chain.OfNothing(key, zone.Fetches), sums * missing);
            }

            return;
        }

        // What becomes of a name alone hangs on how often it is asked for: by groups of rates.
        var groups = Groups(strata).ToList();
        foreach (var group in groups)
        {
            var rate = group.Sum(stratum => stratum.Rate * stratum.Share) / group.Sum(stratum => stratum.Share);
            var (linkLife, keysLife, decisive) = zoneDemand is null ? OwnLives(rate) : (_machine.LinkLife, _machine.KeysLife, _life);
            var key = new RunKey((_machine.HasChoiceOfAnswers ? RunsOfAnswers : RunsApart) / groups.Count, linkLife, keysLife, rate) { IsOwn = zoneDemand is null };
            AddOwn(chain.Of(_machine.HasChoiceOfAnswers ? key with { AnswerTtl = answerTtl } : HangsOnChain ? key with { Verdict = (uint)_verdict } : key), Sums.Of(group, share, demand, this, decisive));
        }
    }

    // The share of queries, weighted by how great a part of its zone's fetches the name's own are.
    private double Own(ImmutableArray<RateStratum> strata, double share, double fetches) =>
        share * strata.Sum(stratum => stratum.Share * Math.Min(1, stratum.Rate / (1 + (stratum.Rate * _life)) / fetches));

    private bool HangsOnChain => _machine.Outage.Link.Versions.Length > 1 || _machine.Outage.Keys?.Versions.Length > 1;

    // The chance that a zone's own demand has let the deciding record run out, and nobody has asked for it again yet.
    private double Missing(double fetches)
    {
        double Absent(double rate, double life) => 1 / (1 + (rate * life));
        if (_machine.KeysClock is null)
        {
            return Absent(fetches, _machine.LinkLife);
        }

        var keys = Absent(fetches, _machine.KeysLife);
        var link = Absent(1 / (_machine.KeysLife + (1 / fetches)), _machine.LinkLife);
        return _machine.Outage.Link.Versions.Length > 1 ? keys * link : keys;
    }

    // A name with a chain of its own renews keys only when its answer has run out, and the link only when the keys have: each holds for whole lives of the one below (E1).
    private (double Link, double Keys, double Decisive) OwnLives(double rate)
    {
        static double Whole(double upper, double lower) => lower <= 0 ? upper : upper <= lower ? lower : lower * Math.Ceiling((upper / lower) - 1e-9);
        if (_machine.KeysClock is null)
        {
            var link = Whole(_machine.LinkLife, _life);
            return (link, 0, _machine.Outage.Link.Versions.Length > 1 ? link : _life);
        }

        var between = _life + (1 / rate is var wait && wait < _life / 4 ? wait : 0); // a busy name fetches its answer a little after its end
        var keysLife = Whole(_machine.KeysLife, between);
        var linkLife = Whole(_machine.LinkLife, keysLife);
        return (linkLife, keysLife, _machine.Outage.Link.Versions.Length > 1 ? linkLife : _machine.Outage.Keys!.Versions.Length > 1 ? keysLife : _life);
    }

    private void AddShared(ImmutableArray<FailureInterval>[] runs, Sums sums)
    {
        foreach (var run in runs)
        {
            foreach (var (from, to, _) in run)
            {
                AddAnswers(from, to, sums / runs.Length);
            }
        }
    }

    private void AddOwn(ImmutableArray<FailureInterval>[] runs, Sums sums)
    {
        foreach (var run in runs)
        {
            foreach (var (from, to, _) in run)
            {
                // What begins with a renewal begins when the answer has just run out; what begins with the answer itself must wait for that.
                var waits = IsServedChange(from) && !IsLinkChange(from) && !_machine.HasChoiceOfAnswers;
                // The verdict on a chain of one's own is the verdict on the name: it is in the run.
                Add(from, to, 0, waits ? _life : 0, sums.Cached / runs.Length, HangsOnChain ? 0 : sums.CachedRemembered / runs.Length, hasCopy: 1);
            }
        }

        AddCold(sums);
    }

    private void AddAnswers(double from, double to, Sums sums)
    {
        Add(from, to, 0, _life, sums.Cached - sums.Prefetched, sums.CachedRemembered * (1 - sums.PrefetchedPart), hasCopy: 1);
        Add(from, to, _prefetched, _life, sums.Prefetched, sums.CachedRemembered * sums.PrefetchedPart, hasCopy: 1);
        Add(from, to, 0, 0, sums.Missing, sums.MissingRemembered, sums.CopyOfMissing);
    }

    private void AddCold(Sums sums)
    {
        foreach (var (from, to, share) in chain.Cold)
        {
            Add(from, to, 0, 0, sums.Missing * share, sums.MissingRemembered * share, sums.CopyOfMissing);
        }
    }

    // Names that fail from a uniform time in [from + least, from + most] on until fetches succeed, and those whose last verdict outlives that.
    private void Add(double from, double to, double least, double most, double weight, double remembered, double hasCopy)
    {
        if (weight <= 0 || from + least >= to)
        {
            return;
        }

        var until = Math.Min(to, _end);
        Rise(from + least, from + most, until, weight, hasCopy);
        if (_verdict <= 0 || to >= _end || remembered <= 0 || _machine.IsAnchored(to) || !IsServedOrChain(to))
        {
            return;
        }

        var begun = Math.Min(from + most, to); // who has not begun to fail by then keeps no verdict
        var pieces = most > least && to - begun < _verdict ? VerdictPieces : 1;
        for (var i = 0; i < pieces; i++)
        {
            var length = (begun - from - least) / pieces;
            var part = most > least ? length / (most - least) : 1;
            var starts = pieces == 1 ? begun : from + least + (length * (i + 0.5));
            Fade(to, Math.Min(_verdict, to - starts), starts, remembered * part, hasCopy);
        }
    }

    private void Rise(double from, double to, double until, double weight, double hasCopy)
    {
        var covered = _usesStale ? weight * hasCopy : 0;
        Plateau(failing, from, to, until, weight - covered);
        if (covered > 0)
        {
            // A copy may be used until it is too old; then its name fails like any other.
            Plateau(stale, from, to, until, covered);
            if (from + _longestStale < until)
            {
                Plateau(stale, from + _longestStale, to + _longestStale, until, -covered);
                Plateau(failing, from + _longestStale, to + _longestStale, until, covered);
            }
        }
    }

    private void Fade(double at, double life, double starts, double weight, double hasCopy)
    {
        if (life <= 0)
        {
            return;
        }

        var covered = _usesStale && at - starts < _longestStale ? weight * hasCopy : 0;
        failing.Step(at, weight - covered);
        failing.Ramp(at, at + life, covered - weight);
        stale.Step(at, covered);
        stale.Ramp(at, at + life, -covered);
    }

    // Up along a ramp that may be cut short, and down at once.
    private static void Plateau(CurveTally tally, double from, double to, double until, double weight)
    {
        if (weight == 0 || from >= until)
        {
            return;
        }

        var reached = to <= until ? weight : weight * (until - from) / (to - from);
        tally.Ramp(from, Math.Min(to, until), reached);
        tally.Step(until, -reached);
    }

    private bool IsLinkChange(double t) => _machine.KeysClock is null
        ? IsChange(_machine.LinkClock, t)
        : IsChange(_machine.LinkClock, t) || IsChange(_machine.KeysClock, t);

    private bool IsServedChange(double t) => Math.Abs(_machine.NextServedChange(t - 1e-6) - t) < 1e-6;

    // Where servers differ in the answer itself, a name that succeeds by chance has let its verdict run out before.
    private bool IsServedOrChain(double t) => _machine.AnswerClock.At(t - 1e-6).Length == 1 || IsServedChange(t);

    private static bool IsChange(ServedClock clock, double t) => Math.Abs(clock.NextChange(t - 1e-6) - t) < 1e-6;

    private static IEnumerable<ImmutableArray<RateStratum>> Groups(ImmutableArray<RateStratum> strata)
    {
        var group = ImmutableArray.CreateBuilder<RateStratum>();
        var (done, sum) = (1, 0.0);
        var all = strata.Sum(stratum => stratum.Share);
        foreach (var stratum in strata)
        {
            group.Add(stratum);
            sum += stratum.Share;
            if (sum >= all * done / RatesApart - 1e-12)
            {
                yield return group.ToImmutable();
                group.Clear();
                done = (int)(sum / all * RatesApart) + 1;
            }
        }

        if (group.Count > 0)
        {
            yield return group.ToImmutable();
        }
    }

    /// <summary>Sums over names, weighted by how often they are asked for.</summary>
    /// <param name="Cached">Those that find what decides in the cache.</param>
    /// <param name="CachedRemembered">Of these the ones that would find a verdict.</param>
    /// <param name="Missing">Those that do not.</param>
    /// <param name="MissingRemembered">Of these the ones that would find a verdict.</param>
    /// <param name="Prefetched">Of the cached ones those that are renewed before their end.</param>
    /// <param name="MissingCovered">Of the missing ones those with an old copy.</param>
    private readonly record struct Sums(double Cached, double CachedRemembered, double Missing, double MissingRemembered, double Prefetched, double MissingCovered)
    {
        public double PrefetchedPart => Cached > 0 ? Prefetched / Cached : 0;

        public double CopyOfMissing => Missing > 0 ? MissingCovered / Missing : 0;

        public static Sums operator *(Sums sums, double factor) =>
            new(sums.Cached * factor, sums.CachedRemembered * factor, sums.Missing * factor, sums.MissingRemembered * factor, sums.Prefetched * factor, sums.MissingCovered * factor);

        public static Sums operator /(Sums sums, double divisor) => sums * (1 / divisor);

        public static Sums Of(ImmutableArray<RateStratum> strata, double share, Demand demand, ClassCurve names, double decisive)
        {
            var sums = default(Sums);
            foreach (var stratum in strata)
            {
                var arrivals = new Arrivals(demand, stratum.Rate);
                var weight = share * stratum.Share;
                var cached = weight * arrivals.EvenShare(decisive);
                var remembered = arrivals.HitShare(names._verdict);
                sums = new Sums(
                    sums.Cached + cached,
                    sums.CachedRemembered + (cached * remembered),
                    sums.Missing + weight - cached,
                    sums.MissingRemembered + ((weight - cached) * remembered),
                    sums.Prefetched + (names._prefetched > 0 ? cached * arrivals.AnyWithin(names._prefetched) : 0),
                    sums.MissingCovered + (names._usesStale ? (weight - cached) * arrivals.AnyWithin(names._longestStale) : 0));
            }

            return sums;
        }
    }
}
