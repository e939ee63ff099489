using System.Collections.Immutable;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Findings with one code and one message: said once, with their places.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Message">The message.</param>
/// <param name="Findings">Where; never empty.</param>
internal sealed record FindingGroup(RuleInfo Rule, string Message, ImmutableArray<ExplainedFinding> Findings)
{
    /// <summary>The most places that a report for people lists.</summary>
    public const int MostPlaces = 6;

    /// <summary>What to see at one of the places, with the servers where they are few. The place is named once.</summary>
    public static string Line(ExplainedFinding finding)
    {
        var (place, label, servers) = (finding.Finding.Place, finding.Explanation.Label, finding.Finding.Servers);
        var where = label.Contains(place.Owner.ToString(), StringComparison.Ordinal) ? "" : $"{place}: ";
        var from = servers.Length is 1 or 2 && !servers.Any(server => label.Contains(server.ToString(), StringComparison.Ordinal)) ? $" (from {string.Join(" and ", servers)})" : "";
        return where + label + from;
    }

    /// <summary>What breaks with the cause and is whole again without it.</summary>
    public static ImmutableArray<FindingGroup> Consequences(Report report) =>
        Of(report.Findings.Where(finding => IsConsequence(report, finding)));

    /// <summary>What is neither the cause nor its consequence.</summary>
    public static ImmutableArray<FindingGroup> Others(Report report) =>
        Of(report.Findings.Where(finding => !ReferenceEquals(finding.Finding, report.Cause?.Finding) && !IsConsequence(report, finding)));

    private static bool IsConsequence(Report report, ExplainedFinding finding) =>
        report.Diagnosis.Cause is { } cause && cause.Consequences.Any(other => ReferenceEquals(other, finding.Finding));

    private static ImmutableArray<FindingGroup> Of(IEnumerable<ExplainedFinding> findings) =>
    [
        .. findings
            .GroupBy(finding => (finding.Finding.Code, finding.Explanation.Message))
            .Select(group => new FindingGroup(group.First().Finding.Rule, group.Key.Message, [.. group])),
    ];
}
