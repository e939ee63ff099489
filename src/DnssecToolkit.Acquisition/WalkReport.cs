using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Acquisition;

/// <summary>What a walk brought home.</summary>
/// <param name="Capture">The evidence: every query with what came back.</param>
/// <param name="Questions">What was asked, then what aliases led to.</param>
/// <param name="Servers">Every server, in the order in which they were met.</param>
/// <param name="Notices">Why there is less than there might be; empty when nothing is missing.</param>
/// <param name="Queries">Queries sent, repeated ones included.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="WasInterrupted">Whether it was ended before its end; what was gathered until then is there.</param>
public sealed record WalkReport(
    Capture Capture,
    ImmutableArray<Question> Questions,
    ImmutableArray<ServerVisit> Servers,
    ImmutableArray<Notice> Notices,
    int Queries,
    TimeSpan Duration,
    bool WasInterrupted);

/// <summary>One server of a walk.</summary>
/// <param name="Server">Its address and port.</param>
/// <param name="Zones">The zones it serves by what their parents and they themselves say; of a resolver the root.</param>
/// <param name="HasAnswered">Whether any response came.</param>
public sealed record ServerVisit(ServerAddress Server, ImmutableArray<DomainName> Zones, bool HasAnswered);
