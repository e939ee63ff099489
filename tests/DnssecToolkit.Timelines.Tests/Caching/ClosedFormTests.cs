using CsCheck;

namespace DnssecToolkit.Timelines.Tests;

public sealed class ClosedFormTests
{
    private static readonly Gen<double> Ttl = Gen.Double[1, 100_000];
    private static readonly Gen<double> Rate = Gen.Double[0, 10];

    [Theory]
    [InlineData(1, 0.667)]
    [InlineData(2, 0.889)]
    [InlineData(3, 0.963)]
    public void Two_bad_signatures_in_three_spoil_nearly_every_answer_that_needs_several(int needed, double bogus) =>
        Assert.Equal(bogus, ClosedForms.BogusByLottery(2.0 / 3, needed), 3);

    [Theory]
    [InlineData(1, 0.667)]
    [InlineData(2, 0.400)]
    [InlineData(3, 0.200)]
    [InlineData(4, 0.067)]
    [InlineData(5, 0.0)]
    public void With_two_good_servers_in_six_a_resolver_that_tries_five_always_meets_one(int tries, double bogus) =>
        Assert.Equal(bogus, ClosedForms.BogusByServers(6, 2, tries), 3);

    [Fact]
    public void A_failing_half_that_asks_three_times_shows_as_three_quarters_of_the_responses() => Assert.Equal(0.75, ClosedForms.ServfailShare(0.5, 3), 12);

    [Theory]
    [InlineData(3600, 0.25)]
    [InlineData(5400, 0.50)]
    [InlineData(7200, 0.75)]
    [InlineData(9000, 0.94)]
    [InlineData(10800, 1.00)]
    public void A_proof_of_two_hours_and_answers_of_one_give_a_ramp_of_three(double after, double share) =>
        Assert.Equal(share, ClosedForms.FailingShareOfShared(3600, 7200, after), 2);

    [Fact]
    public void Half_of_a_busy_name_has_failed_after_half_the_life_of_its_proof() => Assert.Equal(0.5, ClosedForms.FailingShare(double.PositiveInfinity, 300, 7200, 3600), 12);

    [Fact]
    public void An_answer_that_outlives_the_proof_decides_alone() => Assert.Equal(3600.0 / 86_400, ClosedForms.FailingShare(1e9, 86_400, 7200, 3600), 4);

    [Fact]
    public void A_name_that_nobody_asked_for_fails_at_once() => Assert.Equal(1, ClosedForms.FailingShare(0, 300, 7200, 0), 12);

    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(1800, 0.5)]
    [InlineData(3600, 0.0)]
    public void A_verdict_of_an_hour_fades_in_a_straight_line(double after, double share) =>
        Assert.Equal(share, ClosedForms.StillFailing(double.PositiveInfinity, 3600, after), 12);

    [Fact]
    public void Failing_shares_are_shares_and_never_fall_with_time() =>
        Gen.Select(Rate, Ttl, Ttl, Gen.Double[0, 300_000], Gen.Double[0, 1000]).Sample((rate, leaf, proof, after, more) =>
        {
            var alone = ClosedForms.FailingShare(rate, leaf, proof, after);
            var shared = ClosedForms.FailingShareOfShared(leaf, proof, after);
            return alone is >= 0 and <= 1 && shared is >= 0 and <= 1
                && ClosedForms.FailingShare(rate, leaf, proof, after + more) >= alone - 1e-12
                && ClosedForms.FailingShareOfShared(leaf, proof, after + more) >= shared - 1e-12;
        });

    [Fact]
    public void Busier_names_fail_later() =>
        Gen.Select(Rate, Rate, Ttl, Ttl, Gen.Double[0, 300_000]).Sample((one, other, leaf, proof, after) =>
            ClosedForms.FailingShare(Math.Max(one, other), leaf, proof, after) <= ClosedForms.FailingShare(Math.Min(one, other), leaf, proof, after) + 1e-12);

    [Fact]
    public void More_tries_and_more_good_servers_never_hurt() =>
        Gen.Select(Gen.Int[1, 13], Gen.Int[0, 13], Gen.Int[1, 13]).Sample((servers, good, tries) =>
        {
            good = Math.Min(good, servers);
            var now = ClosedForms.BogusByServers(servers, good, tries);
            return now is >= 0 and <= 1
                && ClosedForms.BogusByServers(servers, good, tries + 1) <= now
                && (good == servers || ClosedForms.BogusByServers(servers, good + 1, tries) <= now);
        });
}
