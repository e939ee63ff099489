using CsCheck;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines.Tests;

public sealed class PopulationModelTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 5, 12, 0, 0, TimeSpan.Zero);

    private static Outage Proof(uint proof = 7200, double repairedAfterHours = 3) => new(
        "unsigned names", Noon.AddHours(-1), Noon.AddHours(6), ServedObject.Constant("answer", 300),
        new ServedObject("no-DS proof", proof, [new(null, new ServedCopy(0)), new(Noon, new ServedCopy(0, false)), new(Noon.AddHours(repairedAfterHours), new ServedCopy(0))]) { IsAbsence = true });

    private static Population One(ResolverProfile profile, uint ttl, int names, double perName) => new()
    {
        Classes = [new("all", ttl, 1)],
        Resolvers = [new(profile, 1)],
        Names = names,
        Inequality = 0,
        QueriesPerSecond = names * perName,
    };

    [Theory]
    [InlineData("unbound", 300, 0.2)]
    [InlineData("unbound", 3600, 0.02)]
    [InlineData("powerdns", 300, 0.2)]
    [InlineData("knot", 3600, 0.05)]
    [InlineData("bind-9.18", 300, 0.2)]
    [InlineData("hickory", 300, 0.2)]
    public void The_fast_way_gives_the_curve_of_single_events(string name, uint ttl, double rate)
    {
        var profile = ResolverProfiles.Find(name)!;
        var outage = Proof();
        var fast = PopulationModel.Run(outage, One(profile, ttl, 20_000, rate)).All;
        var exact = new EventSimulation(outage with { Answer = outage.Answer with { Ttl = ttl } }, profile.Cache).Run(caches: 800, names: 60, rate, seed: 5); // names enough to keep the shared proof busy
        for (var bin = 0; bin < exact.Failing.Length; bin += 3)
        {
            Assert.True(Math.Abs(fast.Failing[bin] - exact.Failing[bin]) <= 0.06, $"{fast.At(bin):t}: fast {fast.Failing[bin]:f3}, exact {exact.Failing[bin]:f3}");
        }
    }

    [Fact]
    public void The_draws_are_the_same_in_every_process() => Assert.Equal(0x50A440ECF5AB7340UL, FastRandom.Mix(7, 3)); // worked out apart from this code

    [Fact]
    public void While_nothing_is_repaired_the_failing_share_never_falls()
    {
        var population = Population.Typical(ResolverProfiles.All.Where(profile => !profile.Cache.ServeStale.IsOn)) with { Names = 2000 };
        var curve = PopulationModel.Run(Proof(repairedAfterHours: 100), population).All.Failing;
        Assert.All(Enumerable.Range(1, curve.Length - 1), bin => Assert.True(curve[bin] >= curve[bin - 1] - 1e-9));
    }

    [Fact]
    public void After_the_last_repair_and_the_longest_verdict_nothing_fails()
    {
        var population = Population.Typical(ResolverProfiles.All) with { Names = 2000 };
        var result = PopulationModel.Run(Proof(repairedAfterHours: 1), population);
        var longest = ResolverProfiles.All.Where(profile => profile.Name != "hickory").Max(profile => (double)profile.Cache.BogusVerdict.For(86_400));
        foreach (var (resolver, curve) in result.Curves.Where(pair => pair.Resolver.Profile.Name != "hickory"))
        {
            var over = Noon.AddHours(1).AddSeconds(Math.Max(longest, resolver.Profile.Cache.BrokenChain) * 2).AddMinutes(1);
            Assert.True(curve.FailingAt(over) == 0, $"{resolver.Profile}: {curve.FailingAt(over)}");
        }
    }

    [Fact]
    public void A_share_is_a_share_for_any_outage_and_population() =>
        Gen.Select(Gen.UInt[1, 100_000], Gen.UInt[1, 100_000], Gen.Double[0.1, 5], Gen.Double[0.001, 1000], Gen.Int[0, ResolverProfiles.All.Length - 1]).Sample(
            (answer, proof, hours, rate, which) =>
            {
                var population = One(ResolverProfiles.All[which], answer, 50, rate / 50);
                return PopulationModel.Run(Proof(proof, hours), population).All is var curve && curve.Failing.All(share => share is >= 0 and <= 1) && curve.Failing[0] == 0;
            },
            iter: 60);

    [Fact]
    public void A_negative_trust_anchor_for_everybody_ends_it()
    {
        var population = Population.Typical(ResolverProfiles.All) with { Names = 2000 };
        var result = PopulationModel.Run(Proof(repairedAfterHours: 100), population, _ => [new NegativeTrustAnchor(Noon.AddHours(2))]);
        Assert.True(result.All.FailingAt(Noon.AddMinutes(119)) > 0.5);
        Assert.True(result.All.FailingAt(Noon.AddHours(4)) < 0.03); // verdicts of an hour and more die away
    }

    [Fact]
    public void Half_of_the_users_failing_for_an_hour_is_half_an_hour_of_each()
    {
        var curve = new OutageCurve(Noon, TimeSpan.FromMinutes(1), [.. Enumerable.Repeat(0.5, 60)], [.. Enumerable.Repeat(0.0, 60)]);
        Assert.Equal(30_000, curve.UserMinutes(new Population { Users = 1000 }), 6);
        Assert.Equal(15_000, curve.UserMinutes(new Population { Users = 1000, ValidatingShare = 0.5 }), 6);
    }

    [Theory]
    [InlineData(0, 10, 0.1)]
    [InlineData(5, 25, 1)]
    [InlineData(-5, 15, 1)]
    [InlineData(55, 100, 1)]
    [InlineData(3, 4, 1)]
    public void A_tally_has_in_each_bin_what_lies_in_it(double from, double to, double weight)
    {
        var tally = new IntervalTally(6, 10);
        tally.Add(from, to, weight);
        var shares = tally.ToShares();
        for (var bin = 0; bin < 6; bin++)
        {
            var inside = Math.Max(0, Math.Min(to, (bin + 1) * 10) - Math.Max(from, bin * 10)) / 10;
            Assert.Equal(weight * inside, shares[bin], 9);
        }
    }
}
