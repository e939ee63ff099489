using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines.Tests;

/// <summary>Outages whose bounds can be worked out by hand.</summary>
public sealed class RecoveryBoundsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly ServedCopy Good = new(0);
    private static readonly ServedCopy Bad = new(0, IsGood: false);

    private static RecoveryBounds Of(Outage outage, string profile, params NegativeTrustAnchor[] anchors) =>
        RecoveryBounds.Of(outage, ResolverProfiles.Find(profile)!, anchors);

    private static ServedObject Between(string name, uint ttl, double bad, double good, ServedCopy? wrong = null, bool absence = false) =>
        new(name, ttl, [new(null, Good), new(Noon.AddSeconds(bad), wrong ?? Bad), new(Noon.AddSeconds(good), Good)]) { IsAbsence = absence };

    private static Outage Leaf(double good = 3600) =>
        new("names", Noon, Noon.AddDays(2), Between("answer", 300, 0, good), ServedObject.Constant("DS", 3600)) { Keys = ServedObject.Constant("DNSKEY set", 3600) };

    private static Outage Proof(double good = 20_000) =>
        new("unsigned names", Noon, Noon.AddDays(2), ServedObject.Constant("answer", 300), Between("no-DS proof", 7200, 0, good, absence: true));

    private static double Seconds(DateTimeOffset? at) => (at!.Value - Noon).TotalSeconds;

    [Theory]
    [InlineData("bind-9.18", 3601)]
    [InlineData("unbound", 3660)]
    [InlineData("knot", 3600)]
    [InlineData("powerdns", 3900)]
    [InlineData("dnsmasq", 3600)]
    [InlineData("hickory", 3900)]
    public void Bad_signatures_on_the_answer_fail_within_its_ttl_and_heal_with_the_verdict(string profile, double healed)
    {
        var bounds = Of(Leaf(), profile);
        Assert.Equal(0, Seconds(bounds.Failure!.Earliest), 1);
        Assert.Equal(300, Seconds(bounds.Failure.Latest), 1);
        Assert.Equal(3600, Seconds(bounds.Recovery!.Earliest), 1);
        Assert.Equal(healed, Seconds(bounds.Recovery.Latest), 1);
    }

    [Theory]
    [InlineData("bind-9.18", 7500)]
    [InlineData("unbound", 3900)]
    [InlineData("powerdns", 3900)]
    [InlineData("systemd-resolved", 7500)]
    public void A_bad_proof_hurts_after_what_the_resolver_keeps_of_the_old_one_and_the_answer(string profile, double latest)
    {
        var bounds = Of(Proof(), profile);
        Assert.Equal(0, Seconds(bounds.Failure!.Earliest), 1);
        Assert.Equal(latest, Seconds(bounds.Failure.Latest), 1);
    }

    [Fact]
    public void An_outage_shorter_than_what_is_left_of_the_answer_is_not_felt_by_everybody()
    {
        var bounds = Of(Leaf(good: 100), "knot");
        Assert.Equal(100, Seconds(bounds.Recovery!.Latest), 1);
        Assert.True(Seconds(bounds.Failure!.Latest) < 100);
    }

    [Fact]
    public void A_wrong_ds_that_validates_is_kept_for_its_ttl_after_the_repair()
    {
        var ds = new ServedObject("DS", 86_400, [new(null, Good), new(Noon, new ServedCopy(1)), new(Noon.AddHours(3), Good)]);
        var bounds = Of(new Outage("names", Noon, Noon.AddDays(4), ServedObject.Constant("answer", 60), ds) { Keys = ServedObject.Constant("DNSKEY set", 3600) }, "bind-9.18");
        Assert.Equal(HeldBy.CachedLink, bounds.HeldBy);
        Assert.InRange(Seconds(bounds.Recovery!.Latest), 97_000, (3 * 3600) + 86_400 + 61);
        Assert.Equal("a cached DS of 86400 s", bounds.HeldInWords);
    }

    [Fact]
    public void Old_keys_under_a_new_key_heal_when_the_old_set_runs_out()
    {
        // The key is swapped without publishing it first: answers by key 1, but a cache may still have the set with key 0 alone.
        var keys = new ServedObject("DNSKEY set", 3600, [new(null, Good), new(Noon, new ServedCopy(1))]);
        var answer = new ServedObject("answer", 60, [new(null, Good), new(Noon, new ServedCopy(1))]);
        var outage = new Outage("names", Noon, Noon.AddDays(1), answer, ServedObject.Constant("DS", 86_400)) { Keys = keys, LinkFitsKeys = (_, _) => true };
        var bounds = Of(outage, "knot");
        Assert.Equal(HeldBy.CachedKeys, bounds.HeldBy);
        Assert.Equal(3600, Seconds(bounds.Recovery!.Latest), 1);
    }

    [Fact]
    public void A_negative_trust_anchor_ends_the_failure_at_once()
    {
        var bounds = Of(Proof(), "bind-9.18", new NegativeTrustAnchor(Noon.AddSeconds(9000)));
        Assert.Equal(9000, Seconds(bounds.Recovery!.Earliest), 1);
        Assert.InRange(Seconds(bounds.Recovery.Latest), 9000, 9001);
    }

    [Theory]
    [InlineData("powerdns", 0)] // tries one server, and that may be the bad one
    [InlineData("unbound", -1)] // tries five: always meets a good one
    public void One_bad_server_of_three_is_felt_by_those_who_try_only_one(string profile, double first)
    {
        var answer = new ServedObject("answer", 300, [new(null, Good), new(Noon, [Bad, Good, Good])]);
        var bounds = Of(new Outage("names", Noon, Noon.AddHours(2), answer, ServedObject.Constant("DS", 3600)) { Keys = ServedObject.Constant("DNSKEY set", 3600) }, profile);
        Assert.Equal(first, bounds.Failure is { } failure ? Seconds(failure.Earliest) : -1, 1);
    }

    [Fact]
    public void A_signature_that_runs_out_ends_cached_copies_too()
    {
        var answer = new ServedObject("answer", 7200, [new(null, new ServedCopy(0) { SignatureEnds = Noon.AddSeconds(600) })]);
        var outage = new Outage("names", Noon, Noon.AddHours(2), answer, ServedObject.Constant("DS", 3600)) { Keys = ServedObject.Constant("DNSKEY set", 3600) };
        Assert.Equal(600, Seconds(Of(outage, "unbound").Failure!.Earliest), 1);
        Assert.Null(Of(outage, "unbound").Recovery!.Latest);
    }

    [Fact]
    public void What_never_goes_bad_never_fails() =>
        Assert.All(ResolverProfiles.All, profile => Assert.Null(RecoveryBounds.Of(
            new Outage("names", Noon, Noon.AddDays(1), ServedObject.Constant("answer", 300), ServedObject.Constant("DS", 3600)) { Keys = ServedObject.Constant("DNSKEY set", 3600) }, profile).Failure));
}
