using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>How a resolver judges: what it supports and where it stops. A value; profiles are in <see cref="ResolverPolicies"/>.</summary>
public sealed record ResolverPolicy(string Name)
{
    /// <summary>What the profile stands for, in one sentence.</summary>
    public string Description { get; init; } = "";

    /// <summary>Algorithms whose signatures are checked; others make a zone insecure (RFC 4035 §5.2).</summary>
    public ImmutableArray<SecurityAlgorithm> Algorithms { get; init; } = [];

    /// <summary>Digests of DS records that are used.</summary>
    public ImmutableArray<DigestType> Digests { get; init; } = [];

    /// <summary>The most NSEC3 iterations that are computed, by the size of the zone's smallest key in bits (RFC 5155 §10.3); above it a proof counts as insecure (RFC 9276 §3.2).</summary>
    public required Func<int, int> Nsec3IterationLimit { get; init; }

    /// <summary>The most NSEC3 iterations that make a proof insecure; one with more is refused and the answer is bogus; null: none is refused.</summary>
    public int? Nsec3RefusalLimit { get; init; }

    /// <summary>Whether a time outside of a signature's window is forgiven, as a share of the window, at least and at most these times.</summary>
    public ClockSkew Skew { get; init; } = ClockSkew.None;

    /// <summary>Limits against evidence made to be costly.</summary>
    public ValidationBudget Budget { get; init; } = new();

    /// <summary>Where the resolver goes its own way.</summary>
    public ResolverHabits Habits { get; init; }

    /// <summary>The largest public exponent of an RSA key that is used, in bits; null: any.</summary>
    public int? RsaExponentBits { get; init; }

    /// <summary>Whether SHA-1 digests are left aside when the DS set has a stronger one (RFC 4509 §3).</summary>
    public bool Sha1GivesWay { get; init; } = true;

    /// <summary>Whether the SOA of a denial must verify too, not only what the proof rests on.</summary>
    public bool AuthorityMustVerify { get; init; }

    /// <summary>Whether only the strongest supported digest type of a DS set is used, not just SHA-1 left aside (RFC 4509 §3).</summary>
    public bool OnlyStrongestDigest { get; init; }

    /// <summary>Whether each algorithm of the DS set must have a valid signature over the DNSKEY set (stricter than RFC 6840 §5.11).</summary>
    public bool EveryDsAlgorithmMustSign { get; init; }

    /// <summary>The most aliases that are followed.</summary>
    public int AliasLimit { get; init; } = 16;

    /// <summary>The extended errors that the resolver is able to send; null: all.</summary>
    public ImmutableArray<ExtendedErrorCode>? ExtendedErrors { get; init; }

    /// <summary>Where each value was read and how sure it is, by its name in <c>data/policies/resolvers.json</c>.</summary>
    public ImmutableDictionary<string, Provenance> Provenance { get; init; } = ImmutableDictionary<string, Provenance>.Empty;

    /// <summary>Whether the resolver has a habit.</summary>
    public bool Has(ResolverHabits habit) => (Habits & habit) != 0;

    /// <summary>Whether signatures of an algorithm are checked.</summary>
    public bool Supports(SecurityAlgorithm algorithm) => Algorithms.Contains(algorithm);

    /// <summary>Whether DS records with a digest type are used.</summary>
    public bool Supports(DigestType digest) => Digests.Contains(digest);

    /// <summary>Whether the resolver is able to send an extended error.</summary>
    public bool CanSend(ExtendedErrorCode code) => ExtendedErrors?.Contains(code) ?? true;

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>How far a clock may be off.</summary>
/// <param name="Fraction">The share of a signature's validity.</param>
/// <param name="Minimum">At least this.</param>
/// <param name="Maximum">At most this.</param>
public sealed record ClockSkew(double Fraction, TimeSpan Minimum, TimeSpan Maximum)
{
    /// <summary>Whether only an inception in the future is forgiven, and an expiration in the past is not.</summary>
    public bool InceptionOnly { get; init; }

    /// <summary>The exact second counts.</summary>
    public static ClockSkew None { get; } = new(0, TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>The time forgiven for a signature that is valid for <paramref name="validity"/>.</summary>
    public TimeSpan For(TimeSpan validity) => TimeSpan.FromSeconds(
        Math.Clamp(Math.Floor(validity.TotalSeconds * Fraction), Minimum.TotalSeconds, Maximum.TotalSeconds));
}

/// <summary>The most work that a diagnosis does before it stops and says so.</summary>
public sealed record ValidationBudget
{
    /// <summary>Signature checks for one response.</summary>
    public int SignatureChecks { get; init; } = 256;

    /// <summary>Signature checks for a whole diagnosis, every server and every repair that is tried together.</summary>
    public int AllSignatureChecks { get; init; } = 4096;

    /// <summary>Signatures of a diagnosis in which a single damaged bit is looked for, each as dear as some hundred checks; no resolver does this.</summary>
    public int DamageSearches { get; init; } = 1;

    /// <summary>Keys with the same tag and algorithm that are tried on one signature.</summary>
    public int KeysPerSignature { get; init; } = 4;

    /// <summary>Signatures that are tried on one RRset; those that no key of the zone could have made do not count.</summary>
    public int SignaturesPerRRset { get; init; } = 32;

    /// <summary>DS records that are compared for one zone.</summary>
    public int DsPerZone { get; init; } = 64;

    /// <summary>DS records whose digest differs from that of the key they name before the rest is left alone; null: no such limit.</summary>
    public int? DsMismatches { get; init; }

    /// <summary>NSEC3 hashes (names, each with its iterations) for one response.</summary>
    public int Nsec3Hashes { get; init; } = 600;

    /// <summary>Blocks of 64 octets that are hashed for NSEC3 in a whole diagnosis: iterations, salts and long names count (CVE-2023-50868).</summary>
    public long AllNsec3Blocks { get; init; } = 2_000_000;

    /// <summary>Failed signature checks for one RRset before it is given up; null: no such limit.</summary>
    public int? FailuresPerRRset { get; init; }

    /// <summary>Records of one RRset, and signatures over one, beyond which it is refused whatever they are worth; null: no such limit.</summary>
    public int? RecordsPerRRset { get; init; }

    /// <summary>Octets of the signed data of an RRset (RFC 4034 §3.1.8.1) beyond which it cannot be checked; null: no such limit.</summary>
    public int? SignedOctets { get; init; }

    /// <summary>NSEC and NSEC3 records of one response that are looked at.</summary>
    public int DenialRecords { get; init; } = 64;
}
