using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>What a validator with a given policy makes of the evidence for a question at an instant, and why.</summary>
[TypeFormatterSource]
public sealed class Diagnosis
{
    /// <summary>The question.</summary>
    public required Question Question { get; init; }

    /// <summary>The instant that is judged, in UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The policy that is judged under.</summary>
    public required ResolverPolicy Policy { get; init; }

    /// <summary>The status with its reason, taking the best that any server sent, as a resolver does that tries the next server.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The chain, with every check made.</summary>
    public required ChainOfTrust Chain { get; init; }

    /// <summary>The broken link nearest the anchor, with the proof that it is the cause; null unless bogus.</summary>
    public RootCause? Cause { get; init; }

    /// <summary>Everything found: the cause first, then what breaks links, then by severity and place.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>The same diagnosis with each server's word taken alone wherever it spoke; by address.</summary>
    public ImmutableArray<ServerDiagnosis> Servers { get; init; } = [];

    /// <summary>The extended DNS errors that fit, the most specific first (RFC 8914).</summary>
    public ImmutableArray<ExtendedErrorCode> ExtendedErrors { get; init; } = [];

    /// <summary>What the diagnosis cost a validator.</summary>
    public required ValidationCost Cost { get; init; }

    /// <summary>The status alone.</summary>
    public SecurityStatus Status => Verdict.Status;

    /// <summary>The question, the status and the cause's code, on one line.</summary>
    public override string ToString() =>
        $"{Question} at {At:yyyy-MM-dd'T'HH:mm:ss'Z'}: {Status.ToString().ToLowerInvariant()}{(Cause is null ? "" : " (" + Cause.Finding.Code + ")")}";
}

/// <summary>The diagnosis with one server's responses preferred to all others.</summary>
[TypeFormatterSource]
public sealed record ServerDiagnosis(
    ServerAddress Server,
    Verdict Verdict,
    ImmutableArray<Finding> Findings,
    ImmutableArray<ExtendedErrorCode> ExtendedErrors)
{
    /// <summary>Whether the cause shows in this server's own responses; a server of another zone may have done no wrong.</summary>
    public bool IsAtFault => Verdict is Verdict.Bogus { Cause: var cause } && cause.Servers.Contains(Server);

    /// <summary>The serial of the SOA that the server last sent for the zone it speaks for; null where it sent none.</summary>
    public uint? Serial { get; init; }

    /// <summary>The zones that the server spoke for.</summary>
    public ImmutableArray<DomainName> Zones { get; init; } = [];
}

/// <summary>The finding at the broken link nearest the anchor, and what is left when that link is taken as whole.</summary>
/// <param name="Finding">The cause.</param>
/// <param name="StatusWithout">The status of the question if the link were whole.</param>
/// <param name="Consequences">Findings that vanish with it.</param>
/// <param name="Remaining">Findings that break links even then: faults of their own.</param>
public sealed record RootCause(Finding Finding, SecurityStatus StatusWithout, ImmutableArray<Finding> Consequences, ImmutableArray<Finding> Remaining);

/// <summary>How much work a diagnosis was: the measure of KeyTrap (CVE-2023-50387) and its NSEC3 sister (CVE-2023-50868).</summary>
public sealed record ValidationCost(int SignatureChecks, int HashComputations, int RRsets);
