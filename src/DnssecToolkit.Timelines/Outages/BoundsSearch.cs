using System.Collections.Immutable;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>Tries what caches may hold at the start on a grid that has the extremes on it: nothing left, a full TTL left, and steps between.</summary>
/// <remarks>Failure and recovery are monotone in what is left between two changes, so that the extremes are on the grid; the median is as fine as the grid.</remarks>
internal sealed class BoundsSearch(Outage outage, ResolverProfile profile, ImmutableArray<NegativeTrustAnchor> anchors)
{
    private const int Steps = 16;
    private const int VerdictSteps = 8;
    private const double Instant = 1e-3;

    private readonly ChainMachine _machine = new(outage, profile.Cache, anchors);

    public RecoveryBounds Search()
    {
        var failures = new List<double>();
        var recoveries = new List<(double At, HeldBy Holds)>();
        var even = (Failures: new List<double>(), Recoveries: new List<double>()); // of lives spread evenly alone: their middle is the median
        var verdict = profile.Cache.BogusVerdict.For(outage.Answer.Ttl);
        foreach (var choice in (ReadOnlySpan<ServerChoice>)[ServerChoice.Worst, ServerChoice.Best])
        {
            foreach (var (link, isEvenLink) in PhasesWithChanges(_machine.LinkLife))
            {
                foreach (var (keys, isEvenKeys) in outage.Keys is null ? [(0.0, true)] : PhasesWithChanges(_machine.KeysLife))
                {
                    var intervals = _machine.Run(link, keys, choice);
                    if (intervals.IsEmpty)
                    {
                        continue;
                    }

                    foreach (var answer in Phases(_machine.AnswerLife))
                    {
                        Add(intervals, answer, verdict, failures, recoveries, isEvenLink && isEvenKeys ? even : null);
                    }
                }
            }
        }

        var bounds = new RecoveryBounds(profile, outage);
        if (failures.Count == 0)
        {
            return bounds;
        }

        failures.Sort();
        even.Failures.Sort();
        even.Recoveries.Sort();
        recoveries.Sort((left, right) => left.At.CompareTo(right.At));
        var last = recoveries[^1];
        return bounds with
        {
            Failure = new InstantBounds(At(failures[0]), At(Middle(even.Failures, failures[0])), Known(failures[^1])),
            Recovery = new InstantBounds(At(recoveries[0].At), At(Middle(even.Recoveries, recoveries[0].At)), Known(last.At)),
            HeldBy = last.Holds,
            HeldFor = LifeOf(last.Holds, verdict),
        };
    }

    // A name whose answer lives on when fetches begin to fail fails when it runs out; a verdict made just before the repair outlives it.
    private void Add(ImmutableArray<FailureInterval> intervals, double answerLeft, uint verdict, List<double> failures, List<(double, HeldBy)> recoveries, (List<double> Failures, List<double> Recoveries)? even)
    {
        var chain = LifeOf(HeldBy.BrokenChain, verdict);
        double? first = null;
        (double, HeldBy)? last = null;
        var (lastTo, lastVerdict) = (0.0, 0.0);
        foreach (var (from, to, holds) in intervals)
        {
            var failing = from + answerLeft;
            if (failing >= to)
            {
                continue;
            }

            first ??= failing;
            (lastTo, lastVerdict) = (to, _machine.IsAnchored(to) ? 0 : Math.Min(verdict, to - failing));
            var late = to + (lastVerdict > 0 ? verdict : 0);
            var holdsLonger = holds is HeldBy.CachedLink or HeldBy.CachedKeys || (holds == HeldBy.BrokenChain && chain >= verdict); // longer than the verdict at its end
            last = (late, late > to && !holdsLonger ? HeldBy.BogusVerdict : holds);
            recoveries.Add((to, holds)); // asked at the right moment
        }

        if (first is { } failure && last is { } recovery)
        {
            failures.Add(failure);
            recoveries.Add(recovery);
            even?.Failures.Add(failure);
            for (var step = 0; step <= VerdictSteps; step++)
            {
                even?.Recoveries.Add(lastTo + (lastVerdict > 0 ? lastVerdict * step / VerdictSteps : 0)); // what is left of the last verdict is uniform too
            }
        }
    }

    private uint LifeOf(HeldBy holds, uint verdict) => holds switch
    {
        HeldBy.BogusVerdict => verdict,
        HeldBy.BrokenChain => Math.Max(profile.Cache.BrokenChain, profile.Cache.BrokenKeys),
        HeldBy.CachedLink => (uint)_machine.LinkLife,
        HeldBy.CachedKeys => (uint)_machine.KeysLife,
        _ => 0,
    };

    // Renewals fall on the very instants of change, just before and just after: there the extremes are.
    private IEnumerable<(double Left, bool IsEven)> PhasesWithChanges(double life) => Phases(life).Select(left => (left, true)).Concat(outage.Changes.Select(change => (change - outage.Start).TotalSeconds)
        .SelectMany(change => new[] { change - Instant, change + Instant })
        .Select(change => life > 0 ? change - (Math.Floor(change / life) * life) : 0).Distinct().Select(left => (left, false)));

    private static double Middle(List<double> sorted, double otherwise) => sorted.Count > 0 ? sorted[sorted.Count / 2] : otherwise;

    private static IEnumerable<double> Phases(double life)
    {
        for (var i = 0; i <= Steps; i++)
        {
            yield return i == Steps ? Math.Max(0, life - Instant) : life * i / Steps;
        }
    }

    private DateTimeOffset At(double seconds) => outage.Start.AddSeconds(Math.Min(Math.Round(seconds, 3), (outage.End - outage.Start).TotalSeconds));

    private DateTimeOffset? Known(double seconds) => double.IsInfinity(seconds) ? null : At(seconds);
}
