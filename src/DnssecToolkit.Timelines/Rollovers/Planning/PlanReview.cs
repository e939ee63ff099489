using System.Collections.Immutable;

namespace DnssecToolkit.Timelines;

/// <summary>A step that is dated before an equation allows it.</summary>
/// <param name="Step">The step.</param>
/// <param name="Wait">What it does not wait out.</param>
/// <param name="Earliest">When it may be taken.</param>
public sealed record EarlyStep(PlanStep Step, StepWait Wait, DateTimeOffset Earliest)
{
    /// <summary>By how much it is too early.</summary>
    public TimeSpan TooEarlyBy => Earliest - Step.At;

    /// <summary>Which step, by how much and under which equation.</summary>
    public override string ToString() =>
        $"{Step.Name} at {RolloverWords.Time(Step.At)} is {RolloverWords.Duration(TooEarlyBy)} too early: not before {RolloverWords.Time(Earliest)}, which is {Wait.After} + {Wait.Interval}";
}

/// <summary>What is wrong with the dates of a plan.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Strictness">What validators are taken to insist on.</param>
/// <param name="TooEarly">The steps that an equation forbids, in order of time.</param>
/// <param name="Invariant">The combinations of cached values that would be bogus.</param>
[TypeFormatterSource]
public sealed record PlanReview(RolloverPlan Plan, AlgorithmStrictness Strictness, ImmutableArray<EarlyStep> TooEarly, InvariantReport Invariant)
{
    /// <summary>Whether nothing is wrong, and everything was looked at.</summary>
    public bool IsSafe => TooEarly.IsEmpty && Invariant is { Holds: true, IsCutShort: false };

    /// <summary>Reviews a plan: its dates against its method's equations, and what it publishes against what caches may hold.</summary>
    public static PlanReview Of(RolloverPlan plan, AlgorithmStrictness strictness = AlgorithmStrictness.AnyPath)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var early = from step in plan.InOrder
                    from wait in step.Waits
                    let after = plan.Step(wait.After)
                    where after is not null
                    let earliest = after.At + wait.Interval.Length
                    where step.At < earliest
                    select new EarlyStep(step, wait, earliest);
        return new PlanReview(plan, strictness, [.. early], CacheInvariant.Check(plan.History(), CacheWindows.Of(plan.Timing), strictness));
    }

    /// <summary>The headline and every problem.</summary>
    public override string ToString() => IsSafe ? PlanText.Headline(this) : $"{PlanText.Headline(this)}\n\n{PlanText.Problems(this)}";
}
