using System.Collections.Immutable;

namespace DnssecToolkit.Timelines;

/// <summary>What one server said at one instant. What was not asked is null.</summary>
/// <param name="At">When.</param>
/// <param name="Server">Which server; each has a history of its own.</param>
public sealed record ObservedState(DateTimeOffset At, string Server)
{
    /// <summary>The DS set.</summary>
    public KeySet? Ds { get; init; }

    /// <summary>The DNSKEY set.</summary>
    public PublishedKeys? Keys { get; init; }

    /// <summary>The keys that signed the data that was seen.</summary>
    public KeySet? ZoneSigners { get; init; }
}

/// <summary>Makes a history of what was seen at single instants.</summary>
/// <remarks>
/// Between two different sightings the change may have been at any instant, so both values count for all of that time: what a cache
/// could hold is not missed. A value that was seen last is taken to go on, and of the time before the first sighting nothing is said.
/// A server that served in turns what was never seen in between is beyond this, as it is beyond the evidence.
/// </remarks>
public static class ObservedHistory
{
    /// <summary>The history of all servers together.</summary>
    public static PublishedHistory Of(IEnumerable<ObservedState> observations)
    {
        ArgumentNullException.ThrowIfNull(observations);
        var servers = observations.OrderBy(seen => seen.At).GroupBy(seen => seen.Server, StringComparer.Ordinal).Select(group => group.ToList()).ToList();
        return new PublishedHistory(
            [.. servers.SelectMany(seen => Spans(seen, state => state.Ds))],
            [.. servers.SelectMany(seen => Spans(seen, state => state.Keys))],
            [.. servers.SelectMany(seen => Spans(seen, state => state.ZoneSigners))]);
    }

    private static List<Served<T>> Spans<T>(List<ObservedState> seen, Func<ObservedState, T?> part)
        where T : class, IEquatable<T>
    {
        var spans = new List<Served<T>>();
        DateTimeOffset? before = null;
        foreach (var (at, value) in seen.Select(state => (state.At, part(state))).Where(sighting => sighting.Item2 is not null))
        {
            if (spans.Count == 0 || !spans[^1].Value.Equals(value))
            {
                if (spans.Count > 0)
                {
                    spans[^1] = spans[^1] with { Until = at };
                }

                spans.Add(new Served<T>(value!, before ?? at, null));
            }

            before = at;
        }

        return spans;
    }
}
