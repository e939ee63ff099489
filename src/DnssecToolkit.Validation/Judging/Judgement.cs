using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>What one walk through the evidence came to.</summary>
internal sealed record Judgement(SecurityStatus Status, ImmutableArray<ChainSegment> Segments)
{
    public InsecureReason? InsecureReason { get; init; }

    public IndeterminateReason? IndeterminateReason { get; init; }

    /// <summary>The broken link nearest the anchor; null unless bogus.</summary>
    public BrokenLink? Broken { get; init; }

    /// <summary>Every question that was put to the evidence, with the zone whose servers answer it.</summary>
    public ImmutableArray<(DomainName Zone, Question Question)> Asked { get; init; } = [];
}
