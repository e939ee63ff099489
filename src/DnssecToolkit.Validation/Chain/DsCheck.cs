using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>How one DS record, or one record of a trust anchor, fits the keys of the child zone (RFC 4035 §5.2).</summary>
public enum DsOutcome
{
    /// <summary>A zone key has the tag, the algorithm and the digest.</summary>
    Matches,

    /// <summary>The key with this tag and algorithm has another digest.</summary>
    DigestDiffers,

    /// <summary>The digest field does not have the length of its digest type.</summary>
    DigestLengthWrong,

    /// <summary>No key has the tag and algorithm, and none the digest.</summary>
    KeyMissing,

    /// <summary>A key has the tag, but another algorithm.</summary>
    AlgorithmDiffers,

    /// <summary>A key has the digest, but the tag or algorithm field of the DS names another.</summary>
    FieldsDiffer,

    /// <summary>The key meant is there with the revoke flag set, which also changed its tag (RFC 5011 §2.1).</summary>
    KeyRevoked,

    /// <summary>The key that matches lacks the zone key flag (RFC 4034 §5.2).</summary>
    KeyNotZoneKey,

    /// <summary>The key that matches has a protocol other than 3.</summary>
    KeyWrongProtocol,

    /// <summary>The policy does not support the digest type.</summary>
    DigestUnsupported,

    /// <summary>The policy does not support the algorithm.</summary>
    AlgorithmUnsupported,

    /// <summary>Left aside because a stronger digest is present (RFC 4509 §3).</summary>
    Ignored,

    /// <summary>The policy's budget was spent before this one.</summary>
    BudgetSpent,
}

/// <summary>One DS and what came of it.</summary>
/// <param name="Ds">The record.</param>
/// <param name="Outcome">How it fits the keys.</param>
/// <param name="Key">The key meant, where one could be told.</param>
/// <param name="ComputedDigest">The digest of that key, to compare; empty where none was computed.</param>
public sealed record DsCheck(Ds Ds, DsOutcome Outcome, Dnskey? Key, ReadOnlyMemory<byte> ComputedDigest);

/// <summary>The DS RRset of a child zone against the keys it serves.</summary>
/// <param name="Child">The child zone.</param>
/// <param name="Parent">The zone that signs the DS RRset; for a trust anchor the child itself.</param>
/// <param name="RRset">The check of the parent's signature; null for a trust anchor.</param>
/// <param name="Entries">A check for each DS.</param>
public sealed record DsSetCheck(DomainName Child, DomainName Parent, RRsetCheck? RRset, ImmutableArray<DsCheck> Entries)
{
    /// <summary>Whether these are records of a trust anchor instead of the parent's.</summary>
    public bool IsTrustAnchor => RRset is null;

    /// <summary>Whether a record matches a key, so that what is wrong with others decides nothing.</summary>
    public bool HasMatch => Entries.Any(entry => entry.Outcome == DsOutcome.Matches);

    /// <summary>Whether no DS can be used under the policy, which makes the child insecure (RFC 4035 §5.2).</summary>
    public bool NoneUsable => Entries.All(entry => entry.Outcome is DsOutcome.DigestUnsupported or DsOutcome.AlgorithmUnsupported or DsOutcome.Ignored);
}
