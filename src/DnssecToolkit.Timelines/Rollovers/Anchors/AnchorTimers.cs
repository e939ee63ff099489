namespace DnssecToolkit.Timelines;

/// <summary>The times of automatic anchor updates (RFC 5011 §2.3, §2.4).</summary>
public static class AnchorTimers
{
    /// <summary>For how long a revoked or vanished key is remembered before it is forgotten (RFC 5011 §2.4.2).</summary>
    public static readonly TimeSpan RemoveHoldDown = TimeSpan.FromDays(30);

    /// <summary>For how long a new key must be seen without a break: 30 days or the TTL of the DNSKEY set, whichever is longer (RFC 5011 §2.4.1).</summary>
    public static TimeSpan AddHoldDown(TimeSpan ttl) => Longest(TimeSpan.FromDays(30), ttl);

    /// <summary>
    /// How often a validator asks: queryInterval = max(1 h, min(15 d, TTL / 2, signature validity / 2)) (RFC 5011 §2.3).
    /// </summary>
    public static TimeSpan QueryInterval(TimeSpan ttl, TimeSpan signatureValidity) =>
        Longest(TimeSpan.FromHours(1), Shortest(TimeSpan.FromDays(15), Shortest(ttl / 2, signatureValidity / 2)));

    /// <summary>
    /// How soon it asks again after a failure: retryTime = max(1 h, min(1 d, TTL / 10, signature validity / 10)) (RFC 5011 §2.3).
    /// </summary>
    public static TimeSpan RetryTime(TimeSpan ttl, TimeSpan signatureValidity) =>
        Longest(TimeSpan.FromHours(1), Shortest(TimeSpan.FromDays(1), Shortest(ttl / 10, signatureValidity / 10)));

    private static TimeSpan Longest(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static TimeSpan Shortest(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
