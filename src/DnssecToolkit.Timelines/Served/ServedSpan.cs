using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Timelines;

/// <summary>How sure it is that a server served something at an instant.</summary>
public enum Certainty
{
    /// <summary>It was seen before and after, and nothing else in between.</summary>
    Seen,

    /// <summary>This or what was seen next: the change came at some instant between two sightings.</summary>
    Either,

    /// <summary>It was seen last, or will be seen first, and nobody looked at this instant.</summary>
    Assumed,
}

/// <summary>A stretch of time in which a server published an RRset with the same records and signatures, as far as it was seen.</summary>
/// <param name="Server">Which server, or which archive.</param>
/// <param name="Owner">The owner.</param>
/// <param name="Type">The type.</param>
/// <param name="Set">The records and signatures; null where the server said that there are none.</param>
/// <param name="Sightings">When it was seen, in the order of time; at least once.</param>
[TypeFormatterSource]
public sealed record ServedSpan(ServerAddress Server, DomainName Owner, RecordType Type, SignedRRset? Set, ImmutableArray<DateTimeOffset> Sightings)
{
    /// <summary>When it was first seen: the span began not after this.</summary>
    public DateTimeOffset FirstSeen => Sightings[0];

    /// <summary>When it was last seen: the span ended not before this.</summary>
    public DateTimeOffset LastSeen => Sightings[^1];

    /// <summary>When something else was last seen before: the span began after this. Null where nothing else was seen before.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When something else was first seen afterwards: the span ended not after this. Null where nothing else was seen.</summary>
    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>How far off the instants may be in either direction: text may not tell the zone of its time.</summary>
    public TimeSpan Uncertainty { get; init; }

    /// <summary>Whether the server said that there is no such RRset.</summary>
    public bool IsAbsence => Set is null;

    /// <summary>Whether the source counts the TTL down, as a cache does, so that it tells nothing.</summary>
    public bool TtlIsRemainder { get; init; }

    /// <summary>The stretches between two sightings that are longer than this: nobody looked, or no answer came, and what was served then is taken to be the same.</summary>
    public IEnumerable<(DateTimeOffset From, DateTimeOffset To)> GapsLongerThan(TimeSpan length)
    {
        for (var i = 1; i < Sightings.Length; i++)
        {
            if (Sightings[i] - Sightings[i - 1] > length)
            {
                yield return (Sightings[i - 1], Sightings[i]);
            }
        }
    }

    /// <summary>How sure it is that this was served at an instant; null where it was not.</summary>
    public Certainty? At(DateTimeOffset instant) =>
        instant >= FirstSeen && instant <= LastSeen ? Certainty.Seen
        : instant < FirstSeen ? (NotBefore is { } before ? (instant > before ? Certainty.Either : null) : Certainty.Assumed)
        : NotAfter is { } after ? (instant < after ? Certainty.Either : null)
        : Certainty.Assumed;

    /// <summary>Server, owner, type, and when it was seen.</summary>
    public override string ToString() => $"{Server} {Owner} {Type}{(IsAbsence ? " absent" : "")}, seen {UtcText.Range(FirstSeen, LastSeen)}";
}

/// <summary>A question that a server left unanswered.</summary>
/// <param name="At">When.</param>
/// <param name="Server">Which server.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Why">What came instead of an answer, in words.</param>
public sealed record ServedSilence(DateTimeOffset At, ServerAddress Server, Question Question, string Why);
