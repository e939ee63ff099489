using System.Collections.Immutable;
using DnssecToolkit.Timelines;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Notebooks.Tests.Charts;

/// <summary>Results to draw, put together by hand: how they are computed is another matter, and a chart must not change with it.</summary>
internal static class Incidents
{
    private static readonly DateTimeOffset Start = new(2026, 5, 5, 19, 0, 0, TimeSpan.Zero);

    /// <summary>An outage of .de that begins at 19:30, bends at 21:30 and is mended at 22:08.</summary>
    public static RecoveryReport De { get; } = MakeDe();

    private static RecoveryReport MakeDe()
    {
        using var stream = File.OpenRead(Repository.PathOf("data", "incidents", "de-2026-05-05", "model.json"));
        Assert.True(IncidentModel.Parse(stream).TryGet(out var incident));
        var resolvers = ResolverProfiles.All.Take(6).ToImmutableArray();
        var population = Population.Typical(resolvers);
        var curve = Curve(minute => minute < 30 ? 0 : minute < 150 ? (minute - 30) / 120.0 * 0.7 : minute < 188 ? 0.72 : Math.Max(0, 0.5 - ((minute - 188) * 0.006)));
        var mended = Curve(minute => minute > 141 ? Math.Max(0, 0.1 - ((minute - 141) * 0.002)) : minute < 30 ? 0 : (minute - 30) / 120.0 * 0.7);
        var anchored = Curve(minute => curve.Failing[minute] * (minute < 90 ? 1 : 0.5));
        return new RecoveryReport(incident, population)
        {
            Curve = curve,
            Rows = [.. incident.Parts.SelectMany(part => resolvers.Select((resolver, number) => (part, Bounds(part, resolver, number))))],
            Knee = new Knee(Start.AddMinutes(150), 0.72, "at 21:30 UTC the last no-DS proof that was cached before the fault (7200 s) has run out"),
            Mitigations =
            [
                new Mitigation("as it happened", curve, curve.UserMinutes(population), 0),
                new Mitigation("repair every server at 21:21 UTC", mended, mended.UserMinutes(population), 0.62),
                new Mitigation("half of the resolvers set a negative trust anchor at 20:30 UTC", anchored, anchored.UserMinutes(population), 0.41),
                new Mitigation("flush a cache that holds nothing", curve, curve.UserMinutes(population) * 1.1, -0.1),
            ],
        };
    }

    private static OutageCurve Curve(Func<int, double> share) => new(
        Start, TimeSpan.FromMinutes(1), [.. Enumerable.Range(0, 420).Select(share)], [.. Enumerable.Range(0, 420).Select(minute => share(minute) / 8)]);

    // The fifth never fails, and for the sixth it is not over at the end.
    private static RecoveryBounds Bounds(IncidentPart part, ResolverProfile resolver, int number) => number == 4 ? new RecoveryBounds(resolver, part.Outage) : new RecoveryBounds(resolver, part.Outage)
    {
        Failure = new InstantBounds(Start.AddMinutes(30), Start.AddMinutes(30 + (10 * number)), Start.AddMinutes(150)),
        Recovery = new InstantBounds(Start.AddMinutes(number == 1 ? 140 : 188), Start.AddMinutes(200 + (10 * number)), number == 5 ? null : Start.AddMinutes(255 + (20 * number))),
        HeldBy = number == 0 ? HeldBy.Servers : HeldBy.BogusVerdict,
        HeldFor = (uint)(number * 900),
    };
}
