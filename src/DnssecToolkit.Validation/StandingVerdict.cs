using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A verdict at an instant, and until when it stands on the same evidence.</summary>
/// <param name="At">The instant that was judged.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Until">The first later instant at which something changes that the judgement read; null where nothing ever does.</param>
/// <param name="Next">What changes then; the verdict may be the same afterwards.</param>
public sealed record StandingVerdict(DateTimeOffset At, Verdict Verdict, DateTimeOffset? Until, ImmutableArray<EvidenceChange> Next)
{
    /// <summary>The chain, with every check made.</summary>
    public required ChainOfTrust Chain { get; init; }

    /// <summary>Every question that was put to the evidence, with the zone whose servers answer it.</summary>
    public ImmutableArray<(DomainName Zone, Question Question)> Asked { get; init; } = [];
}

/// <summary>Something that a judgement read and that becomes something else at an instant. Closed.</summary>
/// <param name="At">The instant, in UTC: the first at which it is so.</param>
public abstract record EvidenceChange(DateTimeOffset At)
{
    /// <summary>A server's other response takes the place of the one that counted.</summary>
    /// <param name="At">When the other response came.</param>
    /// <param name="Before">The last response of the server with what was read.</param>
    /// <param name="After">The first response of the server with something else.</param>
    public sealed record Answered(DateTimeOffset At, Exchange Before, Exchange After) : EvidenceChange(At);

    /// <summary>A signature begins to count, or ends (RFC 4035 §5.3.1), by the policy's notion of time.</summary>
    /// <param name="At">The first second at which it is so: that of the inception, or the one after the expiration, skew included.</param>
    /// <param name="Subject">The RRset with the signature, as it was read.</param>
    /// <param name="Rrsig">The signature.</param>
    /// <param name="Before">What was wrong with its time.</param>
    /// <param name="After">What is wrong with its time from then on.</param>
    public sealed record SignatureTime(DateTimeOffset At, Sighting Subject, Rrsig Rrsig, SignatureProblems Before, SignatureProblems After) : EvidenceChange(At)
    {
        /// <summary>Whether the signature counts from then on.</summary>
        public bool Begins => After == SignatureProblems.None;
    }

    /// <summary>A trust anchor comes into force, or goes out of it.</summary>
    /// <param name="At">When.</param>
    /// <param name="Zone">The zone that it is for.</param>
    /// <param name="KeyTag">The tag of its key.</param>
    /// <param name="Begins">Whether it counts from then on.</param>
    public sealed record AnchorPeriod(DateTimeOffset At, DomainName Zone, ushort KeyTag, bool Begins) : EvidenceChange(At);
}
