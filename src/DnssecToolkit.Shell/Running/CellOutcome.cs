using System.Collections.Immutable;
using DnssecToolkit.Notebooks;

namespace DnssecToolkit.Shell.Running;

/// <summary>What came of running a cell.</summary>
/// <param name="ExecutionCount">The how manieth execution of the session it was.</param>
/// <param name="Outputs">What it gave, in order; the last one is the error if there was one.</param>
internal sealed record CellOutcome(int ExecutionCount, ImmutableArray<CellOutput> Outputs)
{
    /// <summary>How it failed, or null.</summary>
    public CellOutput.Error? Error => Outputs is [.., CellOutput.Error error] ? error : null;

    /// <summary>Whether it ran to its end.</summary>
    public bool Succeeded => Error is null;
}
