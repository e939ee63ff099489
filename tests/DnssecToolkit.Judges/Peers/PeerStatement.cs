using System.Collections.Immutable;

namespace DnssecToolkit.Judges.Peers;

/// <summary>What a program printed.</summary>
/// <param name="Program">The program.</param>
/// <param name="Output">All of it.</param>
/// <param name="Seconds">The wall time.</param>
/// <param name="TimedOut">Whether it had not ended when its time was over, and was killed.</param>
public sealed record PeerAnswer(Peer Program, string Output, double Seconds, bool TimedOut);

/// <summary>What a program says of a question.</summary>
/// <param name="Verdict">Its verdict; unresolved where it says none.</param>
/// <param name="Reasons">Its statements of the reason, each with all that names the record.</param>
public sealed record PeerStatement(ResolverVerdict Verdict, ImmutableArray<string> Reasons)
{
    /// <summary>Ours only: the code of the cause.</summary>
    public string? Code { get; init; }

    /// <summary>Ours only: every finding, severity and code.</summary>
    public ImmutableArray<(string Severity, string Code)> Findings { get; init; } = [];
}

/// <summary>A program that says whether an answer is secure and why not.</summary>
public enum Peer
{
    /// <summary><c>dnssec fetch --explain</c>, from the root's servers down.</summary>
    Ours,

    /// <summary><c>unbound-host -v</c>, which resolves from the root by itself.</summary>
    UnboundHost,

    /// <summary><c>delv</c>, through a recursive server that does not validate.</summary>
    Delv,

    /// <summary><c>drill -S</c>, through the same.</summary>
    Drill,

    /// <summary><c>dnsviz probe</c> of the authoritative servers, then <c>dnsviz grok</c>.</summary>
    DnsViz,
}
