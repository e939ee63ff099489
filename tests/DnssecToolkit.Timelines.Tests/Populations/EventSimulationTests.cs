using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines.Tests;

/// <summary>The simulation of single events against the closed forms.</summary>
public sealed class EventSimulationTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly CachePolicy Plain = new();

    private static Outage Proof(uint answer, uint proof, double hours = 4) => new(
        "unsigned names", Noon, Noon.AddHours(hours), ServedObject.Constant("answer", answer),
        new ServedObject("no-DS proof", proof, [new(null, new ServedCopy(0)), new(Noon, new ServedCopy(0, IsGood: false))]));

    [Theory]
    [InlineData(300, 7200, 1, 0.03)]
    [InlineData(300, 7200, 0.05, 0.03)]
    [InlineData(60, 3600, 0.1, 0.03)]
    [InlineData(3600, 7200, 0.01, 0.03)]
    [InlineData(7200, 3600, 0.01, 0.03)]
    [InlineData(300, 7200, 0.0033, 0.10)] // λT about 1: the closed form is known to be coarse there
    [InlineData(600, 1800, 0.0017, 0.10)]
    public void E1_holds_where_each_name_brings_its_own_proof(uint answer, uint proof, double rate, double tolerance)
    {
        var curve = new EventSimulation(Proof(answer, proof), Plain) { SharesLink = false }.Run(caches: 1, names: 4000, rate, seed: 1);
        for (var minute = 5; minute < 180; minute += 5)
        {
            var expected = ClosedForms.FailingShare(rate, answer, proof, (minute * 60) + 30);
            Assert.True(Math.Abs(expected - curve.Failing[minute]) <= tolerance, $"after {minute} min: E1 {expected:f3}, simulated {curve.Failing[minute]:f3}");
        }
    }

    [Theory]
    [InlineData(3600, 7200)]
    [InlineData(300, 7200)]
    [InlineData(7200, 3600)]
    public void E2_holds_where_one_proof_serves_all_names(uint answer, uint proof)
    {
        var curve = new EventSimulation(Proof(answer, proof), Plain) { SharesLink = true }.Run(caches: 400, names: 100, rate: 0.1, seed: 1);
        for (var minute = 5; minute < 200; minute += 5)
        {
            var expected = ClosedForms.FailingShareOfShared(answer, proof, (minute * 60) + 30);
            Assert.True(Math.Abs(expected - curve.Failing[minute]) <= 0.03, $"after {minute} min: E2 {expected:f3}, simulated {curve.Failing[minute]:f3}");
        }
    }

    [Fact]
    public void Without_a_fault_nothing_fails() =>
        Assert.All(new EventSimulation(Proof(300, 7200) with { Link = ServedObject.Constant("no-DS proof", 7200) }, Plain).Run(10, 100, 0.1, 1).Failing, share => Assert.Equal(0, share));

    [Fact]
    public void The_same_seed_gives_the_same_curve_and_another_one_another()
    {
        var simulation = new EventSimulation(Proof(300, 7200), Plain);
        Assert.Equal(simulation.Run(3, 50, 0.01, 7).Failing, simulation.Run(3, 50, 0.01, 7).Failing);
        Assert.NotEqual(simulation.Run(3, 50, 0.01, 7).Failing, simulation.Run(3, 50, 0.01, 8).Failing);
    }

    [Theory]
    [InlineData("unbound", 120)]
    [InlineData("powerdns", 420)]
    [InlineData("knot", 60)]
    public void After_the_repair_all_is_well_when_the_last_verdict_has_run_out(string profile, double seconds)
    {
        var outage = Proof(300, 900) with
        {
            Link = new ServedObject("no-DS proof", 900, [new(null, new ServedCopy(0)), new(Noon, new ServedCopy(0, false)), new(Noon.AddHours(1), new ServedCopy(0))]),
        };
        var curve = new EventSimulation(outage, ResolverProfiles.Find(profile)!.Cache with { BrokenChain = 0 }).Run(20, 50, 0.5, 3);
        Assert.True(curve.FailingAt(Noon.AddMinutes(59)) > 0.99);
        Assert.Equal(0, curve.FailingAt(Noon.AddHours(1).AddSeconds(seconds)));
    }

    [Fact]
    public void Stale_answers_hide_what_fails()
    {
        var policy = Plain with { ServeStale = new StalePolicy { IsOn = true, OnBogus = true, Maximum = 86_400 } };
        var curve = new EventSimulation(Proof(300, 900), policy) { SharesLink = true }.Run(20, 50, 0.5, 3);
        Assert.True(curve.FailingAt(Noon.AddHours(2)) < 0.01);
        Assert.True(curve.StaleAt(Noon.AddHours(2)) > 0.99);
    }

    [Fact]
    public void Bursty_demand_fails_sooner_than_steady_demand_of_the_same_rate()
    {
        var steady = new EventSimulation(Proof(300, 7200), Plain) { SharesLink = false }.Run(1, 4000, 0.01, 5);
        var bursty = new EventSimulation(Proof(300, 7200), Plain) { SharesLink = false, Demand = Demand.Bursty }.Run(1, 4000, 0.01, 5);
        Assert.Equal(steady.FailingAt(Noon.AddHours(3)), bursty.FailingAt(Noon.AddHours(3)), 1);
        Assert.NotEqual(steady.Failing, bursty.Failing);
    }
}
