using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines.Tests;

/// <summary>The closed sums of the population model against the simulation of single events, bin by bin.</summary>
/// <remarks>0.03 for busy zones; 0.05 where tries at single servers, quiet zones and verdicts of few seconds blur what a sum can say; 0.10 where a name is asked for about once in what decides it (λT about 1).</remarks>
public sealed class FastAgainstExactTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly ServedCopy Good = new(0);
    private static readonly ServedCopy Bad = new(0, IsGood: false);

    private static Outage Proof => new(
        "unsigned names", Noon.AddHours(-1), Noon.AddHours(6), ServedObject.Constant("answer", 300),
        new ServedObject("no-DS proof", 7200, [new(null, Good), new(Noon, Bad), new(Noon.AddHours(3), Good)]) { IsAbsence = true });

    // Six servers are repaired one after the other.
    private static Outage Lottery => Proof with
    {
        Link = Proof.Link with
        {
            Versions = [new(null, Good), new(Noon, Bad), .. Enumerable.Range(1, 6).Select(good => new ServedVersion(Noon.AddHours(2).AddMinutes(15 * good), [.. Enumerable.Range(0, 6).Select(server => server < good ? Good : Bad)]))],
        },
    };

    private static Outage SignedChildren => new("signed names", Noon.AddHours(-1), Noon.AddHours(8), ServedObject.Constant("answer", 300),
        new ServedObject("DS", 10_800, [new(null, Good), new(Noon, Bad), new(Noon.AddHours(4), Good)]))
    {
        Keys = ServedObject.Constant("DNSKEY set", 900),
        EachNameIsAZone = true,
    };

    private static Outage BadAnswers => new("signed names", Noon.AddHours(-1), Noon.AddHours(5),
        new ServedObject("answer", 300, [new(null, Good), new(Noon, [Bad, Good, Good]), new(Noon.AddHours(1), Bad), new(Noon.AddHours(2), Good)]),
        ServedObject.Constant("DS", 3600))
    {
        Keys = ServedObject.Constant("DNSKEY set", 3600),
    };

    private static void Compare(Outage outage, CachePolicy policy, uint ttl, double rate, int names, int caches, double tolerance = 0.05, Demand demand = Demand.Poisson, NegativeTrustAnchor[]? anchors = null)
    {
        var fast = PopulationModel.Run(
            outage,
            new Population { Classes = [new("all", ttl, 1)], Resolvers = [new(new ResolverProfile("x", "x", policy), 1)], Names = names, Inequality = 0, QueriesPerSecond = names * rate, Demand = demand },
            _ => anchors ?? []).All;
        var exact = new EventSimulation(outage with { Answer = outage.Answer with { Ttl = ttl } }, policy, anchors) { Demand = demand }.Run(caches, names, rate, seed: 5);
        for (var bin = 0; bin < exact.Failing.Length; bin += 3)
        {
            Assert.True(Math.Abs(fast.Failing[bin] - exact.Failing[bin]) <= tolerance, $"{fast.At(bin):HH:mm}: fast {fast.Failing[bin]:f3}, exact {exact.Failing[bin]:f3}");
            Assert.True(Math.Abs(fast.Stale[bin] - exact.Stale[bin]) <= tolerance, $"{fast.At(bin):HH:mm}: stale: fast {fast.Stale[bin]:f3}, exact {exact.Stale[bin]:f3}");
        }
    }

    private static CachePolicy Policy(string name) => ResolverProfiles.Find(name)!.Cache;

    [Theory]
    [InlineData("unbound", 300, 0.2)]
    [InlineData("unbound", 3600, 0.02)]
    [InlineData("powerdns", 300, 0.2)]
    [InlineData("knot", 3600, 0.05)]
    [InlineData("bind-9.18", 300, 0.2)]
    [InlineData("bind-9.18", 3600, 0.01)]
    [InlineData("hickory", 300, 0.2)]
    [InlineData("cloudflare", 300, 0.2)]
    public void Busy_zones(string name, uint ttl, double rate) => Compare(Proof, Policy(name), ttl, rate, names: 40, caches: 300, tolerance: 0.03);

    [Theory]
    [InlineData("unbound", 300, 0.02)]
    [InlineData("unbound", 3600, 0.01)]
    [InlineData("knot", 3600, 0.001)]
    [InlineData("powerdns", 300, 0.002)]
    public void Quiet_zones_of_ten_names_whose_proof_may_be_missing_anyway(string name, uint ttl, double rate) => Compare(Proof, Policy(name), ttl, rate, names: 10, caches: 1500);

    [Theory]
    [InlineData("unbound", 0.2)]
    [InlineData("powerdns", 0.2)]
    [InlineData("knot", 0.2)]
    [InlineData("bind-9.18", 0.2)]
    [InlineData("bind-9.20", 0.005)]
    [InlineData("dnsmasq", 0.05)]
    public void Servers_that_are_repaired_one_after_the_other(string name, double rate) => Compare(Lottery, Policy(name), 300, rate, names: 40, caches: 400);

    [Theory]
    [InlineData("bind-9.18", 0.1)]
    [InlineData("unbound", 0.1)]
    [InlineData("knot", 0.002)]
    public void Names_with_keys_and_a_ds_of_their_own(string name, double rate) => Compare(SignedChildren, Policy(name), 300, rate, names: 200, caches: 60, tolerance: rate < 0.01 ? 0.10 : 0.05);

    [Theory]
    [InlineData("powerdns", 0.1)]
    [InlineData("knot", 0.05)]
    [InlineData("unbound", 0.1)]
    public void Answers_that_are_bad_at_one_server_and_then_at_all(string name, double rate) => Compare(BadAnswers, Policy(name), 300, rate, names: 40, caches: 300);

    [Theory]
    [InlineData(60)]
    [InlineData(300)]
    public void Answers_that_are_renewed_before_their_end(uint before)
    {
        var policy = Policy("knot") with { Prefetch = new PrefetchPolicy { IsOn = true, Seconds = before } };
        Compare(Proof with { Link = Proof.Link with { Ttl = 600 } }, policy, 900, 0.05, names: 40, caches: 300);
    }

    [Theory]
    [InlineData(300, 0.05)]
    [InlineData(3600, 0.01)]
    public void Queries_in_bursts(uint ttl, double rate) => Compare(Proof, Policy("unbound"), ttl, rate, names: 40, caches: 300, demand: Demand.Bursty);

    // Quiet enough that the names, all of which fetch anew when the anchor is set, are out of step again when it is lifted.
    [Fact]
    public void A_negative_trust_anchor_that_is_lifted_too_early() =>
        Compare(Proof, Policy("powerdns"), 300, 0.005, names: 100, caches: 300, anchors: [new NegativeTrustAnchor(Noon.AddHours(0.75), Noon.AddHours(2.25))]);
}
