using System.Collections.Immutable;

namespace DnssecToolkit.Timelines;

/// <summary>Gives each step of a method its earliest safe date.</summary>
public static class RolloverPlanner
{
    /// <summary>The plan whose first step is at <paramref name="start"/> and whose others follow as early as the equations allow.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value of the timing is negative or too long, or the dates pass the year 9999.</exception>
    public static RolloverPlan Plan(RolloverMethod method, RolloverTiming timing, DateTimeOffset start, RolloverAlgorithms? algorithms = null)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(timing);
        timing.Checked();
        var outline = method.Outline(timing, algorithms ?? UsualAlgorithms(method));
        var steps = ImmutableArray.CreateBuilder<PlanStep>();
        foreach (var step in outline.Steps)
        {
            var at = steps.Count == 0 ? start : steps[^1].At;
            foreach (var wait in step.Waits)
            {
                var ready = steps.Single(earlier => earlier.Name == wait.After).At + wait.Interval.Length;
                at = ready > at ? ready : at;
            }

            steps.Add(new PlanStep(step.Name, at, step.Changes, step.Waits));
        }

        return new RolloverPlan { Method = method, Timing = timing, Before = outline.Before, Steps = steps.ToImmutable() };
    }

    /// <summary>The algorithms that are assumed where none are named.</summary>
    public static RolloverAlgorithms UsualAlgorithms(RolloverMethod method)
    {
        ArgumentNullException.ThrowIfNull(method);
        return method.Kind == "algorithm" ? RolloverAlgorithms.RsaToEcdsa : RolloverAlgorithms.Same;
    }

    /// <summary>
    /// Until when the first step has to be taken so that the key in use since <paramref name="tact"/> is replaced in its lifetime; null
    /// where it has no lifetime, or the method replaces no key in time.
    /// </summary>
    public static DateTimeOffset? LatestStart(RolloverMethod method, RolloverTiming timing, DateTimeOffset tact)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(timing);
        return tact + (method.Kind == "zsk" ? timing.Lzsk : timing.Lksk) - method.Lead?.Invoke(timing).Length;
    }
}
