using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Timelines;

/// <summary>Two sources that cannot both be right. Neither is dropped.</summary>
/// <param name="What">What they speak of.</param>
/// <param name="One">What one says, with its source.</param>
/// <param name="Other">What the other says, with its source.</param>
public sealed record HistoryContradiction(string What, string One, string Other)
{
    private const int Most = 1000;

    /// <summary>The first instant at which they contradict each other; null where they name instants that do not meet.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What, by whom and against whom.</summary>
    public override string ToString() => $"{What}: {One}; {Other}";

    internal static ImmutableArray<HistoryContradiction> In(ServedHistory history) => [.. OfRecords(history).Concat(OfEvents(history)).Take(Most)];

    /// <summary>An archive and a server, or two archives, with other records of one RRset in a time in which both were seen. Servers among themselves only lag; see <see cref="ServedHistory.Between(ServerAddress, ServerAddress, DateTimeOffset)"/>.</summary>
    private static IEnumerable<HistoryContradiction> OfRecords(ServedHistory history) =>
        from sameSet in history.Spans.GroupBy(span => (span.Owner, span.Type))
        let archives = sameSet.Where(span => DsArchive.IsArchive(span.Server)).ToList()
        where archives.Count > 0
        from one in archives
        from other in sameSet
        where one.Server != other.Server && (!DsArchive.IsArchive(other.Server) || string.CompareOrdinal(one.Server.Name, other.Server.Name) < 0)
        let start = one.FirstSeen > other.FirstSeen ? one.FirstSeen : other.FirstSeen
        where start <= one.LastSeen && start <= other.LastSeen && !SameRecords(one.Set, other.Set)
        select new HistoryContradiction($"{one.Owner} {one.Type} at {UtcText.Second(start)}", $"{Words(one)} ({one.Server})", $"{Words(other)} ({other.Server})") { At = start };

    /// <summary>Of each topic the first event that does not meet all others, and those that it does not meet.</summary>
    private static IEnumerable<HistoryContradiction> OfEvents(ServedHistory history) =>
        from topic in history.Events.Where(told => told.Topic is not null).GroupBy(told => told.Topic, StringComparer.OrdinalIgnoreCase)
        let first = topic.FirstOrDefault(told => topic.Any(other => !told.Meets(other)))
        where first is not null
        select new HistoryContradiction(topic.Key!, first.ToString(), string.Join("; ", topic.Where(other => !first.Meets(other))));

    private static bool SameRecords(SignedRRset? one, SignedRRset? other) =>
        one is null || other is null ? one is null && other is null : one.Set.Data.ToHashSet().SetEquals(other.Set.Data);

    private static string Words(ServedSpan span) => span.Set is null ? "there is none" : DifferenceWords.Records(span.Set.Set.Data);
}
