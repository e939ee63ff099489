using System.Collections.Immutable;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Judges.Agreement;

/// <summary>What a resolver and our policy for it make of the same question.</summary>
/// <param name="Resolver">The resolver.</param>
/// <param name="Question">The question.</param>
/// <param name="Theirs">The resolver's verdict.</param>
/// <param name="Answer">What it answered; null where it did not.</param>
/// <param name="Ours">The diagnosis under its policy.</param>
public sealed record Comparison(ResolverKind Resolver, Question Question, ResolverVerdict Theirs, ResolverAnswer? Answer, Diagnosis Ours)
{
    /// <summary>What the resolver logged meanwhile.</summary>
    public string Log { get; init; } = "";

    /// <summary>The verdicts of our policy for each choice of servers. More than one where the servers of a zone differ: then it is the resolver's own dice which one it comes to.</summary>
    public ImmutableArray<ResolverVerdict> ByServer { get; init; } = [];

    /// <summary>Whether the verdict depends on which servers are asked.</summary>
    public bool DependsOnServer => ByServer.Length > 1;

    /// <summary>Our status in the words for resolvers. Where evidence is missing a resolver has nothing to answer either.</summary>
    public ResolverVerdict OursAsVerdict => VerdictOf(Ours);

    /// <summary>Whether both say the same, or the resolver says what ours says of one choice of servers. SERVFAIL is the same to a client whether data was bogus or never came.</summary>
    public bool Agrees => AreAlike(Theirs, OursAsVerdict) || ByServer.Any(verdict => AreAlike(Theirs, verdict));

    /// <summary>The status of a diagnosis in the words for resolvers.</summary>
    public static ResolverVerdict VerdictOf(Diagnosis diagnosis) => diagnosis.Status switch
    {
        SecurityStatus.Secure => ResolverVerdict.Secure,
        SecurityStatus.Insecure => ResolverVerdict.Insecure,
        SecurityStatus.Bogus => ResolverVerdict.Bogus,
        _ => ResolverVerdict.Unresolved,
    };

    private static bool AreAlike(ResolverVerdict one, ResolverVerdict other) => one == other || (IsFailure(one) && IsFailure(other));

    private static bool IsFailure(ResolverVerdict verdict) => verdict is ResolverVerdict.Bogus or ResolverVerdict.Unresolved;

    /// <summary>One line.</summary>
    public override string ToString() =>
        $"{ResolverProcess.NameOf(Resolver)}: {Theirs} ({Answer?.ToString() ?? "no answer"}), ours: {OursAsVerdict}{(Ours.Cause is { } cause ? $" ({cause.Finding.Code})" : "")}";
}
