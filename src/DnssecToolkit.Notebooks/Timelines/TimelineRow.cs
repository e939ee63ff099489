using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Timelines;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Notebooks;

/// <summary>What a row of a timeline tells.</summary>
public enum TimelineRowKind
{
    /// <summary>Verdicts change.</summary>
    Verdict,

    /// <summary>Caches have to give up what they held.</summary>
    Cache,

    /// <summary>A server's keys or delegations change.</summary>
    Record,

    /// <summary>People say so.</summary>
    Told,
}

/// <summary>A row of a timeline: what happened after one instant and by another, in UTC.</summary>
/// <param name="NotBefore">The last instant at which it had not happened; the same as the next where it is exact.</param>
/// <param name="NotAfter">The first instant at which it had.</param>
/// <param name="Kind">What the row tells.</param>
/// <param name="What">What happened.</param>
/// <param name="Why">The reason, or the source; empty where there is none to tell.</param>
public sealed record TimelineRow(DateTimeOffset NotBefore, DateTimeOffset NotAfter, TimelineRowKind Kind, string What, string Why)
{
    /// <summary>The status from then on, of a row about verdicts; else null.</summary>
    public SecurityStatus? Status { get; init; }

    /// <summary>The questions that it concerns.</summary>
    public ImmutableArray<Question> Questions { get; init; } = [];

    /// <summary>The servers that it was seen on.</summary>
    public ImmutableArray<ServerAddress> Servers { get; init; } = [];
}

/// <summary>Gathers the rows of a timeline: what many servers and many questions show in the same round is one row.</summary>
internal static class TimelineRows
{
    private const int MostNames = 6;

    /// <summary>Servers are asked one after the other: sightings this close are of one round.</summary>
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(2);

    public static ImmutableArray<TimelineRow> Of(CaptureTimeline timeline) =>
    [
        .. OfVerdicts(timeline).Concat(OfCaches(timeline)).Concat(OfRecords(timeline)).Concat(OfEvents(timeline))
            .OrderBy(row => row.NotAfter).ThenBy(row => row.Kind).ThenBy(row => row.What, StringComparer.Ordinal),
    ];

    /// <summary>The lanes of servers that brought something of their own: a change, or what makes the answer bogus.</summary>
    public static IEnumerable<VerdictLane> AtFault(VerdictSweep sweep) => sweep.Servers.Where(lane =>
        lane.Changes.Any(change => change.Servers.Contains(lane.Server!))
        || lane.Spans.Any(span => span.Verdict is Verdict.Bogus { Cause: var cause } && cause.Servers.Contains(lane.Server!)));

    private static IEnumerable<TimelineRow> OfVerdicts(CaptureTimeline timeline)
    {
        var changes = timeline.Sweeps.SelectMany(sweep =>
            sweep.Overall.Changes.Select(change => new Item(sweep, null, change))
                .Concat(AtFault(sweep).SelectMany(lane => lane.Changes.Where(change => change.Servers.Contains(lane.Server!)).Select(change => new Item(sweep, lane.Server, change)))));
        return Rounds(changes, item => (item.Change.Before.Status, item.Change.After.Status, TimelineWords.Deciding(item.Change), item.Change.Kind), item => item.Change.At)
            .Select(Verdicts);
    }

    private static TimelineRow Verdicts(IReadOnlyList<Item> items)
    {
        var first = items[0].Change;
        var sweeps = items.Select(item => item.Sweep).Distinct().ToList();
        ImmutableArray<ServerAddress> servers = [.. items.Select(item => item.Server).OfType<ServerAddress>().Distinct().OrderBy(server => server.ToString(), StringComparer.Ordinal)];
        var concerned = sweeps.SelectMany(AtFault).Select(lane => lane.Server).Distinct().Count();
        var onAll = items.Any(item => item.Server is null);
        var worse = first.After.Status is SecurityStatus.Bogus or SecurityStatus.Indeterminate;
        var where = servers.Length == 0 ? ""
            : servers.Length == concerned ? (concerned == 1 ? $" on {servers[0]}" : $" on all {concerned} servers")
            : $" on {servers.Length} of {concerned} servers{ByThen(sweeps, items.Max(item => item.Change.At), concerned)}";
        var rest = servers.Length == concerned || servers.Length == 0 ? ""
            : (onAll, worse) switch
            {
                (true, true) => "; no server is left that answers well",
                (true, false) => "; whoever asks the next server is answered well",
                (false, true) => "; other servers still answer well",
                (false, false) => "",
            };
        return new TimelineRow(
            items.Min(item => item.Change.NotBefore),
            items.Max(item => item.Change.At),
            TimelineRowKind.Verdict,
            $"{Names(sweeps.Select(sweep => sweep.Question))}: {Turned(first)}{where}{rest}",
            Reasons(items))
        {
            Status = first.After.Status,
            Questions = [.. sweeps.Select(sweep => sweep.Question)],
            Servers = servers,
        };
    }

    private static string Turned(VerdictChange change) => change.Before.Status == change.After.Status
        ? $"still {TimelineWords.Word(change.After.Status)}, for another reason"
        : $"{TimelineWords.Word(change.After.Status)} (was {TimelineWords.Word(change.Before.Status)})";

    /// <summary>How many servers answer well once a round is over, where some were repaired before others.</summary>
    private static string ByThen(List<VerdictSweep> sweeps, DateTimeOffset at, int concerned)
    {
        var good = sweeps.Select(sweep => AtFault(sweep).Count(lane => lane.At(at) is { Status: not SecurityStatus.Bogus })).Distinct().ToList();
        return good.Count == 1 ? $" ({good[0]} of {concerned} answer well by then)" : "";
    }

    // Servers of one round may show versions of their own; one is told.
    private static string Reasons(IReadOnlyList<Item> items)
    {
        var all = items.Select(item => TimelineWords.Why(item.Change)).Distinct().ToList();
        var cause = TimelineWords.Cause(items[0].Change.After);
        return all[0] + (all.Count > 1 ? $"; or like it ({all.Count} versions)" : "") + (cause.Length > 0 && items[0].Change.Kind == ChangeKind.RecordChanged ? $": {cause}" : "");
    }

    private static IEnumerable<TimelineRow> OfCaches(CaptureTimeline timeline)
    {
        var passed = timeline.Sweeps.SelectMany(sweep => sweep.Cached.Changes.Where(change => change.Kind == ChangeKind.TtlPassed).Select(change => new Item(sweep, null, change)));
        return Rounds(passed, item => (item.Change.Before.Status, item.Change.After.Status, TimelineWords.Deciding(item.Change), item.Change.Kind), item => item.Change.At)
            .Select(items => new TimelineRow(
                items.Min(item => item.Change.NotBefore),
                items.Max(item => item.Change.At),
                TimelineRowKind.Cache,
                $"{Names(items.Select(item => item.Sweep.Question).Distinct())}: {Turned(items[0].Change)} in the last cache",
                TimelineWords.Why(items[0].Change))
            {
                Status = items[0].Change.After.Status,
                Questions = [.. items.Select(item => item.Sweep.Question).Distinct()],
            });
    }

    /// <summary>Changes of keys and delegations of the zones that the questions lead through; that a set is signed anew is no row.</summary>
    private static IEnumerable<TimelineRow> OfRecords(CaptureTimeline timeline)
    {
        var zones = timeline.Sweeps.SelectMany(sweep => sweep.Servers).SelectMany(lane => lane.Zones).ToHashSet();
        var asked = timeline.History.Spans
            .Where(span => zones.Contains(span.Owner))
            .GroupBy(span => (span.Owner, span.Type))
            .ToDictionary(group => group.Key, group => group.Select(span => span.Server).Distinct().Count());
        var changes = timeline.History.Changes().Where(change =>
            (change.Type == RecordType.Ds || change.Type == RecordType.Dnskey) && zones.Contains(change.Owner) && (change.Difference.Kind & ~(DifferenceKind.Ttl | DifferenceKind.Signatures)) != 0);
        return Rounds(changes, change => change.Difference with { Servers = [] } is var difference ? difference.ToString() : "", change => change.NotAfter)
            .Select(round => new TimelineRow(
                round.Min(change => change.NotBefore),
                round.Max(change => change.NotAfter),
                TimelineRowKind.Record,
                round[0].Difference.ToString(),
                round.Count == asked[(round[0].Owner, round[0].Type)] ? (round.Count == 1 ? $"on {round[0].Server}" : $"on all {round.Count} servers") : $"on {round.Count} of {asked[(round[0].Owner, round[0].Type)]} servers")
            {
                Servers = [.. round.Select(change => change.Server)],
            });
    }

    private static IEnumerable<TimelineRow> OfEvents(CaptureTimeline timeline) => timeline.History.Events.Select(told =>
        new TimelineRow(told.NotBefore, told.NotAfter, TimelineRowKind.Told, told.What, told.Source + (told.Remark is null ? "" : $" [{told.Remark}]")));

    private static IEnumerable<List<T>> Rounds<T, TKey>(IEnumerable<T> items, Func<T, TKey> key, Func<T, DateTimeOffset> at)
    {
        foreach (var alike in items.GroupBy(key))
        {
            var round = new List<T>();
            foreach (var item in alike.OrderBy(at))
            {
                if (round.Count > 0 && at(item) - at(round[^1]) > Round)
                {
                    yield return round;
                    round = [];
                }

                round.Add(item);
            }

            yield return round;
        }
    }

    private static string Names(IEnumerable<Question> questions)
    {
        var all = questions.ToList();
        var shown = string.Join(", ", all.Take(all.Count > MostNames ? MostNames - 1 : MostNames));
        return all.Count > MostNames ? $"{shown} and {all.Count - MostNames + 1} more" : shown;
    }

    private sealed record Item(VerdictSweep Sweep, ServerAddress? Server, VerdictChange Change);
}
