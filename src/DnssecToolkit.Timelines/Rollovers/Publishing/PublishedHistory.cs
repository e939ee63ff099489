using System.Collections.Immutable;

namespace DnssecToolkit.Timelines;

/// <summary>The DNSKEY set with what travels with it.</summary>
/// <param name="Keys">The keys in it that may be used.</param>
/// <param name="Signers">The keys that sign the DNSKEY set itself.</param>
public sealed record PublishedKeys(KeySet Keys, KeySet Signers)
{
    /// <summary>The keys that are in it with the revoke bit (RFC 5011 §3): no DS means them any more.</summary>
    public KeySet Revoked { get; init; } = KeySet.Empty;

    /// <summary>No DNSKEY set.</summary>
    public static PublishedKeys None { get; } = new(KeySet.Empty, KeySet.Empty);

    /// <summary>The keys and, where it is not all of them, who signs.</summary>
    public override string ToString() =>
        (Keys.IsEmpty ? "none" : Keys.Equals(Signers) ? $"{Keys}" : $"{Keys} (signed by {Signers})") + (Revoked.IsEmpty ? "" : $", revoked {Revoked}");
}

/// <summary>What is published of one zone at an instant, on the primary side of either zone.</summary>
/// <param name="Ds">The keys that the parent's DS set names; empty where there is none, and the zone is insecure.</param>
/// <param name="Keys">The DNSKEY set.</param>
/// <param name="ZoneSigners">The keys that sign each RRset of the zone.</param>
public sealed record PublishedState(KeySet Ds, PublishedKeys Keys, KeySet ZoneSigners)
{
    /// <summary>A zone without DNSSEC.</summary>
    public static PublishedState Unsigned { get; } = new(KeySet.Empty, PublishedKeys.None, KeySet.Empty);
}

/// <summary>A value that some server gave out for a while.</summary>
/// <param name="Value">What was served.</param>
/// <param name="From">Since when, inclusive; <see cref="DateTimeOffset.MinValue"/> where it was always so.</param>
/// <param name="Until">Until when, exclusive; null where no end is known.</param>
public sealed record Served<T>(T Value, DateTimeOffset From, DateTimeOffset? Until)
{
    /// <summary>The TTL with which it was served, where it is another than the usual one.</summary>
    public TimeSpan? Ttl { get; init; }
}

/// <summary>
/// What the parent and the zone served over time. Spans may overlap: servers may disagree, and a change may take place at an
/// instant that is known only within limits.
/// </summary>
public interface IPublishedHistory
{
    /// <summary>The DS sets, at the parent.</summary>
    ImmutableArray<Served<KeySet>> Ds { get; }

    /// <summary>The DNSKEY sets.</summary>
    ImmutableArray<Served<PublishedKeys>> Keys { get; }

    /// <summary>The keys that signed the zone's data; one span for each combination that some RRset carried.</summary>
    ImmutableArray<Served<KeySet>> ZoneSigners { get; }
}

/// <summary>A history in memory.</summary>
public sealed record PublishedHistory(ImmutableArray<Served<KeySet>> Ds, ImmutableArray<Served<PublishedKeys>> Keys, ImmutableArray<Served<KeySet>> ZoneSigners) : IPublishedHistory;
