using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines.Tests.Clients;

/// <summary>Clients whose fate can be worked out by hand. Every query is half a second after a full one, so that no test hangs on where a second begins.</summary>
public sealed class ClientForecastTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly ServedCopy Good = new(0);
    private static readonly ServedCopy Bad = new(0, IsGood: false);

    private static ServedObject Between(string name, uint ttl, double bad, double good, ServedCopy? wrong = null, bool absence = false) =>
        new(name, ttl, [new(null, Good), new(Noon.AddSeconds(bad), wrong ?? Bad), new(Noon.AddSeconds(good), Good)]) { IsAbsence = absence };

    private static Outage Leaf(uint ttl, double bad, double good) =>
        new("a name", Noon, Noon.AddMinutes(10), Between("answer", ttl, bad, good), ServedObject.Constant("DS", 15)) { Keys = ServedObject.Constant("DNSKEY set", 15), DelegationTtl = 40 };

    private static Outage WrongDs(uint ttl, double bad, double good) =>
        new("a name", Noon, Noon.AddMinutes(10), ServedObject.Constant("answer", ttl), Between("DS", 15, bad, good, new ServedCopy(1))) { Keys = ServedObject.Constant("DNSKEY set", 15), DelegationTtl = 40 };

    private static ClientForecast Of(Outage outage, CachePolicy policy, double first, double until = 300, params NegativeTrustAnchor[] anchors) =>
        ClientForecast.Of(outage, new ResolverProfile("lab", "", policy), new ClientQueries(Noon.AddSeconds(first), TimeSpan.FromSeconds(1), Noon.AddSeconds(until)), anchors);

    private static CachePolicy Cache(string profile) => ResolverProfiles.Find(profile)!.Cache;

    private static NegativeTrustAnchor Anchor(double from, double to) => new(Noon.AddSeconds(from), Noon.AddSeconds(to));

    private static string Words(QueryBounds? bounds) =>
        bounds is null ? "never" : FormattableString.Invariant($"{(bounds.Earliest - Noon).TotalSeconds:0.0} to {(bounds.Latest - Noon).TotalSeconds:0.0}");

    [Theory]
    [InlineData("knot", "31.5 to 31.5", "60.5 to 60.5")] // no verdict is kept
    [InlineData("bind-9.18", "31.5 to 31.5", "60.5 to 61.5")] // 1 s
    [InlineData("unbound", "31.5 to 31.5", "91.5 to 92.5")] // 60 s
    public void Who_finds_the_cache_empty_during_the_trouble_fails_at_once_and_waits_for_the_verdict(string profile, string failure, string recovery)
    {
        var forecast = Of(Leaf(10, bad: 30, good: 60), Cache(profile), first: 31.5);
        Assert.Equal(failure, Words(forecast.Failure));
        Assert.Equal(recovery, Words(forecast.Recovery));
        Assert.False(forecast.MayBeSpared);
        Assert.False(forecast.MayFailToTheEnd);
    }

    [Fact]
    public void A_warm_cache_hides_the_trouble_until_the_answer_runs_out()
    {
        // Fetched at 0.5, at 10.5 or 11.5, at 20.5 to 22.5; the next fetch fails.
        var forecast = Of(Leaf(10, bad: 23, good: 60), Cache("knot"), first: 0.5);
        Assert.Equal("30.5 to 33.5", Words(forecast.Failure));
    }

    [Fact]
    public void Good_data_is_fetched_ahead_of_its_end_where_the_resolver_does_that()
    {
        // Renewed at 8.5, two seconds before its end; at 16.5 or 17.5 that fails, and the good answer is used up.
        var forecast = Of(Leaf(10, bad: 12, good: 60), Cache("bind-9.18"), first: 0.5);
        Assert.Equal("18.5 to 20.5", Words(forecast.Failure));
    }

    [Fact]
    public void A_trouble_shorter_than_the_rest_of_the_ttl_is_never_seen() =>
        Assert.True(Of(Leaf(20, bad: 5, good: 15), Cache("unbound"), first: 0.5) is { Failure: null, Recovery: null, MayBeSpared: true });

    [Fact]
    public void Who_is_not_asked_to_the_end_may_still_fail() =>
        Assert.True(Of(Leaf(10, bad: 30, good: 60), Cache("unbound"), first: 31.5, until: 80) is { Recovery: null, MayFailToTheEnd: true });

    [Fact]
    public void Broken_keys_outlive_the_verdict_on_the_answer_in_unbound()
    {
        // The keys are held for broken from 31.5 for 60 s; the answer, which could not be checked, is asked for again each time its own TTL ends.
        var forecast = Of(WrongDs(5, bad: 30, good: 60), Cache("unbound"), first: 31.5);
        Assert.Equal("91.5 to 97.5", Words(forecast.Recovery));
    }

    [Fact]
    public void A_wrong_ds_is_good_for_its_ttl_and_no_longer_where_a_verdict_is_not_kept()
    {
        // Fetched at 31.5, at 46.5 or 47.5 for the last time before it is mended; gone 15 or 16 s later.
        var separate = Of(WrongDs(5, bad: 30, good: 60), Cache("knot") with { SettlesAtReferral = false }, first: 31.5);
        Assert.Equal("61.5 to 63.5", Words(separate.Recovery));
    }

    [Fact]
    public void A_referral_brings_the_ds_anew_before_its_own_ttl_ends_where_the_resolver_settles_there()
    {
        // The wrong DS came with the referral at 0.5 and is right at that of 20.5 or 21.5, where its TTL would have lasted to 100.
        var outage = new Outage("a name", Noon, Noon.AddMinutes(10), ServedObject.Constant("answer", 5), Between("DS", 100, -1, 10, new ServedCopy(1)))
        {
            Keys = ServedObject.Constant("DNSKEY set", 15),
            DelegationTtl = 20,
        };
        Assert.Equal("20.5 to 21.5", Words(Of(outage, Cache("knot"), first: 0.5).Recovery));
        Assert.Equal("100.5 to 101.5", Words(Of(outage, Cache("knot") with { SettlesAtReferral = false }, first: 0.5).Recovery));
    }

    [Fact]
    public void An_unsigned_child_lives_as_long_as_its_delegation_where_the_resolver_settles_at_the_referral()
    {
        var outage = new Outage("a name", Noon, Noon.AddMinutes(10), ServedObject.Constant("answer", 5), Between("no-DS proof", 10, 20, 90, absence: true)) { DelegationTtl = 50 };
        Assert.Equal("50.5 to 56.5", Words(Of(outage, Cache("knot"), first: 0.5).Failure));
        Assert.Equal("20.5 to 32.5", Words(Of(outage, Cache("knot") with { SettlesAtReferral = false }, first: 0.5).Failure));
    }

    [Fact]
    public void Keys_may_live_on_after_their_signature_so_that_only_the_answer_fails_first()
    {
        var until = new ServedCopy(0) { SignatureEnds = Noon.AddSeconds(20) };
        var outage = new Outage(
            "a name", Noon, Noon.AddMinutes(10),
            new ServedObject("answer", 5, [new(null, until), new(Noon.AddSeconds(60), Good)]),
            ServedObject.Constant("DS", 100))
        {
            Keys = new ServedObject("DNSKEY set", 50, [new(null, until), new(Noon.AddSeconds(60), Good)]),
        };
        var policy = Cache("bind-9.18");
        Assert.Equal("80.5 to 84.5", Words(Of(outage, policy, first: 0.5).Recovery)); // its keys break at 50.5 or 51.5, for 30 s
        Assert.Equal("80.5 to 85.5", Words(Of(outage, policy with { KeysEndWithSignature = true }, first: 0.5).Recovery)); // at 20.5, and again
    }

    [Fact]
    public void A_negative_trust_anchor_ends_failures_at_once_where_it_clears_verdicts_and_their_return_is_seen_when_it_is_lifted()
    {
        var forecast = Of(Leaf(10, bad: 30, good: 90), Cache("bind-9.18"), first: 31.5, anchors: Anchor(40, 70));
        Assert.Equal("90.5 to 91.5", Words(forecast.Recovery));
        Assert.Equal("40.5 to 40.5", Words(Of(Leaf(10, bad: 30, good: 90), Cache("bind-9.18"), first: 31.5, anchors: Anchor(40, 100)).Recovery));
    }

    [Fact]
    public void A_negative_trust_anchor_waits_for_the_verdict_and_for_the_keys_where_nothing_is_cleared()
    {
        var policy = Cache("unbound");
        var short_ = policy with { BogusVerdict = policy.BogusVerdict with { Seconds = 5 } };
        Assert.Equal("91.5 to 92.5", Words(Of(Leaf(10, bad: 30, good: 200), policy, first: 31.5, anchors: Anchor(40, 250)).Recovery));
        Assert.Equal("46.5 to 52.5", Words(Of(Leaf(10, bad: 30, good: 200), short_, first: 31.5, anchors: Anchor(40, 250)).Recovery)); // keys of 31.5 live to 46.5
    }

    [Theory]
    [InlineData(4, "41.5 to 42.5")] // kept 5 s, and written anew by the last failure, at 36.5
    [InlineData(18, "49.5 to 50.5")] // written at 31.5; with more than 5 s left it is not written anew before the anchor is there
    public void Bogus_copies_stand_in_the_way_of_a_negative_trust_anchor_in_knot(uint ttl, string recovery) =>
        Assert.Equal(recovery, Words(Of(Leaf(ttl, bad: 30, good: 200), Cache("knot"), first: 31.5, anchors: Anchor(37, 250)).Recovery));

    [Fact]
    public void Servfail_that_is_repeated_goes_on_beyond_the_verdict()
    {
        // PowerDNS: the record is bogus for its TTL of 10 s, and whoever asks again in that time has SERVFAIL repeated for 60 s.
        var forecast = Of(Leaf(10, bad: 30, good: 35), Cache("powerdns"), first: 31.5);
        Assert.Equal("91.5 to 92.5", Words(forecast.Recovery));
    }

    [Fact]
    public void One_bad_server_of_three_may_be_met_or_not_and_whoever_tries_enough_of_them_never_fails()
    {
        var answer = new ServedObject("answer", 10, [new(null, Good), new(Noon.AddSeconds(30), [Bad, Good, Good]), new(Noon.AddSeconds(90), Good)]);
        var outage = Leaf(10, 30, 60) with { Answer = answer };
        var lucky = Of(outage, Cache("powerdns"), first: 0.5);
        Assert.True(lucky.MayBeSpared);
        Assert.NotNull(lucky.Failure);
        Assert.Null(Of(outage, Cache("unbound"), first: 0.5).Failure);
    }

    [Fact]
    public void Stale_answers_cover_what_the_policy_says_they_cover()
    {
        var covers = new StalePolicy { IsOn = true, OnBogus = true };
        Assert.Null(Of(Leaf(10, 30, 60), Cache("knot") with { ServeStale = covers }, first: 0.5).Failure);
        Assert.Equal("31.5 to 31.5", Words(Of(Leaf(10, 30, 60), Cache("knot") with { ServeStale = covers }, first: 31.5).Failure)); // nothing to cover with
        Assert.NotNull(Of(WrongDs(10, 30, 90), Cache("knot") with { ServeStale = covers }, first: 0.5).Failure);
        Assert.Null(Of(WrongDs(10, 30, 90), Cache("knot") with { ServeStale = covers with { OnBrokenChain = true } }, first: 0.5).Failure);
    }

    [Fact]
    public void A_client_must_ask_and_must_stop() =>
        Assert.Throws<ArgumentException>(() => ClientForecast.Of(Leaf(10, 30, 60), ResolverProfiles.Find("knot")!, new ClientQueries(Noon, TimeSpan.Zero, Noon.AddSeconds(1))));

    [Fact]
    public void An_instant_is_within_give_or_take_the_tolerance()
    {
        var bounds = new QueryBounds(Noon, Noon.AddSeconds(10));
        Assert.True(bounds.Contains(Noon.AddSeconds(-1), TimeSpan.FromSeconds(1)));
        Assert.True(bounds.Contains(Noon.AddSeconds(11), TimeSpan.FromSeconds(1)));
        Assert.False(bounds.Contains(Noon.AddSeconds(11.5), TimeSpan.FromSeconds(1)));
        Assert.False(bounds.Contains(Noon.AddSeconds(-1.5), TimeSpan.FromSeconds(1)));
    }
}
