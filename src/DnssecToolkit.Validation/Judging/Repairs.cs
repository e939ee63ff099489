using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Links taken as whole although they are broken, to see what follows from them alone.</summary>
internal sealed record Repairs
{
    public static Repairs None { get; } = new();

    /// <summary>RRsets taken as authenticated.</summary>
    public ImmutableHashSet<(DomainName Owner, RecordType Type)> RRsets { get; init; } = [];

    /// <summary>Zones whose key sets are taken as authenticated and complete.</summary>
    public ImmutableHashSet<DomainName> KeySets { get; init; } = [];

    /// <summary>Proofs of absence taken as complete, by name.</summary>
    public ImmutableHashSet<(DomainName Name, DenialKind Kind)> Denials { get; init; } = [];

    public Repairs With(Repairs other) => new()
    {
        RRsets = RRsets.Union(other.RRsets),
        KeySets = KeySets.Union(other.KeySets),
        Denials = Denials.Union(other.Denials),
    };
}

/// <summary>A link that fails.</summary>
/// <param name="Subjects">What to put to the rules, the nearest to the fault first.</param>
/// <param name="Repair">What makes the link whole.</param>
internal sealed record BrokenLink(ImmutableArray<object> Subjects, Repairs Repair);
