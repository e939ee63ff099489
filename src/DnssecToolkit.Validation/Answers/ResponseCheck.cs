using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>What a response to a question is (RFC 2308 §2, RFC 1034 §4.3.2).</summary>
public enum ResponseKind
{
    /// <summary>Records of the type asked for.</summary>
    Positive,

    /// <summary>A CNAME or DNAME.</summary>
    Alias,

    /// <summary>The name has no such records.</summary>
    NoData,

    /// <summary>The name does not exist.</summary>
    NameError,

    /// <summary>The servers of a zone further down are named.</summary>
    Referral,

    /// <summary>SERVFAIL, REFUSED and the like.</summary>
    Failure,

    /// <summary>No response, or one that cannot be read.</summary>
    None,
}

/// <summary>One response to a question of the chain, with everything checked in it.</summary>
public sealed record ResponseCheck(Question Question, DomainName Zone, Exchange Exchange, ResponseKind Kind)
{
    /// <summary>The RRsets that decide: the answer, or what the proof of absence rests on.</summary>
    public ImmutableArray<RRsetCheck> RRsets { get; init; } = [];

    /// <summary>The proof of absence; for a wildcard answer the proof that the exact name is absent. Null where none is needed.</summary>
    public DenialCheck? Denial { get; init; }

    /// <summary>The alias, for a CNAME or DNAME.</summary>
    public AliasCheck? Alias { get; init; }

    /// <summary>The status of this response alone.</summary>
    public SecurityStatus Status { get; init; } = SecurityStatus.Indeterminate;
}
