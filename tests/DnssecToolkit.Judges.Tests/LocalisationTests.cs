using System.Collections.Concurrent;
using DnssecToolkit.Judges.Localisation;
using DnssecToolkit.Judges.Peers;

namespace DnssecToolkit.Judges.Tests;

/// <summary>Our own causes by the rule of <c>data/localisation/RULE.md</c>, on evidence that the lab records itself: no socket, no clock.</summary>
public class LocalisationTests
{
    private static readonly DateTimeOffset JudgedAt = new(2026, 5, 5, 13, 1, 0, TimeSpan.Zero);

    public static TheoryData<string> Combinations() => ["ECDSAP256SHA256/nsec3"];

    [Theory]
    [MemberData(nameof(Combinations))]
    public void Every_fault_has_the_right_verdict_and_cause_and_health_has_no_false_code(string name)
    {
        var cases = LocalisationCase.Of(Combination.All.Single(one => one.ToString() == name)).ToList();
        var results = new ConcurrentBag<Localised>();
        Parallel.ForEach(cases, asked => results.Add(LocalisationRule.Judge(asked, LocalisationRun.InMemory(asked, JudgedAt))));

        Assert.True(results.Count > 200, $"{results.Count} cases");
        Assert.Equal("", string.Join('\n', LocalisationReport.OurMisses(results).Order(StringComparer.Ordinal)));
    }
}
