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

    /// <summary>Our status in the words for resolvers. Where evidence is missing a resolver has nothing to answer either.</summary>
    public ResolverVerdict OursAsVerdict => Ours.Status switch
    {
        SecurityStatus.Secure => ResolverVerdict.Secure,
        SecurityStatus.Insecure => ResolverVerdict.Insecure,
        SecurityStatus.Bogus => ResolverVerdict.Bogus,
        _ => ResolverVerdict.Unresolved,
    };

    /// <summary>Whether both say the same. SERVFAIL is the same to a client whether data was bogus or never came.</summary>
    public bool Agrees => Theirs == OursAsVerdict || (IsFailure(Theirs) && IsFailure(OursAsVerdict));

    private static bool IsFailure(ResolverVerdict verdict) => verdict is ResolverVerdict.Bogus or ResolverVerdict.Unresolved;

    /// <summary>One line.</summary>
    public override string ToString() =>
        $"{ResolverProcess.NameOf(Resolver)}: {Theirs} ({Answer?.ToString() ?? "no answer"}), ours: {OursAsVerdict}{(Ours.Cause is { } cause ? $" ({cause.Finding.Code})" : "")}";
}
