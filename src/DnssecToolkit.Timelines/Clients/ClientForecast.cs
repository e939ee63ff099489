using System.Collections.Immutable;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>When a client asks the same question.</summary>
/// <param name="First">The first query, which finds the cache empty.</param>
/// <param name="Every">The time between two queries; more than nothing.</param>
/// <param name="Until">No query is sent at this instant or later.</param>
public sealed record ClientQueries(DateTimeOffset First, TimeSpan Every, DateTimeOffset Until);

/// <summary>Between which queries something happens.</summary>
/// <param name="Earliest">Not before this query.</param>
/// <param name="Latest">Not after this query.</param>
public sealed record QueryBounds(DateTimeOffset Earliest, DateTimeOffset Latest)
{
    /// <summary>Whether an instant is within, give or take a tolerance at both ends.</summary>
    public bool Contains(DateTimeOffset instant, TimeSpan tolerance) => Earliest - tolerance <= instant && instant <= Latest + tolerance;
}

/// <summary>What one client must expect of one resolver during an outage, when nobody else asks that resolver.</summary>
/// <remarks>
/// Where <see cref="RecoveryBounds"/> knows nothing of what a cache holds, here the cache is empty at the first query and filled by these queries alone.
/// What is left open: whether a cache still uses a record in the last second of its TTL (all count in whole seconds), and which of several servers is asked.
/// </remarks>
/// <param name="Profile">The kind of resolver.</param>
/// <param name="Outage">The outage.</param>
/// <param name="Queries">The queries.</param>
public sealed record ClientForecast(ResolverProfile Profile, Outage Outage, ClientQueries Queries)
{
    private const int Draws = 100;

    /// <summary>Which query fails first; null when none does.</summary>
    public QueryBounds? Failure { get; init; }

    /// <summary>Which query is the first of those that succeed for good; null when none fails, or when no query succeeds any more.</summary>
    public QueryBounds? Recovery { get; init; }

    /// <summary>Whether it can be that no query fails.</summary>
    public bool MayBeSpared { get; init; }

    /// <summary>Whether it can be that the last query still fails.</summary>
    public bool MayFailToTheEnd { get; init; }

    /// <summary>What the client sees at the earliest and at the latest.</summary>
    /// <param name="outage">What is served when.</param>
    /// <param name="profile">The kind of resolver.</param>
    /// <param name="queries">When the client asks.</param>
    /// <param name="anchors">When the resolver does not validate the zone.</param>
    /// <exception cref="ArgumentException">The queries never come to an end, or there is none.</exception>
    public static ClientForecast Of(Outage outage, ResolverProfile profile, ClientQueries queries, params IEnumerable<NegativeTrustAnchor> anchors)
    {
        ArgumentNullException.ThrowIfNull(outage);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(queries);
        if (queries.Every <= TimeSpan.Zero || queries.Until <= queries.First)
        {
            throw new ArgumentException("A client asks at least once, and not infinitely often.", nameof(queries));
        }

        var seen = new List<ClientSight>();
        foreach (var usesLastSecond in (ReadOnlySpan<bool>)[false, true])
        {
            var simulation = new ClientSimulation(outage, profile.Cache, queries, [.. anchors], usesLastSecond);
            foreach (var choice in (ReadOnlySpan<ServerChoice>)[ServerChoice.Worst, ServerChoice.Best])
            {
                seen.Add(simulation.Run(choice, () => true));
                seen.Add(simulation.Run(choice, () => false));
            }

            for (var draw = 0; draw < Draws; draw++)
            {
                var random = new Random(draw);
                seen.Add(simulation.Run(ServerChoice.Random(random), () => random.Next(2) == 0));
            }
        }

        var failures = seen.Select(sight => sight.Failure).OfType<DateTimeOffset>().ToImmutableArray();
        var recoveries = seen.Select(sight => sight.Recovery).OfType<DateTimeOffset>().ToImmutableArray();
        return new ClientForecast(profile, outage, queries)
        {
            Failure = failures.IsEmpty ? null : new QueryBounds(failures.Min(), failures.Max()),
            Recovery = recoveries.IsEmpty ? null : new QueryBounds(recoveries.Min(), recoveries.Max()),
            MayBeSpared = seen.Any(sight => sight.Failure is null),
            MayFailToTheEnd = seen.Any(sight => sight.Failure is not null && sight.Recovery is null),
        };
    }
}
