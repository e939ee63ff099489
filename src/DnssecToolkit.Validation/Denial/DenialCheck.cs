using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>What a response denies.</summary>
public enum DenialKind
{
    /// <summary>The name has no records of the type (NODATA).</summary>
    NoData,

    /// <summary>The name does not exist (NXDOMAIN).</summary>
    NameError,

    /// <summary>The name has no DS: the delegation is unsigned.</summary>
    NoDs,

    /// <summary>The exact name does not exist, so that a wildcard could answer.</summary>
    WildcardAnswer,
}

/// <summary>With which records a response denies.</summary>
public enum DenialMechanism
{
    /// <summary>With none at all.</summary>
    None,

    /// <summary>NSEC (RFC 4034 §4).</summary>
    Nsec,

    /// <summary>NSEC3 (RFC 5155).</summary>
    Nsec3,

    /// <summary>Compact denial: an NSEC made for the name asked for (RFC 9824).</summary>
    Compact,
}

/// <summary>What a proof of absence needs. Each part that is missing is told.</summary>
public enum DenialPart
{
    /// <summary>An NSEC or NSEC3 at the name itself.</summary>
    MatchName,

    /// <summary>The type, and CNAME, are absent from the list of types at the name.</summary>
    TypeAbsent,

    /// <summary>A span that covers the name.</summary>
    CoverName,

    /// <summary>An NSEC3 at the closest encloser (RFC 5155 §8.3).</summary>
    ClosestEncloser,

    /// <summary>A span that covers the next closer name (RFC 5155 §8.3).</summary>
    NextCloser,

    /// <summary>A span that covers the wildcard at the closest encloser.</summary>
    WildcardAbsent,

    /// <summary>An NSEC or NSEC3 at the wildcard, without the type.</summary>
    WildcardTypeAbsent,

    /// <summary>The opt-out flag on the span that covers the next closer name (RFC 5155 §8.6).</summary>
    OptOut,

    /// <summary>A record from the parent's side of the zone cut, instead of the child's (RFC 6840 §4.4).</summary>
    RightSideOfCut,
}

/// <summary>The result of a proof.</summary>
public enum DenialOutcome
{
    /// <summary>The absence is proved.</summary>
    Proved,

    /// <summary>The absence is proved as far as opt-out allows: an unsigned delegation may exist (RFC 5155 §6).</summary>
    ProvedWithOptOut,

    /// <summary>The records deny something else: the name is no zone cut (no NS there).</summary>
    NoDelegation,

    /// <summary>A part of the proof is missing or invalid.</summary>
    Failed,

    /// <summary>More NSEC3 iterations than the policy computes: taken as insecure (RFC 9276 §3.2).</summary>
    TooManyIterations,

    /// <summary>The policy's budget of hashes was spent.</summary>
    BudgetSpent,
}

/// <summary>An NSEC or NSEC3 record of a response with the check of its signature.</summary>
public sealed record DenialRecord(RRsetCheck Check)
{
    /// <summary>The NSEC data; null for NSEC3.</summary>
    public Nsec? Nsec => Check.Subject.Set.Set.Data[0] as Nsec;

    /// <summary>The NSEC3 data; null for NSEC.</summary>
    public Nsec3? Nsec3 => Check.Subject.Set.Set.Data[0] as Nsec3;

    /// <summary>Whether a record that was made from a wildcard counts as the wildcard's own.</summary>
    public bool IsRestored { get; init; }

    /// <summary>The name it speaks for.</summary>
    public DomainName Owner => IsRestored ? Check.SourceOwner : Check.Subject.Owner;

    /// <summary>Whether it may be used in a proof: its signature is valid and it was not made from a wildcard.</summary>
    public bool IsUsable => Check.IsValid && (IsRestored || !Check.IsWildcardExpansion);
}

/// <summary>The check of a proof of absence in one response (RFC 4035 §5.4, RFC 5155 §8).</summary>
public sealed record DenialCheck(DenialKind Kind, DomainName Zone, DomainName Name, RecordType Type, DenialMechanism Mechanism, DenialOutcome Outcome)
{
    /// <summary>Every NSEC or NSEC3 of the response, usable or not.</summary>
    public ImmutableArray<DenialRecord> Records { get; init; } = [];

    /// <summary>The parts that are missing; empty when proved.</summary>
    public ImmutableArray<DenialPart> Missing { get; init; } = [];

    /// <summary>The parts that would be there if the records with bad signatures counted: then those signatures are the fault, not the records.</summary>
    public ImmutableArray<DenialPart> SpoiledBySignature { get; init; } = [];

    /// <summary>The records that the proof rests on, or would rest on were their signatures valid.</summary>
    public ImmutableArray<DenialRecord> Used { get; init; } = [];

    /// <summary>The closest encloser: the deepest ancestor that exists; null where none could be told.</summary>
    public DomainName? ClosestEncloser { get; init; }

    /// <summary>The name one label below the closest encloser towards the name asked for; null where none could be told.</summary>
    public DomainName? NextCloser { get; init; }

    /// <summary>The NSEC3 hashes computed: name, hash as base32hex.</summary>
    public ImmutableArray<HashedName> Hashes { get; init; } = [];

    /// <summary>The NSEC3 iterations, where the proof uses NSEC3.</summary>
    public int? Iterations { get; init; }

    /// <summary>The most iterations that the policy computes for a zone with these keys.</summary>
    public int IterationLimit { get; init; }

    /// <summary>RRsets that other responses in the evidence returned although this proof denies them: of the name or below it, or of a type that the list at the name lacks.</summary>
    public ImmutableArray<Sighting> Contradictions { get; init; } = [];

    /// <summary>Whether the absence is proved, with or without opt-out.</summary>
    public bool IsProved => Outcome is DenialOutcome.Proved or DenialOutcome.ProvedWithOptOut;

    /// <summary>The response that carried the proof.</summary>
    public required Captures.Exchange Exchange { get; init; }

    /// <summary>Where the proof is needed.</summary>
    public Place Place => new(Zone, Name, Type);
}

/// <summary>A name and its NSEC3 hash in base32hex.</summary>
public sealed record HashedName(DomainName Name, string Hash);
