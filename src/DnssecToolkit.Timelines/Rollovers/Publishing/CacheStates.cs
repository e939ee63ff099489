using System.Collections.Immutable;

namespace DnssecToolkit.Timelines;

/// <summary>What servers and caches hold of a record that is being introduced or withdrawn, in the words of BIND's key manager.</summary>
public enum CacheState
{
    /// <summary>No server and no cache has it.</summary>
    Hidden,

    /// <summary>It is published, but some cache or slow server has what was there before.</summary>
    Rumoured,

    /// <summary>Every server and every cache that has anything has it.</summary>
    Omnipresent,

    /// <summary>It is withdrawn, but some cache or slow server still has it.</summary>
    Unretentive,
}

/// <summary>What may be held at an instant, by the TTLs and delays of the windows.</summary>
public static class CacheStates
{
    /// <summary>The state of a key's DS.</summary>
    public static CacheState OfDs(IPublishedHistory history, CacheWindows windows, RolloverKey key, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(windows);
        return Of(history.Ds, windows.OfDs, value => value.Contains(key), at);
    }

    /// <summary>The state of a key in the DNSKEY set.</summary>
    public static CacheState OfKey(IPublishedHistory history, CacheWindows windows, RolloverKey key, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(windows);
        return Of(history.Keys, windows.OfKeys, value => value.Keys.Contains(key), at);
    }

    /// <summary>The state of a key's signatures over the zone's data.</summary>
    public static CacheState OfSignatures(IPublishedHistory history, CacheWindows windows, RolloverKey key, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(windows);
        return Of(history.ZoneSigners, windows.OfSignatures, value => value.Contains(key), at);
    }

    private static CacheState Of<T>(ImmutableArray<Served<T>> served, Func<Served<T>, Presence<T>> presence, Func<T, bool> contains, DateTimeOffset at)
    {
        var held = served.Where(span => span.From <= at).Where(span => at < presence(span).CachedUntil).OrderBy(span => span.From).Select(span => contains(span.Value)).ToList();
        return held.Count == 0 || !held.Contains(true) ? CacheState.Hidden
            : !held.Contains(false) ? CacheState.Omnipresent
            : held[^1] ? CacheState.Rumoured
            : CacheState.Unretentive;
    }
}
