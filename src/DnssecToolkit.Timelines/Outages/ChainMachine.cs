using System.Collections.Immutable;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>The part of a resolver's cache that all names of a zone share: DS or its absence, and keys. Runs through an outage and says when an answer that must be fetched would fail.</summary>
/// <remarks>The zone is busy: what runs out is asked for at once. What is cached and valid is used until its TTL or its signature ends, whatever is served meanwhile.</remarks>
internal sealed class ChainMachine
{
    private const int MaximumSteps = 1_000_000;

    private readonly double _end;
    private readonly (double From, double To)[] _anchors;

    public ChainMachine(Outage outage, CachePolicy policy, IEnumerable<NegativeTrustAnchor>? anchors = null)
    {
        (Outage, Policy) = (outage, policy);
        AnswerClock = new ServedClock(outage.Answer, outage.Start);
        LinkClock = new ServedClock(outage.Link, outage.Start);
        KeysClock = outage.Keys is { } keys ? new ServedClock(keys, outage.Start) : null;
        _end = (outage.End - outage.Start).TotalSeconds;
        _anchors = [.. (anchors ?? []).Select(anchor => ((anchor.From - outage.Start).TotalSeconds, anchor.To is { } to ? (to - outage.Start).TotalSeconds : double.PositiveInfinity))];
        DelegationLife = policy.SettlesAtReferral && outage.DelegationTtl is { } ttl ? policy.Keeps(ttl) : 0;
        LinkLife = DelegationLife > 0 && outage.Keys is null ? DelegationLife : outage.Link.KeptBy(policy);
        KeysLife = outage.Keys?.KeptBy(policy) ?? 0;
        AnswerLife = outage.Answer.KeptBy(policy);
        VerdictLife = policy.BogusVerdict.For(outage.Answer.Ttl);
    }

    public Outage Outage { get; }

    public CachePolicy Policy { get; }

    public ServedClock AnswerClock { get; }

    public ServedClock LinkClock { get; }

    public ServedClock? KeysClock { get; }

    /// <summary>How long the delegation is kept and what was settled at the referral holds, in seconds; 0 where nothing is settled there.</summary>
    public double DelegationLife { get; }

    /// <summary>How long the link is kept, in seconds. Where nobody renews it before the next answer is fetched, it holds for longer than its TTL.</summary>
    public double LinkLife { get; init; }

    /// <summary>How long the keys are kept, in seconds.</summary>
    public double KeysLife { get; init; }

    /// <summary>How long the verdict that an answer is bogus is kept, in seconds.</summary>
    public double VerdictLife { get; }

    /// <summary>How many ask a second for what hangs on this chain: who tries again after a failure that is not remembered.</summary>
    public double QueriesPerSecond { get; init; } = double.PositiveInfinity;

    /// <summary>How long the answer is kept, in seconds.</summary>
    public double AnswerLife { get; }

    /// <summary>Whether a run follows one name with its answer; else it says when fetching any answer fails.</summary>
    public bool FollowsAnswer { get; init; }

    /// <summary>When fetches fail, with what was cached at the start having so much left of its life.</summary>
    /// <param name="linkLeft">Seconds that the link still lives at the start.</param>
    /// <param name="keysLeft">Seconds that the keys still live.</param>
    /// <param name="choice">Which servers are asked.</param>
    /// <param name="answerLeft">Seconds that the answer still lives, where the run follows one.</param>
    /// <param name="from">Seconds from the start at which somebody asks for the first time.</param>
    public ImmutableArray<FailureInterval> Run(double linkLeft, double keysLeft, ServerChoice choice, double answerLeft = 0, double from = 0)
    {
        var state = new ChainState(this, linkLeft, keysLeft, choice, skips: true) { AnswerLeft = answerLeft };
        var failures = ImmutableArray.CreateBuilder<FailureInterval>();
        var failingSince = double.NaN;
        var held = HeldBy.Nothing;
        var t = from;
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

            if (reason == HeldBy.Nothing && !FollowsAnswer && NextServedChange(t) is var change && state.SkipRenewals(t, change))
            {
                next = change;
            }

            t = Math.Max(next, t + 1e-6);
        }

        if (!double.IsNaN(failingSince))
        {
            failures.Add(new FailureInterval(failingSince, double.PositiveInfinity, held));
        }

        return failures.ToImmutable();
    }

    /// <summary>Whether the zone is not validated at an instant.</summary>
    public bool IsAnchored(double t) => Array.Exists(_anchors, anchor => anchor.From <= t && t < anchor.To);

    /// <summary>Whether servers differ in the answer itself at some time.</summary>
    public bool HasChoiceOfAnswers => Outage.Answer.Versions.Any(version => version.PerServer.Length > 1);

    /// <summary>Whether it matters which server is asked.</summary>
    public bool HasChoice(double t) => LinkClock.At(t).Length > 1 || AnswerClock.At(t).Length > 1 || (KeysClock is not null && KeysClock.At(t).Length > 1);

    /// <summary>The next instant at which what is served changes, or whether it is validated; at most the end.</summary>
    public double NextServedChange(double t)
    {
        var next = Math.Min(AnswerClock.NextChange(t), Math.Min(LinkClock.NextChange(t), KeysClock?.NextChange(t) ?? double.PositiveInfinity));
        foreach (var (from, to) in _anchors)
        {
            next = from > t ? Math.Min(next, from) : to > t ? Math.Min(next, to) : next;
        }

        return Math.Min(next, _end);
    }
}
