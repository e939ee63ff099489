using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>What a set of NSEC or NSEC3 records proves, their signatures aside.</summary>
internal sealed record Proof(DenialOutcome Outcome)
{
    public ImmutableArray<DenialPart> Missing { get; init; } = [];

    public ImmutableArray<DenialRecord> Used { get; init; } = [];

    public DomainName? ClosestEncloser { get; init; }

    public DomainName? NextCloser { get; init; }

    public ImmutableArray<HashedName> Hashes { get; init; } = [];

    public DenialMechanism? Mechanism { get; init; }

    public int? Iterations { get; init; }

    public bool IsProved => Outcome is DenialOutcome.Proved or DenialOutcome.ProvedWithOptOut or DenialOutcome.NoDelegation;

    public static Proof Of(DenialOutcome outcome, params ImmutableArray<DenialRecord> used) => new(outcome) { Used = [.. used.Distinct()] };

    public static Proof Fails(DenialPart missing, params ImmutableArray<DenialRecord> used) =>
        new(DenialOutcome.Failed) { Missing = [missing], Used = [.. used.Distinct()] };
}

/// <summary>What shall be proved.</summary>
/// <param name="Kind">The kind of absence.</param>
/// <param name="Zone">The zone that denies.</param>
/// <param name="Name">The name in question.</param>
/// <param name="Type">The type in question.</param>
/// <param name="WildcardParent">For a wildcard answer, the closest encloser that the signature's labels field tells.</param>
internal sealed record DenialClaim(DenialKind Kind, DomainName Zone, DomainName Name, RecordType Type, DomainName? WildcardParent = null);
