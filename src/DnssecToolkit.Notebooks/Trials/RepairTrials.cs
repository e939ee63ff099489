using System.Collections.Immutable;
using DnssecToolkit.Lab;
using DnssecToolkit.Timelines;

namespace DnssecToolkit.Notebooks.Trials;

/// <summary>Plays every way out of a failure case in the lab: the evidence of each phase goes to the model for its curve, and to the validator for its safety.</summary>
public static class RepairTrials
{
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(1);

    /// <summary>Tries all ways.</summary>
    /// <param name="exercise">The failure case with its ways out.</param>
    /// <param name="population">Who asks, behind which resolvers.</param>
    /// <param name="start">When the script begins.</param>
    /// <param name="watched">How long is looked at after the repair; the longest TTL and an hour if not given.</param>
    /// <param name="cancellation">Stops between two ways.</param>
    public static RepairRanking Run(RepairExercise exercise, Population population, DateTimeOffset start, TimeSpan? watched = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(exercise);
        var mended = start + exercise.Ways.Max(way => way.Act.After);
        var end = mended + (watched ?? Longest(exercise) + TimeSpan.FromHours(1));
        return RepairRanking.Of(
            exercise.Code,
            exercise.Broken,
            Try(exercise.Start, "nothing is done"),
            exercise.Ways.Select(way => Try(exercise.With(way), way.Title)).ToList());

        RepairTrial Try(Scenario scenario, string title)
        {
            cancellation.ThrowIfCancellationRequested();
            var script = scenario.Play(start);
            var changes = script.Changes.ToList();
            var phases = changes.Select((change, number) =>
            {
                var at = number + 1 < changes.Count ? changes[number + 1].At - Second : change.At + Before;
                return new OutagePhase(change.At, script.At(change.At).Record(change.At + Second, scenario.Questions), at) { Title = change.Title };
            }).ToImmutableArray();
            return RepairTrial.Of(title, phases, scenario.Questions[0], LabChoices.Zone, script.At(start).Anchors, population, end, cancellation);
        }
    }

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private static TimeSpan Longest(RepairExercise exercise) => TimeSpan.FromSeconds(
        exercise.Start.Internet.Zones.Select(zone => Math.Max(zone.Ttls.Default, Math.Max(zone.Ttls.Dnskey, Math.Max(zone.Ttls.Ds, zone.Ttls.Negative)))).Max());
}
