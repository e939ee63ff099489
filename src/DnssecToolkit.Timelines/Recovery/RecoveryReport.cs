using System.Collections.Immutable;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>Who fails when in an incident, and when it is over for whom: bounds for each kind of resolver, the curve of a population, and what would have helped.</summary>
/// <param name="Incident">What was served.</param>
/// <param name="Population">Who asks; every curve is an assumption of it.</param>
[TypeFormatterSource]
public sealed record RecoveryReport(IncidentModel Incident, Population Population)
{
    /// <summary>The bounds for each kind of resolver and each kind of names, the names that most users ask for first.</summary>
    public ImmutableArray<(IncidentPart Part, RecoveryBounds Bounds)> Rows { get; init; } = [];

    /// <summary>The curve of all names, by their shares.</summary>
    public required OutageCurve Curve { get; init; }

    /// <summary>Where the climb bends, and why.</summary>
    public Knee? Knee { get; init; }

    /// <summary>What else could have been done, best first.</summary>
    public ImmutableArray<Mitigation> Mitigations { get; init; } = [];

    /// <summary>Computes the report.</summary>
    /// <param name="incident">What was served.</param>
    /// <param name="population">Who asks, behind which resolvers.</param>
    /// <param name="anchors">When how great a share of the resolvers stopped validating.</param>
    /// <param name="cancellation">Stops between two kinds of resolvers.</param>
    public static RecoveryReport Of(IncidentModel incident, Population population, IEnumerable<SharedAnchor>? anchors = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(incident);
        ArgumentNullException.ThrowIfNull(population);
        var parts = incident.Parts.OrderByDescending(part => part.Share).ToList();
        var set = anchors?.ToImmutableArray() ?? [];
        var rows = parts.SelectMany(part => population.Resolvers.Select(resolver => (part, RecoveryBounds.Of(part.Outage, resolver.Profile)))).ToImmutableArray();
        var curve = MitigationTrial.Curve(incident, population, set, cancellation);
        return new RecoveryReport(incident, population)
        {
            Rows = rows,
            Curve = curve,
            Knee = Knee.Find(curve, parts[0].Outage, population.Resolvers.Select(resolver => resolver.Profile)),
            Mitigations = MitigationTrial.Compare(incident, population, set, curve, cancellation),
        };
    }

    /// <summary>The bounds that matter most: those of the largest kind of names.</summary>
    public IEnumerable<RecoveryBounds> Main => Rows.Where(row => row.Part == Rows[0].Part).Select(row => row.Bounds);

    /// <summary>The result in one sentence.</summary>
    public string Headline
    {
        get
        {
            var hit = Main.Where(bounds => bounds.Recovery is not null).ToList();
            if (hit.Count == 0)
            {
                return "No validating resolver fails.";
            }

            var over = hit.Where(bounds => bounds.Recovery!.Latest is not null).OrderBy(bounds => bounds.Recovery!.Latest).ToList();
            if (over.Count < hit.Count)
            {
                var never = hit.Where(bounds => bounds.Recovery!.Latest is null).Select(bounds => bounds.Profile.Name);
                return $"Not over by {UtcText.Minute(Rows[0].Part.Outage.End)} for {string.Join(", ", never)}.";
            }

            var (first, last) = (over[0], over[^1]);
            return over.Count == 1 || first.Recovery!.Latest == last.Recovery!.Latest
                ? $"Validating resolvers recover by {UtcText.Second(last.Recovery!.Latest!.Value)}, held by {last.HeldInWords}."
                : $"Validating resolvers recover between {UtcText.Range(first.Recovery!.Latest!.Value, last.Recovery!.Latest!.Value)}; {last.Profile.Name} is last, held by {last.HeldInWords}.";
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Headline;
}

/// <summary>When a share of all resolvers stops validating the zone (RFC 7646).</summary>
/// <param name="From">From when on.</param>
/// <param name="Share">The share of resolvers, in [0, 1].</param>
public sealed record SharedAnchor(DateTimeOffset From, double Share);
