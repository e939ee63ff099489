namespace DnssecToolkit.Validation.Tests.Building.Answers;

/// <summary>A subject with one flaw.</summary>
/// <param name="Code">The code that the flaw must be found under.</param>
/// <param name="Subject">The subject.</param>
public sealed record AnswerFlaw(string Code, object Subject)
{
    /// <summary>What the subject shows, where a code has several.</summary>
    public string? Case { get; init; }

    /// <summary>Codes that the flaw cannot be shown without.</summary>
    public string[] Also { get; init; } = [];

    /// <summary>The policy it is judged under.</summary>
    public ResolverPolicy Policy { get; init; } = ResolverPolicies.Rfc;

    /// <summary>The code, and the case behind a dash.</summary>
    public override string ToString() => Case is null ? Code : $"{Code}-{Case}";

    /// <summary>What the rules find in the subject.</summary>
    public IReadOnlyList<Finding> Findings() =>
        [.. RuleBook.Check(Subject, new RuleContext(AnswerSubjects.At, Policy, (_, _, _) => new SignatureCensus(0, 0)))];
}
