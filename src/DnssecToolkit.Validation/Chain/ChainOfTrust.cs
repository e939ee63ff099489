using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>What was found at one zone between the anchor and the answer.</summary>
/// <param name="Zone">The apex of the zone.</param>
/// <param name="Status">Secure: its keys are trusted. Insecure: it is proved that it needs none. Bogus and indeterminate: the chain ends here.</param>
public sealed record ChainLink(DomainName Zone, SecurityStatus Status)
{
    /// <summary>The zone above; null at the trust anchor.</summary>
    public DomainName? Parent { get; init; }

    /// <summary>Each DS RRset that the parent's servers sent for the zone, the one that counts first; the anchor's records at the anchor.</summary>
    public ImmutableArray<RRsetCheck> DsSets { get; init; } = [];

    /// <summary>Each proof that the zone has no DS, the one that counts first.</summary>
    public ImmutableArray<DenialCheck> NoDsProofs { get; init; } = [];

    /// <summary>Each DNSKEY RRset that the zone's servers sent, the one that counts first.</summary>
    public ImmutableArray<KeySetCheck> KeySets { get; init; } = [];

    /// <summary>Why the zone is insecure; null unless it is.</summary>
    public InsecureReason? InsecureReason { get; init; }

    /// <summary>Why nothing can be said; null unless so.</summary>
    public IndeterminateReason? IndeterminateReason { get; init; }

    /// <summary>The keys that may be used; empty unless secure.</summary>
    public ImmutableArray<KeyInSet> TrustedKeys { get; init; } = [];
}

/// <summary>The chain from a trust anchor to one name: a link for each zone, then the responses to the question.</summary>
/// <param name="Question">The question that this part of the chain answers; an alias starts another part.</param>
/// <param name="Links">The zones, the anchor's first.</param>
/// <param name="Responses">Each response to the question, the one that counts first.</param>
public sealed record ChainSegment(Question Question, ImmutableArray<ChainLink> Links, ImmutableArray<ResponseCheck> Responses)
{
    /// <summary>The status of this part.</summary>
    public required SecurityStatus Status { get; init; }
}

/// <summary>The authentication chain of an answer (RFC 4033 §2): a part for the question and one for each alias followed.</summary>
[TypeFormatterSource]
public sealed record ChainOfTrust(ImmutableArray<ChainSegment> Segments);
