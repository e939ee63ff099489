using System.Collections.Immutable;

namespace DnssecToolkit.Judges.Agreement;

/// <summary>A difference between a resolver and its policy that stays, with its reason.</summary>
/// <param name="Resolver">The resolver; null: any.</param>
/// <param name="Fault">The name of a fault of the scenario, <c>*</c> for any.</param>
/// <param name="Theirs">The resolver's verdict.</param>
/// <param name="Ours">Ours.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="Evidence">The line of the resolver's log, documentation or source that says so.</param>
public sealed record KnownDifference(ResolverKind? Resolver, string Fault, ResolverVerdict Theirs, ResolverVerdict Ours, string Reason, string Evidence)
{
    /// <summary>Whether a comparison is this one.</summary>
    public bool Explains(Judged judged) =>
        (Resolver is null || Resolver == judged.Comparison.Resolver)
        && Theirs == judged.Comparison.Theirs && Ours == judged.Comparison.OursAsVerdict
        && (Fault == "*" || judged.Faults.Split('+').Contains(Fault, StringComparer.Ordinal) || judged.Comparison.Question.Type.ToString() == Fault);

    /// <summary>Reads the table of <c>data/agreement/differences.tsv</c>: resolver, fault, theirs, ours, reason, evidence; lines with <c>#</c> are comments.</summary>
    public static ImmutableArray<KnownDifference> Read(string text) =>
    [
        .. from line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
           where !line.StartsWith('#')
           let fields = line.TrimEnd('\r').Split('\t')
           select new KnownDifference(
               fields[0] == "any" ? null : Enum.Parse<ResolverKind>(fields[0]), fields[1],
               Enum.Parse<ResolverVerdict>(fields[2]), Enum.Parse<ResolverVerdict>(fields[3]), fields[4], fields.Length > 5 ? fields[5] : ""),
    ];
}
