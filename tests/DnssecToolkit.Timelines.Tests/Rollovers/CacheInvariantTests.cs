using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines.Tests;

public class CacheInvariantTests
{
    private static readonly DateTimeOffset Noon = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly RolloverKey KskOne = new("ksk-1", SecurityAlgorithm.RsaSha256, KeyRole.Ksk);
    private static readonly RolloverKey KskTwo = new("ksk-2", SecurityAlgorithm.EcdsaP256Sha256, KeyRole.Ksk);
    private static readonly RolloverKey ZskOne = new("zsk-1", SecurityAlgorithm.RsaSha256, KeyRole.Zsk);
    private static readonly RolloverKey ZskTwo = new("zsk-2", SecurityAlgorithm.EcdsaP256Sha256, KeyRole.Zsk);

    private static readonly CacheWindows Windows = new() { DsTtl = TimeSpan.FromDays(1), KeyTtl = TimeSpan.FromHours(1), SignatureTtl = TimeSpan.FromHours(2), NegativeTtl = TimeSpan.FromMinutes(10) };

    private static readonly PublishedKeys KeysOne = new(KeySet.Of(KskOne, ZskOne), KeySet.Of(KskOne));

    [Fact]
    public void A_zone_that_never_changes_keeps_the_rule() =>
        Assert.True(Check(new PublishedHistory([Always(KeySet.Of(KskOne))], [Always(KeysOne)], [Always(KeySet.Of(ZskOne))])).Holds);

    [Fact]
    public void Without_a_DS_nothing_can_be_bogus() =>
        Assert.True(Check(new PublishedHistory([Always(KeySet.Empty)], [Always(PublishedKeys.None)], [Always(KeySet.Of(ZskOne))])).Holds);

    [Fact]
    public void A_KSK_changed_an_hour_after_its_DS_leaves_those_who_cached_the_old_DS_without_a_key_for_the_rest_of_the_day()
    {
        var twice = new PublishedKeys(KeySet.Of(KskOne, KskTwo, ZskOne), KeySet.Of(KskOne, KskTwo));
        var two = new PublishedKeys(KeySet.Of(KskTwo, ZskOne), KeySet.Of(KskTwo));
        var history = new PublishedHistory(
            [Before(KeySet.Of(KskOne), Noon), After(KeySet.Of(KskTwo), Noon)],
            [Before(twice, Noon.AddHours(1)), After(two, Noon.AddHours(1))],
            [Always(KeySet.Of(ZskOne))]);

        var breach = Assert.Single(Check(history).Breaches);

        Assert.Equal((PathFlaw.NoKeyForDs, Severity.Error, Noon.AddHours(1), Noon.AddDays(1)), (breach.Flaw, breach.Severity, breach.From, breach.Until));
        Assert.Equal(
            "a resolver that cached the DS (ksk-1) before 2026-12-01 12:00 UTC and fetches the DNSKEY set (ksk-2, zsk-1 (signed by ksk-2)) from 2026-12-01 13:00 UTC on finds no key that the DS names, until 2026-12-02 12:00 UTC",
            breach.ToString());
    }

    [Fact]
    public void A_key_that_signs_before_it_is_published_everywhere_fails_those_who_cached_the_old_keys()
    {
        var both = new PublishedKeys(KeySet.Of(KskOne, ZskOne, ZskTwo), KeySet.Of(KskOne));
        var history = new PublishedHistory(
            [Always(KeySet.Of(KskOne))],
            [Before(KeysOne, Noon), After(both, Noon)],
            [Before(KeySet.Of(ZskOne), Noon.AddMinutes(30)), After(KeySet.Of(ZskTwo), Noon.AddMinutes(30))]);

        var breach = Assert.Single(Check(history).Breaches);

        Assert.Equal((PathFlaw.NoKeyForSignature, Severity.Error, Noon.AddMinutes(30), Noon.AddHours(1)), (breach.Flaw, breach.Severity, breach.From, breach.Until));
    }

    [Fact]
    public void A_key_removed_while_its_signatures_are_cached_fails_only_validators_behind_a_cache_and_is_a_warning()
    {
        var both = new PublishedKeys(KeySet.Of(KskOne, ZskOne, ZskTwo), KeySet.Of(KskOne));
        var two = new PublishedKeys(KeySet.Of(KskOne, ZskTwo), KeySet.Of(KskOne));
        var history = new PublishedHistory(
            [Always(KeySet.Of(KskOne))],
            [Before(both, Noon.AddHours(1)), After(two, Noon.AddHours(1))],
            [Before(KeySet.Of(ZskOne), Noon), After(KeySet.Of(ZskTwo), Noon)]);

        var report = Check(history);

        var breach = Assert.Single(report.Breaches);
        Assert.Equal((Severity.Warning, Noon.AddHours(1), Noon.AddHours(2)), (breach.Severity, breach.From, breach.Until));
        Assert.False(report.HasErrors);
        Assert.Empty(report.Outages());
        Assert.StartsWith("a validator behind a cache that cached data signed by zsk-1 before", breach.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void While_the_zone_is_still_being_signed_the_same_is_an_outage()
    {
        var two = new PublishedKeys(KeySet.Of(KskOne, ZskTwo), KeySet.Of(KskOne));
        var history = new PublishedHistory(
            [Always(KeySet.Of(KskOne))],
            [Before(new PublishedKeys(KeySet.Of(KskOne, ZskOne, ZskTwo), KeySet.Of(KskOne)), Noon.AddHours(1)), After(two, Noon.AddHours(1))],
            [Before(KeySet.Of(ZskOne), Noon), After(KeySet.Of(ZskTwo), Noon)]);

        var breaches = CacheInvariant.Check(history, Windows with { Signing = TimeSpan.FromMinutes(90) }).Breaches;

        Assert.Equal(
            [(Severity.Error, Noon.AddHours(1), Noon.AddMinutes(90)), (Severity.Warning, Noon.AddMinutes(90), Noon.AddMinutes(210))],
            breaches.Select(breach => (breach.Severity, breach.From, breach.Until!.Value)));
    }

    [Fact]
    public void Keys_and_signatures_that_go_before_the_DS_are_an_outage_until_its_TTL_has_passed()
    {
        var history = new PublishedHistory(
            [Before(KeySet.Of(KskOne), Noon.AddHours(2)), After(KeySet.Empty, Noon.AddHours(2))],
            [Before(KeysOne, Noon), After(PublishedKeys.None, Noon)],
            [Before(KeySet.Of(ZskOne), Noon), After(KeySet.Empty, Noon)]);

        var report = Check(history);

        Assert.Equal((Noon, (DateTimeOffset?)Noon.AddHours(26)), Assert.Single(report.Outages()));
    }

    [Fact]
    public void A_DS_that_names_no_key_is_an_outage_without_an_end()
    {
        var report = Check(new PublishedHistory([After(KeySet.Of(KskTwo), Noon)], [Always(KeysOne)], [Always(KeySet.Of(ZskOne))]));

        var breach = Assert.Single(report.Breaches);
        Assert.Equal((Noon, null), (breach.From, breach.Until));
        Assert.EndsWith("with no end in sight", breach.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_that_the_DS_names_but_that_do_not_sign_the_set_are_told_from_keys_that_are_not_there()
    {
        var unsigned = new PublishedKeys(KeySet.Of(KskOne, KskTwo, ZskOne), KeySet.Of(KskTwo));

        var breach = Assert.Single(Check(new PublishedHistory([Always(KeySet.Of(KskOne))], [Always(unsigned)], [Always(KeySet.Of(ZskOne))])).Breaches);

        Assert.Equal(PathFlaw.KeysNotSignedByDsKey, breach.Flaw);
    }

    [Fact]
    public void One_server_of_several_that_signs_with_an_unknown_key_is_enough_for_a_breach()
    {
        var history = new PublishedHistory(
            [Always(KeySet.Of(KskOne))],
            [Always(KeysOne)],
            [Always(KeySet.Of(ZskOne)), new Served<KeySet>(KeySet.Of(ZskTwo), Noon, Noon.AddHours(1))]);

        Assert.Equal(Noon, Assert.Single(Check(history).Breaches, breach => breach.Severity == Severity.Error).From);
    }

    [Fact]
    public void A_TTL_lowered_beforehand_helps_only_for_what_was_cached_since()
    {
        var lowered = new Served<KeySet>(KeySet.Of(KskOne), Noon.AddHours(-2), Noon) { Ttl = TimeSpan.FromMinutes(5) };
        var two = new PublishedKeys(KeySet.Of(KskTwo, ZskOne), KeySet.Of(KskTwo));
        var history = new PublishedHistory(
            [new Served<KeySet>(KeySet.Of(KskOne), DateTimeOffset.MinValue, Noon.AddHours(-2)), lowered, After(KeySet.Of(KskTwo), Noon)],
            [Before(new PublishedKeys(KeySet.Of(KskOne, KskTwo, ZskOne), KeySet.Of(KskOne, KskTwo)), Noon.AddHours(1)), After(two, Noon.AddHours(1))],
            [Always(KeySet.Of(ZskOne))]);

        Assert.Equal(Noon.AddHours(22), Assert.Single(Check(history).Breaches).Until);
    }

    [Theory]
    [InlineData(AlgorithmStrictness.AnyPath, null)]
    [InlineData(AlgorithmStrictness.EveryDsAlgorithm, null)]
    [InlineData(AlgorithmStrictness.EveryKeyAlgorithm, PathFlaw.AlgorithmMissingOverData)]
    public void A_key_of_an_algorithm_that_does_not_sign_the_data_troubles_only_those_who_insist_on_it(AlgorithmStrictness strictness, PathFlaw? flaw)
    {
        var both = new PublishedKeys(KeySet.Of(KskOne, ZskOne, ZskTwo), KeySet.Of(KskOne));

        Assert.Equal(flaw, CacheInvariant.Check(new PublishedHistory([Always(KeySet.Of(KskOne))], [Always(both)], [Always(KeySet.Of(ZskOne))]), Windows, strictness).Breaches.FirstOrDefault()?.Flaw);
    }

    [Theory]
    [InlineData(AlgorithmStrictness.AnyPath, null)]
    [InlineData(AlgorithmStrictness.EveryDsAlgorithm, PathFlaw.AlgorithmMissingOverKeys)]
    public void A_second_algorithm_in_the_DS_set_must_sign_for_those_who_insist_on_it(AlgorithmStrictness strictness, PathFlaw? flaw) =>
        Assert.Equal(flaw, CacheInvariant.Check(new PublishedHistory([Always(KeySet.Of(KskOne, KskTwo))], [Always(KeysOne)], [Always(KeySet.Of(ZskOne))]), Windows, strictness).Breaches.FirstOrDefault()?.Flaw);

    [Fact]
    public void The_liberal_order_is_an_outage_for_those_who_insist_on_every_algorithm_of_the_keys()
    {
        var plan = RolloverPlanner.Plan(AlgorithmRollovers.Liberal, new RolloverTiming(), Noon);

        Assert.True(PlanReview.Of(plan, AlgorithmStrictness.EveryDsAlgorithm).IsSafe);
        Assert.False(PlanReview.Of(plan, AlgorithmStrictness.EveryKeyAlgorithm).Invariant.Holds);
    }

    [Fact]
    public void A_history_of_hostile_length_is_cut_short_and_says_so()
    {
        var flapping = Enumerable.Range(0, CacheInvariant.MostBreaches + 10).Select(index => new Served<KeySet>(KeySet.Of(KskTwo), Noon.AddDays(2 * index), Noon.AddDays((2 * index) + 1)));

        var report = CacheInvariant.Check(new PublishedHistory([.. flapping], [Always(KeysOne)], [Always(KeySet.Of(ZskOne))]), Windows with { DsTtl = TimeSpan.Zero });

        Assert.True(report.IsCutShort);
        Assert.Equal(CacheInvariant.MostBreaches, report.Breaches.Length);
    }

    [Fact]
    public void A_history_in_which_everything_meets_everything_ends_at_the_budget()
    {
        var always = Enumerable.Range(0, 200).Select(index => new Served<KeySet>(KeySet.Of(KskOne, ZskOne), Noon.AddSeconds(index), null)).ToList();
        var keys = Enumerable.Range(0, 200).Select(index => new Served<PublishedKeys>(KeysOne, Noon.AddSeconds(index), null));

        var report = Check(new PublishedHistory([.. always], [.. keys], [.. always]));

        Assert.True(report is { Holds: true, IsCutShort: true });
    }

    private static InvariantReport Check(PublishedHistory history) => CacheInvariant.Check(history, Windows);

    private static Served<T> Always<T>(T value) => new(value, DateTimeOffset.MinValue, null);

    private static Served<T> Before<T>(T value, DateTimeOffset until) => new(value, DateTimeOffset.MinValue, until);

    private static Served<T> After<T>(T value, DateTimeOffset from) => new(value, from, null);
}
