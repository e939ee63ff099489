using System.Collections.Immutable;
using DnssecToolkit.Judges.Agreement;

namespace DnssecToolkit.Judges.Tests;

/// <summary>Our policies say what the resolvers say that they stand for. Needs root for port 53; what is not installed is left out.</summary>
[Collection(nameof(LoopbackPort53))]
public class AgreementTests
{
    private static readonly ImmutableArray<KnownDifference> Known =
        KnownDifference.Read(File.ReadAllText(Repository.PathOf("data", "agreement", "differences.tsv")));

    [Fact]
    public async Task Every_resolver_and_its_policy_come_to_the_same_verdict_on_random_scenarios()
    {
        var kinds = Kinds();
        var judged = await new AgreementRun(kinds, Network: 140) { Batch = 40 }.Random(seed: 4, Enumerable.Range(0, 40));

        Assert.Equal(40 * kinds.Length, judged.Count);
        Assert.Equal([], AgreementReport.Unexplained(judged, Known).Select(one => $"{one.Name} {one.Faults} {one.Comparison.Question}: {one.Comparison}"));
    }

    [Theory]
    [InlineData("expired-")]
    [InlineData("future-")]
    [InlineData("iterations-15")]
    [InlineData("tag-collision-")]
    [InlineData("ds-sha")]
    [InlineData("soa-")]
    public async Task The_questions_that_the_policies_were_settled_with_are_answered_alike(string start)
    {
        var probes = Probes.All.Where(probe => probe.Name.StartsWith(start, StringComparison.Ordinal)).ToList();
        var judged = (await ProbeRun.Judge(probes, Kinds(), network: 140)).Select(found => new Judged(found.Probe.Name, found.Probe.Name, found.Comparison)).ToList();

        Assert.NotEmpty(judged);
        Assert.Equal([], AgreementReport.Unexplained(judged, Known).Select(one => $"{one.Name} {one.Comparison.Question}: {one.Comparison}"));
    }

    private static ResolverKind[] Kinds()
    {
        LoopbackPort53.SkipUnlessAllowed();
        var kinds = Enum.GetValues<ResolverKind>().Where(ResolverProcess.IsInstalled).ToArray();
        Assert.SkipUnless(kinds.Length > 0, "no resolver is installed");
        return kinds;
    }
}
