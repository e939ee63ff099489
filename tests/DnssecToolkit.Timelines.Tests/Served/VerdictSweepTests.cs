using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines.Tests.Served;

public sealed class VerdictSweepTests
{
    private static readonly Lazy<VerdictSweep> Amazon = new(() => SweepDe("amazon.de. A"));

    [Fact]
    public void The_last_good_second_of_a_signature_is_secure_and_the_next_one_bogus()
    {
        var sweep = Sweep("good", "www.signed.example. A", to: "2026-12-10T00:00:00");

        var change = Assert.Single(sweep.Overall.Changes);
        Assert.Equal(RecordedEvidence.Utc("2026-12-08T01:30:01"), change.At);
        Assert.True(change.IsExact);
        Assert.Equal(ChangeKind.SignatureExpired, change.Kind);
        Assert.Equal((SecurityStatus.Secure, SecurityStatus.Bogus), (change.Before.Status, change.After.Status));
    }

    [Fact]
    public void A_signature_begins_at_its_inception_and_a_day_earlier_where_the_policy_forgives_a_day()
    {
        var strict = Assert.Single(Sweep("not-yet-valid", "www.signed.example. A", to: "2026-12-01T00:00:00").Overall.Changes);
        var skewed = Assert.Single(Sweep("not-yet-valid", "www.signed.example. A", to: "2026-12-01T00:00:00", ResolverPolicies.Unbound).Overall.Changes);

        Assert.Equal((RecordedEvidence.Utc("2026-11-27T00:00:00"), ChangeKind.SignatureBegan), (strict.At, strict.Kind));
        Assert.Equal((RecordedEvidence.Utc("2026-11-26T00:00:00"), ChangeKind.SignatureBegan), (skewed.At, skewed.Kind));
    }

    [Fact]
    public void The_de_outage_begins_on_every_server_with_the_signature_over_the_NSEC3_of_the_apex()
    {
        var sweep = Amazon.Value;
        var begin = sweep.Overall.Changes.First();

        Assert.Equal((SecurityStatus.Insecure, SecurityStatus.Bogus), (begin.Before.Status, begin.After.Status));
        Assert.True(begin.NotBefore < RecordedEvidence.Utc("2026-05-05T19:30:00") && begin.At > RecordedEvidence.Utc("2026-05-05T19:30:00"));
        Assert.InRange(begin.At - begin.NotBefore, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1.1));
        var record = Assert.Single(begin.Proof!.Minimal);
        Assert.Equal(("de.", "NSEC3"), (record.HashedApex?.ToString(), record.Type.ToString()));
        Assert.True(record.IsSignatureOnly);
        Assert.Equal([33834], record.AddedSignatures.Select(rrsig => rrsig.KeyTag));
    }

    [Fact]
    public void The_de_outage_ends_when_the_first_server_is_repaired_and_on_the_last_server_by_23_15()
    {
        var sweep = Amazon.Value;
        var ofDe = sweep.Servers.Where(lane => lane.Spans.Any(span => span.Verdict is Verdict.Bogus { Cause: var cause } && cause.Servers.Contains(lane.Server!))).ToList();

        Assert.Equal(12, ofDe.Count);
        Assert.Equal([SecurityStatus.Insecure, SecurityStatus.Bogus, SecurityStatus.Insecure], sweep.Overall.Spans.Select(span => span.Status));
        Assert.Equal("2026-05-05 22:14", Minute(sweep.Overall.Spans[2].Start));
        Assert.Equal("2026-05-05 23:14", Minute(ofDe.Max(lane => lane.Spans[^1].Start)));
        Assert.Equal("2026-05-05 22:59", Minute(ofDe.Max(lane => lane.Spans[^1].NotBefore)));
    }

    [Fact]
    public void The_last_cache_loses_the_good_proof_two_hours_after_it_was_replaced()
    {
        var passed = Assert.Single(Amazon.Value.Cached.Changes, change => change.Kind == ChangeKind.TtlPassed);

        Assert.Equal("2026-05-05 21:30", Minute(passed.At));
        Assert.Equal(SecurityStatus.Bogus, passed.After.Status);
        Assert.Equal(TimeSpan.FromSeconds(7200), passed.At - Amazon.Value.Overall.Changes.First().At);
    }

    [Theory]
    [InlineData("posteo.de. A", 0)]
    [InlineData("nic.de. A", 1)]
    [InlineData("denic.de. A", 2)]
    [InlineData("bund.de. A", 2)]
    public void Each_signed_name_draws_its_own_lot_with_the_signature_over_its_DS(string asked, int outages)
    {
        var sweep = SweepDe(asked, eachServer: false);

        Assert.Equal(outages, sweep.Overall.Spans.Count(span => span.Status == SecurityStatus.Bogus));
        Assert.All(sweep.Overall.Changes, change => Assert.Equal(RecordType.Ds, Assert.Single(change.Proof!.Minimal).Type));
    }

    [Fact]
    public void A_DS_that_was_wrong_and_well_signed_is_held_after_the_repair_for_its_TTL()
    {
        var repaired = RecordedEvidence.Of("wrong-ds-digest").Merge(RecordedEvidence.Shifted(RecordedEvidence.Of("good"), TimeSpan.FromHours(1)));
        var sweep = VerdictSweep.Of(repaired, RecordedEvidence.Ask("www.nsec3.example. A"), RecordedEvidence.Anchors, new SweepOptions { To = RecordedEvidence.Utc("2026-12-01T00:00:00") });
        var fresh = Assert.Single(sweep.Overall.Changes, change => change.After.Status == SecurityStatus.Secure);
        var cached = Assert.Single(sweep.Cached.Changes, change => change.After.Status == SecurityStatus.Secure);

        Assert.Equal(ChangeKind.TtlPassed, cached.Kind);
        Assert.Equal(fresh.Proof!.Minimal[0].Before!.Set.Ttl, (uint)(cached.At - fresh.At).TotalSeconds);
    }

    [Fact]
    public void What_was_bogus_is_not_held_so_that_the_repair_of_a_signature_counts_at_once()
    {
        var repaired = RecordedEvidence.Of("expired").Merge(RecordedEvidence.Shifted(RecordedEvidence.Of("good"), TimeSpan.FromHours(1)));
        var sweep = VerdictSweep.Of(repaired, RecordedEvidence.Ask("www.signed.example. A"), RecordedEvidence.Anchors);

        Assert.Equal(sweep.Overall.Changes.Select(change => change.At), sweep.Cached.Changes.Select(change => change.At));
    }

    [Fact]
    public void A_server_that_is_bad_beside_a_good_one_has_a_bogus_lane_and_the_whole_has_not()
    {
        var sweep = Sweep("one-server-bad", "info.nic.example. TXT", to: "2026-11-24T14:00:00");

        Assert.Equal([SecurityStatus.Secure], sweep.Overall.Spans.Select(span => span.Status));
        Assert.Equal("127.53.1.2", Assert.Single(sweep.Servers, lane => lane.Total(SecurityStatus.Bogus) > TimeSpan.Zero).Server!.ToString());
    }

    [Fact]
    public void An_anchor_that_comes_into_force_is_a_change_of_its_own()
    {
        var instant = RecordedEvidence.Utc("2026-11-24T14:30:00");
        var anchors = Cryptography.TrustAnchors.Of(DomainName.Root, RecordedEvidence.Anchors.All[0].Entries.Select(entry => entry with { ValidFrom = instant }));
        var sweep = VerdictSweep.Of(RecordedEvidence.Of("good"), RecordedEvidence.Ask("www.signed.example. A"), anchors, new SweepOptions { To = instant.AddHours(1) });

        var change = Assert.Single(sweep.Overall.Changes);
        Assert.Equal((instant, ChangeKind.AnchorChanged, SecurityStatus.Secure), (change.At, change.Kind, change.After.Status));
    }

    [Fact]
    public void An_empty_stretch_of_time_is_refused()
    {
        var at = RecordedEvidence.Utc("2026-11-24T14:00:00");
        Assert.Throws<ArgumentException>(() => VerdictSweep.Of(RecordedEvidence.Of("good"), RecordedEvidence.Ask("example. SOA"), RecordedEvidence.Anchors, new SweepOptions { From = at, To = at }));
        Assert.Throws<ArgumentException>(() => VerdictSweep.Of(Capture.Empty, RecordedEvidence.Ask("example. SOA"), RecordedEvidence.Anchors));
    }

    [Fact]
    public void A_sweep_stops_when_it_is_told_to()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => VerdictSweep.Of(RecordedEvidence.Of("good"), RecordedEvidence.Ask("example. SOA"), RecordedEvidence.Anchors, cancellationToken: source.Token));
    }

    [Fact]
    public void A_sweep_that_reaches_its_limit_says_so_and_still_covers_its_time()
    {
        var sweep = VerdictSweep.Of(RecordedEvidence.De, RecordedEvidence.Ask("amazon.de. A"), RecordedEvidence.AnchorsOfDe, new SweepOptions { MostJudgements = 5, EachServer = false });

        Assert.True(sweep.IsCut);
        Assert.Equal(sweep.To, sweep.Overall.Spans[^1].End);
    }

    private static string Minute(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static VerdictSweep SweepDe(string asked, bool eachServer = true) =>
        VerdictSweep.Of(RecordedEvidence.De, RecordedEvidence.Ask(asked), RecordedEvidence.AnchorsOfDe, new SweepOptions { EachServer = eachServer });

    private static VerdictSweep Sweep(string capture, string asked, string to, ResolverPolicy? policy = null) =>
        VerdictSweep.Of(RecordedEvidence.Of(capture), RecordedEvidence.Ask(asked), RecordedEvidence.Anchors, new SweepOptions { To = RecordedEvidence.Utc(to), Policy = policy });
}
