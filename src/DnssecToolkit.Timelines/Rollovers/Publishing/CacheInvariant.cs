using System.Collections.Immutable;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>
/// The rule behind every rollover equation: whatever DS set, DNSKEY set and signatures a resolver may hold at the same time must
/// give one valid path.
/// </summary>
/// <remarks>
/// A value may come to light from its first publication until it has left the slowest server and then the last cache. Values whose
/// spans meet may meet in a resolver; only then are they judged together, so the work is done at the points of change alone. That
/// no DS is held counts as valid: the zone is then insecure.
/// </remarks>
public static class CacheInvariant
{
    /// <summary>The most breaches that are listed.</summary>
    public const int MostBreaches = 1000;

    /// <summary>The most combinations that are judged: a history made to be costly ends there.</summary>
    public const int MostCombinations = 1_000_000;

    /// <summary>Every combination of cached values without a valid path, in order of time.</summary>
    public static InvariantReport Check(IPublishedHistory history, CacheWindows windows, AlgorithmStrictness strictness = AlgorithmStrictness.AnyPath)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(windows);
        var signatures = Ordered(history.ZoneSigners, windows.OfSignatures);
        var keys = Ordered(history.Keys, windows.OfKeys);
        var breaches = new List<InvariantBreach>();
        var budget = MostCombinations;
        foreach (var ds in Ordered(history.Ds, windows.OfDs).Where(ds => !ds.Served.Value.IsEmpty))
        {
            foreach (var key in Meeting(keys, ds.From, ds.CachedUntil))
            {
                var (from, until) = (Latest(ds.From, key.From), Earliest(ds.CachedUntil, key.CachedUntil));
                if (ChainPath.FlawOfKeys(ds.Served.Value, key.Served.Value, strictness) is { } flaw)
                {
                    Note(breaches, new InvariantBreach(flaw, Severity.Error, ds, key, null, from, until));
                }
                else
                {
                    CheckData(breaches, ds, key, Meeting(signatures, from, until), strictness, ref budget);
                }

                if (breaches.Count >= MostBreaches || --budget <= 0)
                {
                    return new InvariantReport(InOrder(breaches), IsCutShort: true);
                }
            }
        }

        return new InvariantReport(InOrder(breaches), IsCutShort: false);
    }

    private static void CheckData(List<InvariantBreach> breaches, Presence<KeySet> ds, Presence<PublishedKeys> keys, IEnumerable<Presence<KeySet>> signatures, AlgorithmStrictness strictness, ref int budget)
    {
        foreach (var signature in signatures)
        {
            if (breaches.Count >= MostBreaches || --budget <= 0)
            {
                return;
            }

            if (ChainPath.FlawOfData(ds.Served.Value, keys.Served.Value, signature.Served.Value, strictness) is not { } flaw)
            {
                continue;
            }

            var from = Latest(Latest(ds.From, keys.From), signature.From);
            var until = Earliest(Earliest(ds.CachedUntil, keys.CachedUntil), signature.CachedUntil);

            // While a server still gives the data out, resolvers validate it; afterwards only validators behind a cache do.
            var fresh = Earliest(until, signature.FreshUntil);
            if (from < fresh)
            {
                Note(breaches, new InvariantBreach(flaw, Severity.Error, ds, keys, signature, from, fresh));
            }

            if (Latest(from, fresh) < until)
            {
                Note(breaches, new InvariantBreach(flaw, Severity.Warning, ds, keys, signature, Latest(from, fresh), until));
            }
        }
    }

    /// <summary>Notes a breach, or lengthens the one that it continues: under another DS set the same keys and signatures are no other breach.</summary>
    private static void Note(List<InvariantBreach> breaches, InvariantBreach breach)
    {
        var same = breaches.FindIndex(other => other.Continues(breach));
        if (same < 0)
        {
            breaches.Add(breach);
        }
        else
        {
            breaches[same] = breaches[same].JoinedWith(breach);
        }
    }

    private static ImmutableArray<InvariantBreach> InOrder(List<InvariantBreach> breaches) =>
        [.. breaches.OrderBy(breach => breach.From).ThenBy(breach => breach.Severity != Severity.Error)];

    private static List<Presence<T>> Ordered<T>(ImmutableArray<Served<T>> served, Func<Served<T>, Presence<T>> presence) =>
        [.. served.OrderBy(span => span.From).Select(presence)];

    private static IEnumerable<Presence<T>> Meeting<T>(List<Presence<T>> ordered, DateTimeOffset from, DateTimeOffset until) =>
        ordered.TakeWhile(presence => presence.From < until).Where(presence => presence.CachedUntil > from);

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earliest(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}

/// <summary>What a check of the invariant found.</summary>
/// <param name="Breaches">The combinations without a valid path, in order of time.</param>
/// <param name="IsCutShort">Whether <see cref="CacheInvariant.MostBreaches"/> or <see cref="CacheInvariant.MostCombinations"/> was reached, so that there may be more.</param>
[TypeFormatterSource]
public sealed record InvariantReport(ImmutableArray<InvariantBreach> Breaches, bool IsCutShort)
{
    /// <summary>Whether every combination has a valid path.</summary>
    public bool Holds => Breaches.IsEmpty;

    /// <summary>Whether some resolver that asks now may find the zone bogus; false where only validators behind a cache may.</summary>
    public bool HasErrors => Breaches.Any(breach => breach.Severity == Severity.Error);

    /// <summary>When some resolver that asks may find the zone bogus: the errors' times, joined where they touch. An end that is not known is null.</summary>
    public ImmutableArray<(DateTimeOffset From, DateTimeOffset? Until)> Outages()
    {
        var joined = ImmutableArray.CreateBuilder<(DateTimeOffset From, DateTimeOffset? Until)>();
        foreach (var breach in Breaches.Where(breach => breach.Severity == Severity.Error).OrderBy(breach => breach.From))
        {
            if (joined.Count > 0 && (joined[^1].Until is not { } end || breach.From <= end))
            {
                var last = joined[^1];
                joined[^1] = last with { Until = last.Until is null || breach.Until is null ? null : last.Until > breach.Until ? last.Until : breach.Until };
            }
            else
            {
                joined.Add((breach.From, breach.Until));
            }
        }

        return joined.ToImmutable();
    }
}
