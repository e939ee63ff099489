using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>The verdict of a question over a stretch of time, with the exact instants at which it changes, and why.</summary>
/// <remarks>
/// Nothing is sampled. A judgement tells what it read and when any of that is something else next: another response of a server, the begin or end of a
/// signature (RFC 4035 §5.3.1, with the policy's skew), a trust anchor's period. Between two such instants the verdict cannot change.
/// Before the first and after the last response of a server its nearest one is taken to hold; see <see cref="EvidenceStart"/>.
/// </remarks>
[TypeFormatterSource]
public sealed class VerdictSweep
{
    /// <summary>The question.</summary>
    public required Question Question { get; init; }

    /// <summary>The policy that is judged under.</summary>
    public required ResolverPolicy Policy { get; init; }

    /// <summary>The first instant that was judged.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The end; not judged any more.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>All servers together: the best that any server sent, as a resolver has it that tries the next server.</summary>
    public required VerdictLane Overall { get; init; }

    /// <summary>
    /// All servers together, as a cache has it that fetched the record on which each verdict hangs at the last moment: it fails when the TTL has passed, and where it
    /// holds what was wrong and well signed, such as a DS of another key, it recovers only then. Caps of single resolvers make it shorter.
    /// </summary>
    public required VerdictLane Cached { get; init; }

    /// <summary>Each server's word taken alone wherever it spoke; by address.</summary>
    public ImmutableArray<VerdictLane> Servers { get; init; } = [];

    /// <summary>The time of the first response in the evidence; null where there is none. Verdicts before it assume that what came first had been served already.</summary>
    public DateTimeOffset? EvidenceStart { get; init; }

    /// <summary>The time of the last response. Verdicts after it assume that nothing but the time went on.</summary>
    public DateTimeOffset? EvidenceEnd { get; init; }

    /// <summary>How many judgements were made: the work of the sweep.</summary>
    public int Judgements { get; init; }

    /// <summary>Whether the limit of judgements was reached, so that the last span of some lane is longer than what was judged.</summary>
    public bool IsCut { get; init; }

    /// <summary>Sweeps a capture.</summary>
    /// <param name="capture">The evidence.</param>
    /// <param name="question">What a client would ask.</param>
    /// <param name="anchors">The keys trusted to begin with.</param>
    /// <param name="options">From when to when, as whom, and how far to go into reasons.</param>
    /// <param name="progress">Is told now and then how far the sweep has come, from 0 to 1.</param>
    /// <param name="cancellationToken">Stops between two judgements.</param>
    /// <exception cref="ArgumentException">The stretch of time is empty, or the capture has no times and none was given.</exception>
    public static VerdictSweep Of(
        Capture capture, Question question, TrustAnchors anchors, SweepOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(capture);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(anchors);
        return new Sweeper(capture, question, anchors, options ?? new SweepOptions(), progress, cancellationToken).Sweep();
    }

    /// <summary>The question and the statuses in their order.</summary>
    public override string ToString() => $"{Question}: {string.Join(", then ", Overall.Spans.Select(span => span.Status.ToString().ToLowerInvariant()))}";
}

/// <summary>What to sweep.</summary>
public sealed record SweepOptions
{
    /// <summary>The first instant; the first response of the evidence without one.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The end, exclusive; the second after the last response without one.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>How the resolver judges; the strict reading of the RFCs without one.</summary>
    public ResolverPolicy? Policy { get; init; }

    /// <summary>Whether each server is also taken alone.</summary>
    public bool EachServer { get; init; } = true;

    /// <summary>Whether it is proved which record of those that changed flipped the verdict.</summary>
    public bool Prove { get; init; } = true;

    /// <summary>The most judgements, all lanes together.</summary>
    public int MostJudgements { get; init; } = 250_000;
}
