using System.Collections.Immutable;
using System.Globalization;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>Something that could have been done, tried on the model.</summary>
/// <param name="Title">What is done, by whom and when.</param>
/// <param name="Curve">The curve with it.</param>
/// <param name="UserMinutes">The failing minutes of all users together.</param>
/// <param name="Saved">The share of the failing minutes that it saves, compared with what happened; negative where it makes things worse.</param>
[TypeFormatterSource]
public sealed record Mitigation(string Title, OutageCurve Curve, double UserMinutes, double Saved)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Title}: {UserMinutes:n0} user-minutes, saves {Saved:p0}");
}

/// <summary>Tries candidates one by one.</summary>
internal static class MitigationTrial
{
    private const double HalfOfThem = 0.5;
    private const uint ShortTtl = 900;

    public static OutageCurve Curve(IncidentModel incident, Population population, ImmutableArray<SharedAnchor> anchors, CancellationToken cancellation = default)
    {
        var without = Curve(incident, population, from: null, cancellation);
        var curves = new List<(OutageCurve, double)>();
        var rest = 1.0;
        foreach (var anchor in anchors)
        {
            curves.Add((Curve(incident, population, anchor.From, cancellation), Math.Min(rest, anchor.Share)));
            rest -= Math.Min(rest, anchor.Share);
        }

        curves.Add((without, rest));
        return OutageCurve.Mix(curves);
    }

    public static ImmutableArray<Mitigation> Compare(
        IncidentModel incident, Population population, ImmutableArray<SharedAnchor> anchors, OutageCurve asItWas, CancellationToken cancellation)
    {
        var main = incident.Parts.MaxBy(part => part.Share)!.Outage;
        var before = asItWas.UserMinutes(population);
        var candidates = new List<(string Title, OutageCurve Curve)>();
        if (main.LastChange > main.Onset)
        {
            var half = main.Onset + ((main.LastChange - main.Onset) / 2);
            candidates.Add(($"repair every server at {half.UtcDateTime:HH:mm} UTC, in half the time", Curve(Repaired(incident, half), population, anchors, cancellation)));
            var first = main.Changes.FirstOrDefault(change => change > main.Onset, main.LastChange);
            if (first < main.LastChange)
            {
                candidates.Add(($"bring the repair to all servers at once at {first.UtcDateTime:HH:mm} UTC", Curve(Repaired(incident, first), population, anchors, cancellation)));
            }
        }

        var hour = main.Onset.AddHours(1);
        candidates.Add(($"half of the resolvers set a negative trust anchor at {hour.UtcDateTime:HH:mm} UTC", Curve(incident, population, [new SharedAnchor(hour, HalfOfThem)], cancellation)));
        candidates.Add(("every resolver serves stale answers, also for bogus ones", Curve(incident, Changed(population, cache => cache with
        {
            ServeStale = new StalePolicy { IsOn = true, OnBogus = true, Maximum = 86_400 },
        }), anchors, cancellation)));
        candidates.Add(("no verdict is kept for more than five minutes (RFC 9520)", Curve(incident, Changed(population, cache => cache with
        {
            BogusVerdict = new VerdictLife(cache.BogusVerdict.Mode == VerdictLifeMode.Ttl ? VerdictLifeMode.Capped : cache.BogusVerdict.Mode, cache.BogusVerdict.Mode == VerdictLifeMode.Ttl ? 300 : Math.Min(300, cache.BogusVerdict.Seconds)),
            BrokenChain = Math.Min(300, cache.BrokenChain),
            BrokenKeys = Math.Min(300, cache.BrokenKeys),
        }), anchors, cancellation)));
        candidates.Add(("every cache is flushed when the repair is complete", Curve(incident, Changed(population, cache => cache with
        {
            BogusVerdict = VerdictLife.None,
            BrokenChain = 0,
            BrokenKeys = 0,
        }), anchors, cancellation)));
        if (main.Link.Ttl > ShortTtl)
        {
            candidates.Add((string.Create(CultureInfo.InvariantCulture, $"the {main.Link.Name} had been served with a TTL of {ShortTtl} s beforehand, not {main.Link.Ttl} s"), Curve(WithShortLinks(incident), population, anchors, cancellation)));
        }

        return
        [
            new Mitigation("as it happened", asItWas, asItWas.UserMinutes(population), 0),
            .. candidates.Select(candidate => (candidate.Title, candidate.Curve, Minutes: candidate.Curve.UserMinutes(population)))
                .OrderBy(candidate => candidate.Minutes)
                .Select(candidate => new Mitigation(candidate.Title, candidate.Curve, candidate.Minutes, before > 0 ? 1 - (candidate.Minutes / before) : 0)),
        ];
    }

    private static OutageCurve Curve(IncidentModel incident, Population population, DateTimeOffset? from, CancellationToken cancellation) => OutageCurve.Mix(
    [
        .. incident.Parts.Select(part => (PopulationModel.Run(
            part.Outage, population, from is { } instant ? _ => [new NegativeTrustAnchor(instant)] : null, cancellation: cancellation).All, part.Share)),
    ]);

    private static IncidentModel Repaired(IncidentModel incident, DateTimeOffset instant) => incident with
    {
        Parts = [.. incident.Parts.Select(part => part.Outage.Changes.IsEmpty || instant <= part.Outage.Onset ? part : part with { Outage = part.Outage.RepairedAt(instant) with { End = part.Outage.End } })],
    };

    /// <summary>A short TTL lets trouble in sooner and out sooner: which of them weighs more hangs on how long the trouble is served.</summary>
    private static IncidentModel WithShortLinks(IncidentModel incident) => incident with
    {
        Parts = [.. incident.Parts.Select(part => part with { Outage = part.Outage with { Link = part.Outage.Link with { Ttl = Math.Min(part.Outage.Link.Ttl, ShortTtl) } } })],
    };

    private static Population Changed(Population population, Func<CachePolicy, CachePolicy> change) => population with
    {
        Resolvers = [.. population.Resolvers.Select(resolver => resolver with { Profile = resolver.Profile with { Cache = change(resolver.Profile.Cache) } })],
    };
}
