using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Timelines;

/// <summary>What each server published of each RRset, and when, as far as it was seen; with what people and archives say beside it.</summary>
/// <remarks>Immutable. Nothing is filled in: between two sightings a change may have come at any instant, and a span says so.</remarks>
[TypeFormatterSource]
public sealed class ServedHistory
{
    private ILookup<(DomainName, RecordType), ServedSpan>? _byName;

    /// <summary>Makes a history of spans.</summary>
    public ServedHistory(IEnumerable<ServedSpan> spans, IEnumerable<ServedSilence>? silences = null, IEnumerable<ToldEvent>? events = null)
    {
        ArgumentNullException.ThrowIfNull(spans);
        Spans = [.. spans.OrderBy(span => span.Owner).ThenBy(span => span.Type.Number).ThenBy(span => span.Server.ToString(), StringComparer.Ordinal).ThenBy(span => span.FirstSeen)];
        Silences = [.. (silences ?? []).OrderBy(silence => silence.At)];
        Events = [.. (events ?? []).OrderBy(told => told.NotBefore).ThenBy(told => told.NotAfter)];
    }

    /// <summary>A history of nothing.</summary>
    public static ServedHistory Empty { get; } = new([]);

    /// <summary>The spans, by owner, type, server and time.</summary>
    public ImmutableArray<ServedSpan> Spans { get; }

    /// <summary>Questions without an answer, in the order of time.</summary>
    public ImmutableArray<ServedSilence> Silences { get; }

    /// <summary>What people say, in the order of time.</summary>
    public ImmutableArray<ToldEvent> Events { get; }

    /// <summary>The servers and archives that something was seen of.</summary>
    public ImmutableArray<ServerAddress> Servers => [.. Spans.Select(span => span.Server).Distinct().OrderBy(server => server.ToString(), StringComparer.Ordinal)];

    /// <summary>The first sighting; null without one.</summary>
    public DateTimeOffset? Start => Spans.IsEmpty ? null : Spans.Min(span => span.FirstSeen);

    /// <summary>The last sighting; null without one.</summary>
    public DateTimeOffset? End => Spans.IsEmpty ? null : Spans.Max(span => span.LastSeen);

    /// <summary>The history that a capture shows: RRsets in answers and authority sections, and names and types that a server denied.</summary>
    /// <param name="capture">The capture; zone files in it have no time and are left out.</param>
    /// <param name="cancellationToken">Stops between two exchanges.</param>
    public static ServedHistory Of(Capture capture, CancellationToken cancellationToken = default) => HistoryReader.Read(capture, cancellationToken);

    /// <summary>This history and others. Where they contradict each other both stay; see <see cref="Contradictions"/>.</summary>
    public ServedHistory With(params IEnumerable<ServedHistory> others)
    {
        ImmutableArray<ServedHistory> all = [this, .. others];
        return new ServedHistory(all.SelectMany(one => one.Spans), all.SelectMany(one => one.Silences), all.SelectMany(one => one.Events));
    }

    /// <summary>This history with what people say.</summary>
    public ServedHistory With(IEnumerable<ToldEvent> events) => new(Spans, Silences, Events.AddRange(events));

    /// <summary>The spans of an owner and type, by server and time.</summary>
    public IEnumerable<ServedSpan> Of(DomainName owner, RecordType type) =>
        (_byName ??= Spans.ToLookup(span => (span.Owner, span.Type)))[(owner, type)];

    /// <summary>What may have been served at an instant, and how sure that is. Of one server and RRset there may be two: then it was either.</summary>
    public IEnumerable<(ServedSpan Span, Certainty Certainty)> At(DateTimeOffset instant, ServerAddress? server = null) =>
        from span in Spans
        where server is null || span.Server == server
        let certainty = span.At(instant)
        where certainty is not null
        select (span, certainty.Value);

    /// <summary>What differs at a server, or at each, between two instants. Of an RRset that changed around an instant, the sighting before the instant counts.</summary>
    public ImmutableArray<RecordDifference> Between(DateTimeOffset from, DateTimeOffset to, ServerAddress? server = null) =>
        Merge((server is null ? Servers : [server]).SelectMany(one => Differences(Of(one, from), Of(one, to), one)));

    /// <summary>What differs between two servers at an instant, of the RRsets that both were asked for.</summary>
    public ImmutableArray<RecordDifference> Between(ServerAddress one, ServerAddress other, DateTimeOffset at)
    {
        var (left, right) = (Of(one, at), Of(other, at));
        var both = left.Keys.Where(right.ContainsKey).ToHashSet();
        return Merge(Differences(left.Where(pair => both.Contains(pair.Key)).ToDictionary(), right.Where(pair => both.Contains(pair.Key)).ToDictionary(), other));
    }

    /// <summary>Every change that was seen, in the order of time.</summary>
    public IEnumerable<ServedChange> Changes() =>
        Spans.GroupBy(span => (span.Server, span.Owner, span.Type))
            .SelectMany(group => group.Zip(group.Skip(1), (before, after) => ServedChange.Of(before, after)))
            .OfType<ServedChange>()
            .OrderBy(change => change.NotAfter)
            .ThenBy(change => change.Server.ToString(), StringComparer.Ordinal);

    /// <summary>
    /// Where sources cannot both be right: archives and servers that give other records for the same RRset at the same instant, and people who name
    /// instants for the same thing that do not meet.
    /// </summary>
    public ImmutableArray<HistoryContradiction> Contradictions() => HistoryContradiction.In(this);

    private Dictionary<(DomainName, RecordType), ServedSpan> Of(ServerAddress server, DateTimeOffset instant) => Spans
        .Where(span => span.Server == server && span.At(instant) is not null)
        .GroupBy(span => (span.Owner, span.Type))
        .ToDictionary(group => group.Key, group => group.MinBy(span => span.FirstSeen)!);

    private static IEnumerable<RecordDifference> Differences(
        Dictionary<(DomainName, RecordType), ServedSpan> before, Dictionary<(DomainName, RecordType), ServedSpan> after, ServerAddress server) =>
        before.Keys.Union(after.Keys)
            .Select(key => (Old: before.GetValueOrDefault(key), New: after.GetValueOrDefault(key)))
            .Select(pair => RecordDifference.Of(pair.Old?.Set, pair.New?.Set, withTtl: !(pair.Old?.TtlIsRemainder ?? pair.New!.TtlIsRemainder)))
            .OfType<RecordDifference>()
            .Select(difference => difference with { Servers = [server] });

    /// <summary>Servers that show the same difference are told together.</summary>
    private static ImmutableArray<RecordDifference> Merge(IEnumerable<RecordDifference> differences) =>
    [
        .. differences
            .GroupBy(difference => difference.ToString(), StringComparer.Ordinal)
            .Select(group => group.First() with { Servers = [.. group.SelectMany(difference => difference.Servers)] })
            .OrderBy(difference => difference.Owner).ThenBy(difference => difference.Type.Number),
    ];
}
