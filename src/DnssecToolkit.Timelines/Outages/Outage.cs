using System.Collections.Immutable;

namespace DnssecToolkit.Timelines;

/// <summary>An outage as caches see it: the RRsets that names of one kind hang on, and what was served of each.</summary>
/// <remarks>
/// A name in an unsigned zone hangs on its answer and on the parent's proof that there is no DS. A name in a signed zone hangs on its answer,
/// on its zone's DNSKEY set and on the DS. A validated DNSKEY set is not held against the DS again before its own TTL ends: that is how
/// resolvers work, and it decides when a wrong DS begins to hurt.
/// </remarks>
/// <param name="Name">The kind of names, in words: "unsigned names under de."</param>
/// <param name="Start">The first instant that matters; before it everything is good, and caches are in their steady state.</param>
/// <param name="End">The last instant that is looked at.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Link">The DS set, or the proof that there is none.</param>
public sealed record Outage(string Name, DateTimeOffset Start, DateTimeOffset End, ServedObject Answer, ServedObject Link)
{
    /// <summary>The DNSKEY set of the zone that signs the answer; null for an unsigned zone.</summary>
    public ServedObject? Keys { get; init; }

    /// <summary>The TTL of the delegation, the parent's NS set, in seconds. It matters for resolvers that settle at a referral what the zone is; null: that is not looked at.</summary>
    public uint? DelegationTtl { get; init; }

    /// <summary>Whether each name is a zone of its own, with its own keys and DS: the case of delegations out of a top-level domain.</summary>
    public bool EachNameIsAZone { get; init; }

    /// <summary>Whether the names hang on one chain in the cache of such a resolver: one zone's keys, or a proof that serves for all names (RFC 8198).</summary>
    public bool SharesChain(Validation.CachePolicy policy) => !EachNameIsAZone && (Keys is not null || policy.AggressiveNsec3);

    /// <summary>Whether some signature runs out while nothing else changes.</summary>
    internal bool HasSignatureEnds => new[] { Answer, Link, Keys }.OfType<ServedObject>().SelectMany(served => served.Versions).SelectMany(version => version.PerServer).Any(copy => copy.SignatureEnds is not null);

    /// <summary>Whether a content of the link vouches for a content of the keys; by default equal numbers fit.</summary>
    public Func<int, int, bool> LinkFitsKeys { get; init; } = (link, keys) => link == keys;

    /// <summary>Whether a content of the keys verifies a content of the answer; by default equal numbers fit.</summary>
    public Func<int, int, bool> KeysFitAnswer { get; init; } = (keys, answer) => keys == answer;

    /// <summary>When something bad is served for the first time; the start where nothing ever changes.</summary>
    public DateTimeOffset Onset => Changes is [var first, ..] ? first : Start;

    /// <summary>When the servers changed for the last time.</summary>
    public DateTimeOffset LastChange => Changes is [.., var last] ? last : Start;

    /// <summary>The same outage, had every server got its last version at another instant, all at once.</summary>
    /// <exception cref="ArgumentException">The instant is not after the onset.</exception>
    public Outage RepairedAt(DateTimeOffset instant)
    {
        if (instant <= Onset)
        {
            throw new ArgumentException($"A repair at {instant:u} would come before the fault at {Onset:u}.", nameof(instant));
        }

        return this with
        {
            Answer = Repair(Answer, instant),
            Link = Repair(Link, instant),
            Keys = Keys is null ? null : Repair(Keys, instant),
            End = End > instant ? End : instant + (End - LastChange),
        };
    }

    private static ServedObject Repair(ServedObject served, DateTimeOffset instant) => served.Versions.Length < 3 ? served : served with
    {
        Versions = [.. served.Versions.Where(version => version.From is null || version.From < instant).SkipLast(served.Versions[^1].From < instant ? 1 : 0), served.Versions[^1] with { From = instant }],
    };

    /// <summary>All instants at which something that is served changes, in the order of time.</summary>
    public ImmutableArray<DateTimeOffset> Changes =>
        [.. new[] { Answer, Link, Keys }.OfType<ServedObject>().SelectMany(served => served.Versions).Select(version => version.From).OfType<DateTimeOffset>().Distinct().Order()];
}

/// <summary>When a resolver does not validate a zone (RFC 7646).</summary>
/// <param name="From">From this instant on.</param>
/// <param name="To">Until this one, which is not included; null: for good.</param>
public sealed record NegativeTrustAnchor(DateTimeOffset From, DateTimeOffset? To = null);
