using System.Collections.Immutable;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>Which of several changes flip a verdict: the fewest that do it, each of them needed.</summary>
/// <param name="Minimal">The changes that suffice; none where the time alone did it.</param>
/// <param name="Others">The changes of the same instant without which the verdict flips all the same.</param>
[TypeFormatterSource]
public sealed record FlipProof(ImmutableArray<RecordDifference> Minimal, ImmutableArray<RecordDifference> Others)
{
    /// <summary>The status with what was before.</summary>
    public required SecurityStatus Before { get; init; }

    /// <summary>The status with all changes.</summary>
    public required SecurityStatus After { get; init; }

    /// <summary>Whether the evidence of before gets the new status by the time alone.</summary>
    public bool ByTimeAlone { get; init; }

    /// <summary>Whether one change alone suffices. Several may each suffice; the first in the order of the chain is named.</summary>
    public bool IsSingle => Minimal.Length == 1;

    /// <summary>Other response codes that had to change with the records; in words, null where none.</summary>
    public string? ResponseCode { get; init; }

    /// <summary>How many judgements the proof took.</summary>
    public int Judgements { get; init; }

    /// <summary>The minimal changes in words.</summary>
    public override string ToString() => ByTimeAlone ? "the time alone" : string.Join("; and ", Minimal);
}
