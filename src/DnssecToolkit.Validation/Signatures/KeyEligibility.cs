using System.Collections.Immutable;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Which keys of a zone a policy tries on a signature, and in which order.</summary>
internal sealed class KeyEligibility(ResolverPolicy policy)
{
    private readonly Dictionary<ImmutableArray<KeyInSet>, ImmutableArray<KeyInSet>> _sorted = [];

    /// <summary>Whether a key may verify a set: a zone key of protocol 3 that is not revoked (RFC 4034 §2.1, RFC 5011 §2.1).</summary>
    public bool MayVerify(Dnskey key, RecordType type)
    {
        if ((policy.Has(ResolverHabits.ReservedHighFlagsAreRefused) && (key.Flags & 0xFE00) != 0) || (policy.Has(ResolverHabits.OwnerTypeFlagIsRefused) && (key.Flags & 0x0200) != 0))
        {
            return false;
        }

        // A revoked key verifies nothing but its own key set, and there it gives no trust.
        var isFit = key is { IsZoneKey: true, Protocol: 3 } || (type == RecordType.Dnskey && policy.Has(ResolverHabits.EntryKeyFieldsAreIgnored));
        return isFit && (!key.IsRevoked || type == RecordType.Dnskey || policy.Has(ResolverHabits.RevokedKeysVerify));
    }

    /// <summary>The keys in the order of trial. Where one that cannot be read ends the search, it stands before those it hides.</summary>
    public IEnumerable<KeyInSet> InOrder(List<KeyInSet> candidates, ImmutableArray<KeyInSet> keys, RecordType type)
    {
        if (!policy.Has(ResolverHabits.UnreadableKeyEndsSearch) || type == RecordType.Dnskey)
        {
            return candidates.Count > 1 && policy.Has(ResolverHabits.KeysInCanonicalOrder) ? candidates.Order(Canonical) : candidates;
        }

        var (tag, algorithm) = (candidates[0].Tag, candidates[0].Key.Algorithm);
        return Sorted(keys).Where(key => key.Tag == tag && key.Key.Algorithm == algorithm ? candidates.Count == 1 || MayVerify(key.Key, type) : IsUnreadable(key.Key));
    }

    private ImmutableArray<KeyInSet> Sorted(ImmutableArray<KeyInSet> keys)
    {
        if (!_sorted.TryGetValue(keys, out var sorted))
        {
            sorted = keys.Sort(static (one, other) => Compare(one.Key, other.Key));
            _sorted.Add(keys, sorted);
        }

        return sorted;
    }

    /// <summary>Whether checking with the key would cost more than the policy spends.</summary>
    public bool IsTooCostly(Dnskey key) =>
        policy.RsaExponentBits is { } most && PublicKey.Parse(key).Exponent is { } exponent && exponent.GetBitLength() > most;

    private bool IsUnreadable(Dnskey key) => policy.Supports(key.Algorithm) && key is { IsZoneKey: true } && PublicKey.Parse(key).Problem is not null;

    private static readonly Comparer<KeyInSet> Canonical = Comparer<KeyInSet>.Create(static (one, other) => Compare(one.Key, other.Key));

    // RFC 4034 §6.3
    private static int Compare(Dnskey one, Dnskey other)
    {
        var fields = (one.Flags, one.Protocol, one.Algorithm.Number).CompareTo((other.Flags, other.Protocol, other.Algorithm.Number));
        return fields != 0 ? fields : one.PublicKey.Span.SequenceCompareTo(other.PublicKey.Span);
    }
}
