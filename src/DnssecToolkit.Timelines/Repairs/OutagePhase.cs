using DnssecToolkit.Captures;

namespace DnssecToolkit.Timelines;

/// <summary>What was served from an instant until the next phase, as recorded.</summary>
/// <param name="From">When it began to be served.</param>
/// <param name="Evidence">What every server of the chain answered meanwhile.</param>
/// <param name="At">An instant at which the phase is judged, within it.</param>
public sealed record OutagePhase(DateTimeOffset From, Capture Evidence, DateTimeOffset At)
{
    /// <summary>What began, in a few words.</summary>
    public string Title { get; init; } = "";
}
