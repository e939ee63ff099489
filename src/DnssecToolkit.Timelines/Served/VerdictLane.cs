using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines;

/// <summary>A verdict that stood from one instant to another: half-open, in UTC.</summary>
/// <param name="Start">The first instant at which it is known to stand.</param>
/// <param name="End">The first instant at which another one is known to stand, or the end of the sweep.</param>
/// <param name="Verdict">The verdict, as it was when the span began.</param>
public sealed record VerdictSpan(DateTimeOffset Start, DateTimeOffset End, Verdict Verdict)
{
    /// <summary>What made it begin; null for the first span of a sweep.</summary>
    public VerdictChange? Opening { get; init; }

    /// <summary>The earliest instant at which it may have begun: of what changes on a server only the next sighting is known.</summary>
    public DateTimeOffset NotBefore => Opening?.NotBefore ?? Start;

    /// <summary>The status alone.</summary>
    public SecurityStatus Status => Verdict.Status;

    /// <summary>The code of the finding that makes it bogus; null unless bogus.</summary>
    public string? CauseCode => (Verdict as Verdict.Bogus)?.Cause.Code;

    /// <summary>The place of that finding; null unless bogus.</summary>
    public Place? CausePlace => (Verdict as Verdict.Bogus)?.Cause.Place;

    /// <summary>How long it stood.</summary>
    public TimeSpan Duration => End - Start;

    /// <summary>Whether another verdict is the same in status and in the place of its cause: then a reader sees no change.</summary>
    internal bool IsLike(Verdict other) =>
        Status == other.Status && CausePlace == (other as Verdict.Bogus)?.Cause.Place;
}

/// <summary>Why a verdict changed.</summary>
public enum ChangeKind
{
    /// <summary>A server gave other records, or other signatures over them.</summary>
    RecordChanged,

    /// <summary>A signature ran out (RFC 4035 §5.3.1).</summary>
    SignatureExpired,

    /// <summary>A signature began to count.</summary>
    SignatureBegan,

    /// <summary>A trust anchor came into force or went out of it.</summary>
    AnchorChanged,

    /// <summary>A cache had to give up what it held, or was allowed to.</summary>
    TtlPassed,
}

/// <summary>A change of the verdict, with what changed in the evidence at that instant.</summary>
/// <param name="At">When: the instant of a signature's time, or of the first sighting of what changed.</param>
/// <param name="NotBefore">The last sighting of what was before; equal to <paramref name="At"/> where the instant is exact.</param>
/// <param name="Before">The verdict before.</param>
/// <param name="After">The verdict from then on.</param>
/// <param name="Causes">Everything that was read and that changed at that instant.</param>
public sealed record VerdictChange(DateTimeOffset At, DateTimeOffset NotBefore, Verdict Before, Verdict After, ImmutableArray<EvidenceChange> Causes)
{
    /// <summary>Why, in a word.</summary>
    public required ChangeKind Kind { get; init; }

    /// <summary>Which of the records that changed suffice to flip the verdict, proved by applying them alone; null where it was not asked or no record changed.</summary>
    public FlipProof? Proof { get; init; }

    /// <summary>
    /// Until when a cache may hold what was before, if it fetched it at the last moment: the TTL, or the end of its signature if that comes first
    /// (RFC 4035 §5.3.3). Null where what was before was not good, or no record changed.
    /// </summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>Whether the instant is known to the second, as that of a signature is.</summary>
    public bool IsExact => NotBefore == At;

    /// <summary>The servers on which something changed, in order of address; none where time alone did it.</summary>
    public ImmutableArray<ServerAddress> Servers =>
        [.. Causes.OfType<EvidenceChange.Answered>().Select(answered => answered.After.Server).Distinct().OrderBy(server => server.ToString(), StringComparer.Ordinal)];

    /// <summary>The signature whose time decided; null where it was no signature's time.</summary>
    public EvidenceChange.SignatureTime? Signature => Causes.OfType<EvidenceChange.SignatureTime>().FirstOrDefault();
}

/// <summary>The verdicts over time, with one server's word taken alone wherever it spoke, or with the best that any server sent.</summary>
/// <param name="Server">The server; null: all together, as a resolver sees it that tries the next server.</param>
/// <param name="Spans">The verdicts, without a gap, in the order of time.</param>
[TypeFormatterSource]
public sealed record VerdictLane(ServerAddress? Server, ImmutableArray<VerdictSpan> Spans)
{
    /// <summary>The zones that the server spoke for; none for all servers together.</summary>
    public ImmutableArray<DomainName> Zones { get; init; } = [];

    /// <summary>Every change of the verdict, in the order of time.</summary>
    public IEnumerable<VerdictChange> Changes => Spans.Select(span => span.Opening).OfType<VerdictChange>();

    /// <summary>The span at an instant; null outside of the sweep.</summary>
    public VerdictSpan? At(DateTimeOffset instant) => Spans.FirstOrDefault(span => span.Start <= instant && instant < span.End);

    /// <summary>The time in which the verdict was this one.</summary>
    public TimeSpan Total(SecurityStatus status) =>
        Spans.Where(span => span.Status == status).Aggregate(TimeSpan.Zero, (sum, span) => sum + span.Duration);
}
