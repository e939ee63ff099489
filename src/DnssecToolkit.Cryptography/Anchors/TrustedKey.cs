using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography;

/// <summary>One entry of a trust anchor: a key, or the digest of one, with what its source says about its time.</summary>
public sealed record TrustedKey
{
    private TrustedKey(Ds? ds, Dnskey? key) => (Ds, Key) = (ds, key);

    /// <summary>The digest of the trusted key; null where the key itself is given.</summary>
    public Ds? Ds { get; }

    /// <summary>The trusted key; null where only its digest is known.</summary>
    public Dnskey? Key { get; }

    /// <summary>From when on the entry is meant to be used (RFC 9718 §2.2); null for always.</summary>
    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>From when on it is not meant to be used any more; null for never.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Whether it only starts automatic updates (RFC 5011), as BIND's <c>initial-ds</c> and <c>initial-key</c> do.</summary>
    public bool IsInitial { get; init; }

    /// <summary>What an automatically kept file says about the key; null where nothing is said.</summary>
    public AutomaticUpdateState? State { get; init; }

    /// <summary>The tag of the key meant.</summary>
    public ushort KeyTag => Ds?.KeyTag ?? Cryptography.KeyTag.Of(Key!);

    /// <summary>The algorithm of the key meant.</summary>
    public SecurityAlgorithm Algorithm => Ds?.Algorithm ?? Key!.Algorithm;

    /// <summary>Whether the entry gives trust at all: not while a new key is waited for, and never again once revoked (RFC 5011 §4).</summary>
    public bool IsTrusted => (State is null or AutomaticUpdateState.Valid or AutomaticUpdateState.Missing) && Key is not { IsRevoked: true };

    /// <summary>An entry that knows the digest.</summary>
    public static TrustedKey Of(Ds ds) => new(ds ?? throw new ArgumentNullException(nameof(ds)), null);

    /// <summary>An entry that knows the key. A revoked key is kept but gives no trust.</summary>
    public static TrustedKey Of(Dnskey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new(null, key) { State = key.IsRevoked ? AutomaticUpdateState.Revoked : null };
    }

    /// <summary>Whether the entry is meant to be used at an instant. The end is exclusive.</summary>
    public bool IsInForce(DateTimeOffset at) => !(at < ValidFrom) && !(at >= ValidUntil);

    /// <summary>Whether this entry means the key, by equality of all its data or by its digest. False too where the digest type is unknown.</summary>
    public bool Means(DomainName zone, Dnskey key) => Ds is null
        ? Key!.Equals(key)
        : Ds.KeyTag == Cryptography.KeyTag.Of(key)
            && Ds.Algorithm == key.Algorithm
            && DsDigest.Compute(zone, key, Ds.DigestType) is { } digest
            && Ds.Digest.Span.SequenceEqual(digest);
}

/// <summary>The states of a key under automatic update (RFC 5011 §4.2), by the numbers that Unbound writes.</summary>
public enum AutomaticUpdateState
{
    /// <summary>Not seen yet.</summary>
    Start = 0,

    /// <summary>Seen, within the hold-down time: not trusted yet.</summary>
    AddPending = 1,

    /// <summary>Trusted.</summary>
    Valid = 2,

    /// <summary>Trusted, but not in the zone at present.</summary>
    Missing = 3,

    /// <summary>Revoked by its owner.</summary>
    Revoked = 4,

    /// <summary>To be forgotten.</summary>
    Removed = 5,
}
