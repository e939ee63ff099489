using CsCheck;

namespace DnssecToolkit.Timelines.Tests;

public class CacheStateTests
{
    private static readonly DateTimeOffset Start = RandomTimings.Start;

    [Fact]
    public void A_new_key_is_hidden_then_rumoured_and_omnipresent_at_the_second_when_it_may_sign()
    {
        var plan = RolloverPlanner.Plan(ZskPrePublication.Method, new RolloverTiming(), Start);
        var key = plan.Steps[0].Changes[0].Key;

        Assert.Equal(CacheState.Hidden, KeyState(plan, key, Start - RandomTimings.Second));
        Assert.Equal(CacheState.Rumoured, KeyState(plan, key, Start));
        Assert.Equal(CacheState.Rumoured, KeyState(plan, key, plan.Steps[1].At - RandomTimings.Second));
        Assert.Equal(CacheState.Omnipresent, KeyState(plan, key, plan.Steps[1].At));
    }

    [Fact]
    public void An_old_key_whose_signatures_are_hidden_again_may_go()
    {
        var plan = RolloverPlanner.Plan(ZskPrePublication.Method, new RolloverTiming { Dsgn = TimeSpan.FromHours(3) }, Start);
        var key = plan.Step("Trem(N)")!.Changes[0].Key;
        var windows = CacheWindows.Of(plan.Timing);

        Assert.Equal(CacheState.Unretentive, CacheStates.OfSignatures(plan.History(), windows, key, plan.Step("Trem(N)")!.At - RandomTimings.Second));
        Assert.Equal(CacheState.Hidden, CacheStates.OfSignatures(plan.History(), windows, key, plan.Step("Trem(N)")!.At));
        Assert.Equal(CacheState.Unretentive, KeyState(plan, key, plan.Step("Trem(N)")!.At));
    }

    [Fact]
    public void A_DS_is_rumoured_from_its_submission_until_registration_propagation_and_TTL_are_over()
    {
        var plan = RolloverPlanner.Plan(KskDoubleDs.Method, new RolloverTiming(), Start);
        var key = plan.Steps[0].Changes[0].Key;
        var windows = CacheWindows.Of(plan.Timing);

        Assert.Equal(CacheState.Rumoured, CacheStates.OfDs(plan.History(), windows, key, plan.Steps[1].At - RandomTimings.Second));
        Assert.Equal(CacheState.Omnipresent, CacheStates.OfDs(plan.History(), windows, key, plan.Steps[1].At));
    }

    [Fact]
    public void When_all_delays_are_over_nothing_is_between_states() =>
        Gen.Select(RandomTimings.Method, RandomTimings.Any).Sample(
            (method, timing) =>
            {
                var plan = RolloverPlanner.Plan(method, timing, Start);
                var (history, windows) = (plan.History(), CacheWindows.Of(timing));
                var over = plan.Steps[^1].At + timing.Dsgn + timing.DprpC + timing.DprpP + timing.Dreg + timing.TTLkey + timing.TTLsig + timing.TTLds + timing.TTLneg;
                return plan.Steps.SelectMany(step => step.Changes).Select(change => change.Key).Distinct().All(key =>
                    new[] { CacheStates.OfDs(history, windows, key, over), CacheStates.OfKey(history, windows, key, over), CacheStates.OfSignatures(history, windows, key, over) }
                        .All(state => state is CacheState.Hidden or CacheState.Omnipresent));
            },
            iter: 500,
            threads: 1);

    [Fact]
    public void Sound_values_earn_no_remark() => Assert.Empty(TimingRemarks.Of(new RolloverTiming()));

    [Fact]
    public void A_TTL_as_long_as_the_signatures_are_valid_earns_a_remark_and_a_second_less_does_not()
    {
        var timing = new RolloverTiming { SignatureValidity = TimeSpan.FromDays(7), TTLsig = TimeSpan.FromDays(7) };

        Assert.StartsWith("TTLsig (7 d) is not shorter", Assert.Single(TimingRemarks.Of(timing)), StringComparison.Ordinal);
        Assert.Empty(TimingRemarks.Of(timing with { TTLsig = timing.TTLsig - RandomTimings.Second }));
    }

    private static CacheState KeyState(RolloverPlan plan, RolloverKey key, DateTimeOffset at) => CacheStates.OfKey(plan.History(), CacheWindows.Of(plan.Timing), key, at);
}
