using System.Collections.Immutable;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>Between which instants something happens, whatever is in the cache: at the earliest, for half of the caches, at the latest.</summary>
/// <param name="Earliest">Not before this.</param>
/// <param name="Median">By then in half of the caches.</param>
/// <param name="Latest">Not after this; null: not before the end of what was looked at.</param>
public sealed record InstantBounds(DateTimeOffset Earliest, DateTimeOffset Median, DateTimeOffset? Latest);

/// <summary>When names of a busy zone begin to fail at a resolver and when it is over, without any assumption on traffic but that somebody asks.</summary>
/// <param name="Profile">The kind of resolver.</param>
/// <param name="Outage">The outage.</param>
[TypeFormatterSource]
public sealed record RecoveryBounds(ResolverProfile Profile, Outage Outage)
{
    /// <summary>When the first query fails; null when none does.</summary>
    public InstantBounds? Failure { get; init; }

    /// <summary>When the first query after the repair succeeds for good; null when none fails.</summary>
    public InstantBounds? Recovery { get; init; }

    /// <summary>What holds the slowest recovery.</summary>
    public HeldBy HeldBy { get; init; }

    /// <summary>How long at most what holds it lives, in seconds.</summary>
    public uint HeldFor { get; init; }

    /// <summary>Bounds over what caches may hold when the outage begins, and over which servers are asked.</summary>
    /// <param name="outage">The outage.</param>
    /// <param name="profile">The kind of resolver.</param>
    /// <param name="anchors">When the resolver does not validate the zone.</param>
    public static RecoveryBounds Of(Outage outage, ResolverProfile profile, IEnumerable<NegativeTrustAnchor>? anchors = null)
    {
        ArgumentNullException.ThrowIfNull(outage);
        ArgumentNullException.ThrowIfNull(profile);
        return new BoundsSearch(outage, profile, [.. anchors ?? []]).Search();
    }

    /// <summary>What holds the recovery, in words.</summary>
    public string HeldInWords => HeldBy switch
    {
        HeldBy.Nothing or HeldBy.Servers => "nothing once the servers are right",
        HeldBy.BogusVerdict => FormattableString.Invariant($"its bogus verdict of {HeldFor} s"),
        HeldBy.BrokenChain => FormattableString.Invariant($"its memory of a broken chain, {HeldFor} s"),
        HeldBy.CachedLink => FormattableString.Invariant($"a cached {Outage.Link.Name} of {HeldFor} s"),
        _ => FormattableString.Invariant($"a cached {Outage.Keys!.Name} of {HeldFor} s"),
    };

    /// <inheritdoc/>
    public override string ToString() => Failure is null
        ? $"{Profile}: {Outage.Name} never fail"
        : $"{Profile}: {Outage.Name} fail from {Failure.Earliest:u} to {Failure.Latest:u}, recover from {Recovery!.Earliest:u} to {Recovery.Latest:u}, held by {HeldInWords}";
}
