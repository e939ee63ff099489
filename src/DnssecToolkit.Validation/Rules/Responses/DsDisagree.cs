using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The servers of the parent give different DS sets.</summary>
/// <remarks>RFC 1034 §4.3.5: "When the inevitable changes are made, they must be distributed to all of the name servers."</remarks>
public sealed class DsDisagree : IRule<ServerComparison>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("ds-disagree", Severity.Warning, "RFC 1034 §4.3.5");

    /// <summary>The comparison, and for each server the key tags of its DS records.</summary>
    public sealed record Found(ServerComparison Comparison, ImmutableArray<(ServerAddress Server, ImmutableArray<ushort> Tags)> Sets)
        : Finding(Info, new Place(Comparison.Zone, Comparison.Question.Name, Comparison.Question.Type));

    RuleInfo IRule<ServerComparison>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(ServerComparison subject, RuleContext context)
    {
        if (subject.Question.Type != RecordType.Ds)
        {
            yield break;
        }

        var denying = subject.Denying().ToHashSet();
        var sets = subject.Sets.Where(entry => entry.Set is not null || denying.Contains(entry.Server)).ToList();
        if (sets.Select(entry => string.Join('|', TextsOf(entry.Set))).Distinct().Count() > 1)
        {
            yield return new Found(subject, [.. sets.Select(entry => (entry.Server, TagsOf(entry.Set)))]);
        }
    }

    private static IEnumerable<string> TextsOf(SignedRRset? set) =>
        (set?.Set.Data ?? []).Select(data => data.ToString()).Order(StringComparer.Ordinal);

    private static ImmutableArray<ushort> TagsOf(SignedRRset? set) =>
        [.. (set?.Set.Data ?? []).OfType<Ds>().Select(ds => ds.KeyTag).Order()];
}
