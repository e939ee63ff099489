using System.Collections.Immutable;

namespace DnssecToolkit.Timelines;

/// <summary>In which order to try repairs: what waits for the fewest caches comes first.</summary>
public enum RepairRank
{
    /// <summary>Sign with a key that every cache already knows: only verdicts have to be forgotten.</summary>
    SignWithPublishedKey = 1,

    /// <summary>Put back what was there: what was wrong never validated, and no cache keeps it.</summary>
    RestoreKey = 2,

    /// <summary>Ask the operators of resolvers for negative trust anchors (RFC 7646) while something slower takes effect.</summary>
    NegativeTrustAnchor = 3,

    /// <summary>Wait until caches have lost the zone's keys.</summary>
    WaitForKeys = 4,

    /// <summary>Change the DS: wait for the parent, and until caches have lost the old one.</summary>
    ChangeDs = 5,
}

/// <summary>A way out of a failure.</summary>
/// <param name="What">What to do.</param>
/// <param name="Rank">Its place among the ways out.</param>
/// <param name="Recovery">How long after it is begun the last resolver is well again, at the longest; null where nobody can promise it.</param>
public sealed record RepairOption(string What, RepairRank Rank, Interval? Recovery)
{
    /// <summary>What has to be waited out before the next thing may be changed; null where nothing.</summary>
    public Interval? Wait { get; init; }

    /// <summary>What to mind; null for nothing in particular.</summary>
    public string? Caution { get; init; }
}

/// <summary>A broken state of a zone and the ways out of it, best first.</summary>
/// <param name="Code">F1 to F9.</param>
/// <param name="Broken">What is wrong.</param>
/// <param name="Options">The ways out.</param>
public sealed record FailureCase(string Code, string Broken, ImmutableArray<RepairOption> Options)
{
    /// <summary>The state, the headline and a paragraph for each way out.</summary>
    public override string ToString() => FailureText.Render(this);
}
