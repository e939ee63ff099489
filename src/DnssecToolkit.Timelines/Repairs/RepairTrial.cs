using System.Collections.Immutable;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>A way out of an outage that was tried: on the model for its curve, and with the validator for its safety.</summary>
/// <param name="Title">What is done.</param>
/// <param name="Outage">The outage with this end.</param>
/// <param name="Safety">What caches may hold after it, judged by the validator.</param>
/// <param name="Curve">The share of failing questions behind validating resolvers.</param>
/// <param name="UserMinutes">The failing minutes of all users together, from the onset to the end.</param>
public sealed record RepairTrial(string Title, Outage Outage, CacheMixes Safety, OutageCurve Curve, double UserMinutes)
{
    /// <summary>The bounds for each kind of resolver.</summary>
    public ImmutableArray<RecoveryBounds> Bounds { get; init; } = [];

    /// <summary>When the last kind of resolver is well again; null where one never is.</summary>
    public DateTimeOffset? OverBy => Bounds.Any(bounds => bounds.Recovery is { Latest: null }) ? null : Bounds.Max(bounds => bounds.Recovery?.Latest) ?? Outage.LastChange;

    /// <summary>The kind of resolver that is last; null where none fails.</summary>
    public RecoveryBounds? Last => Bounds.Where(bounds => bounds.Recovery is not null).MaxBy(bounds => bounds.Recovery!.Latest ?? DateTimeOffset.MaxValue);

    /// <summary>Tries a repair.</summary>
    /// <param name="title">What is done.</param>
    /// <param name="phases">The healthy state, the trouble, and the repair as its last phase.</param>
    /// <param name="question">What users ask.</param>
    /// <param name="zone">The zone in trouble.</param>
    /// <param name="anchors">The keys trusted to begin with.</param>
    /// <param name="population">Who asks, behind which resolvers.</param>
    /// <param name="end">The last instant that matters.</param>
    /// <param name="cancellation">Stops between two kinds of resolvers.</param>
    public static RepairTrial Of(
        string title, ImmutableArray<OutagePhase> phases, Question question, DomainName zone, TrustAnchors anchors, Population population, DateTimeOffset end, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(population);
        var outage = RecordedOutage.Of(title, phases, question, zone, anchors, end);
        var curve = PopulationModel.Run(outage, population, cancellation: cancellation).All;
        return new RepairTrial(title, outage, CacheMixes.Check(phases, question, zone, anchors), curve, curve.UserMinutes(population))
        {
            Bounds = [.. population.Resolvers.Select(resolver => RecoveryBounds.Of(outage, resolver.Profile))],
        };
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Title}: {UserMinutes:n0} user-minutes, over by {(OverBy is { } over ? UtcText.Second(over) : "no known time")}");
}
