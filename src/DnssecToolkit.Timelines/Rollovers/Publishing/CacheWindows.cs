namespace DnssecToolkit.Timelines;

/// <summary>For how long after its end a served value may still come to light: from a slow server, then from a cache.</summary>
public sealed record CacheWindows
{
    /// <summary>How long the parent's slowest server still serves what was replaced (DprpP).</summary>
    public TimeSpan ParentPropagation { get; init; }

    /// <summary>How long the zone's slowest server still serves what was replaced (DprpC).</summary>
    public TimeSpan ChildPropagation { get; init; }

    /// <summary>How long the last RRset still has its old signature (Dsgn).</summary>
    public TimeSpan Signing { get; init; }

    /// <summary>The TTL of the DS set (TTLds).</summary>
    public TimeSpan DsTtl { get; init; }

    /// <summary>The TTL of the DNSKEY set (TTLkey).</summary>
    public TimeSpan KeyTtl { get; init; }

    /// <summary>The largest TTL of signed data (TTLsig).</summary>
    public TimeSpan SignatureTtl { get; init; }

    /// <summary>How long the absence of a DNSKEY set may be cached.</summary>
    public TimeSpan NegativeTtl { get; init; }

    /// <summary>The windows that a timing gives.</summary>
    public static CacheWindows Of(RolloverTiming timing)
    {
        ArgumentNullException.ThrowIfNull(timing);
        return new CacheWindows
        {
            ParentPropagation = timing.DprpP,
            ChildPropagation = timing.DprpC,
            Signing = timing.Dsgn,
            DsTtl = timing.TTLds,
            KeyTtl = timing.TTLkey,
            SignatureTtl = timing.TTLsig,
            NegativeTtl = timing.TTLneg,
        };
    }

    internal Presence<KeySet> OfDs(Served<KeySet> served) => new(served, ParentPropagation, served.Ttl ?? DsTtl);

    internal Presence<PublishedKeys> OfKeys(Served<PublishedKeys> served) =>
        new(served, ChildPropagation, served.Ttl ?? (served.Value.Keys.IsEmpty ? NegativeTtl : KeyTtl));

    internal Presence<KeySet> OfSignatures(Served<KeySet> served) => new(served, Signing + ChildPropagation, served.Ttl ?? (served.Value.IsEmpty && NegativeTtl > SignatureTtl ? NegativeTtl : SignatureTtl));
}

/// <summary>A served value and until when servers and caches may have it: half-open.</summary>
internal readonly record struct Presence<T>(Served<T> Served, TimeSpan Propagation, TimeSpan Ttl)
{
    public DateTimeOffset From => Served.From;

    /// <summary>Until when some server gives it out.</summary>
    public DateTimeOffset FreshUntil { get; } = Later(Served.Until, Propagation);

    /// <summary>Until when some cache may hold it.</summary>
    public DateTimeOffset CachedUntil { get; } = Later(Served.Until, Propagation + Ttl);

    private static DateTimeOffset Later(DateTimeOffset? end, TimeSpan more) =>
        end is { } until && DateTimeOffset.MaxValue - until > more ? until + more : DateTimeOffset.MaxValue;
}
