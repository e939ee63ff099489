using System.Text;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines.Tests;

/// <summary>Published incidents: what the model says must be what was published.</summary>
public sealed class IncidentModelTests
{
    private static readonly DateTimeOffset Evening = new(2026, 5, 5, 19, 30, 0, TimeSpan.Zero);

    private static IncidentModel Read(string name)
    {
        using var stream = File.OpenRead(Repository.PathOf($"data/incidents/{name}/model.json"));
        return IncidentModel.Parse(stream).Value;
    }

    private static RecoveryBounds Of(string incident, string profile, int part = 0) => RecoveryBounds.Of(Read(incident).Parts[part].Outage, ResolverProfiles.Find(profile)!);

    private static OutageCurve Curve(string profile, int part, uint ttl, double queries = 10_000) => PopulationModel.Run(Read("de-2026-05-05").Parts[part].Outage, new Population
    {
        Classes = [new("names", ttl, 1)],
        Resolvers = [new(ResolverProfiles.Find(profile)!, 1)],
        Names = 20_000,
        QueriesPerSecond = queries,
        Inequality = 0,
    }).All;

    /// <summary>DENIC worked it out itself in 2010: 13:45 + 7200 s (dns-operations, May 2010).</summary>
    [Fact]
    public void The_last_echo_of_de_2010_is_at_a_quarter_to_four()
    {
        var recovery = Of("de-2010-05-12", "bind-9.18").Recovery!;
        Assert.InRange(recovery.Latest!.Value, new DateTimeOffset(2010, 5, 12, 15, 44, 58, TimeSpan.Zero), new DateTimeOffset(2010, 5, 12, 15, 45, 3, TimeSpan.Zero));
    }

    /// <summary>Cloudflare: the DS was taken out about 19:15; its TTL in the root is a day.</summary>
    [Fact]
    public void The_tail_of_al_2026_ends_a_day_after_the_ds_was_removed()
    {
        var bounds = Of("al-2026-07-03", "bind-9.18");
        Assert.Equal(HeldBy.CachedLink, bounds.HeldBy);
        var removed = new DateTimeOffset(2026, 7, 3, 19, 15, 0, TimeSpan.Zero);
        Assert.InRange(bounds.Recovery!.Latest!.Value, removed.AddSeconds(86_400 - 3600), removed.AddSeconds(86_400 + 60));
    }

    /// <summary>InternetNZ: pushed on 29 May 10:45, the last mismatch gone on 31 May 10:45 (technical incident report; the TTLs are assumed, see the model).</summary>
    [Fact]
    public void The_last_mismatch_of_nz_2023_is_gone_48_hours_after_the_push()
    {
        var bounds = Of("nz-2023-05-29", "bind-9.18");
        var push = new DateTimeOffset(2023, 5, 29, 10, 45, 0, TimeSpan.Zero);
        Assert.Equal(push, bounds.Failure!.Earliest);
        Assert.InRange(bounds.Recovery!.Latest!.Value, push.AddHours(48).AddMinutes(-5), push.AddHours(48).AddMinutes(5));
    }

    /// <summary>Huston 2018-11 and Müller et al. 2019: the root's old keys fade from caches over 48 h along a straight line. Who trusts the old key alone fails as they fade.</summary>
    [Theory]
    [InlineData(12, 0.25)]
    [InlineData(24, 0.50)]
    [InlineData(36, 0.75)]
    [InlineData(48.1, 1.00)]
    public void The_old_keys_of_the_root_fade_over_48_hours_in_a_straight_line(double hours, double share)
    {
        var curve = PopulationModel.Run(Read("root-2018-10-11").Parts[0].Outage, new Population { Classes = [new("new names", 1, 1)], Resolvers = [new(ResolverProfiles.Find("bind-9.18")!, 1)] }).All;
        Assert.Equal(share, curve.FailingAt(new DateTimeOffset(2018, 10, 11, 16, 0, 0, TimeSpan.Zero).AddHours(hours)), 0.01);
    }

    // 1.1.1.1 as Cloudflare saw it: the mix of TTLs that is assumed for .de, a busy cache, no repair before the override.
    private static Outage UntilOverride()
    {
        var outage = Read("de-2026-05-05").Parts[0].Outage;
        return outage with { Link = outage.Link with { Versions = outage.Link.Versions[..2] } };
    }

    private static OutageCurve Cloudflare(double queries, bool stale, params NegativeTrustAnchor[] anchors)
    {
        var profile = ResolverProfiles.Find("cloudflare")!;
        profile = profile with { Cache = profile.Cache with { ServeStale = profile.Cache.ServeStale with { IsOn = stale } } };
        return PopulationModel.Run(UntilOverride(), Population.Typical(profile) with { QueriesPerSecond = queries }, _ => anchors).All;
    }

    /// <summary>C1: SERVFAIL jumps at 19:30 within a minute, and the step is smaller than the later growth (Cloudflare: "immediate spike", then a climb; the bound is derived: 0.53 at one query a second to 1.00 at 10,000).</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(1000)]
    [InlineData(10_000)]
    public void C1_servfail_steps_up_at_half_past_seven_and_then_grows_by_more(double queries)
    {
        var curve = Cloudflare(queries, stale: false);
        var (step, late) = (curve.FailingAt(Evening), curve.FailingAt(Evening.AddMinutes(165)));
        Assert.Equal(0, curve.FailingAt(Evening.AddMinutes(-1)));
        Assert.True(step > 0);
        Assert.True((late - step) / late >= 0.5, $"step {step:f3}, at 22:15 {late:f3}");
    }

    /// <summary>C2: a climb that never falls, still rising after 21:30; 90 % of the level of 22:15 after 105 to 150 minutes, 99 % after 140 to 180 (Cloudflare: "over three hours"; quantiles from E2: 118 and 159).</summary>
    [Fact]
    public void C2_the_climb_lasts_about_three_hours()
    {
        var curve = Cloudflare(10_000, stale: false);
        var level = curve.FailingAt(Evening.AddMinutes(165));
        for (var minute = 5; minute <= 165; minute += 5)
        {
            Assert.True(curve.FailingAt(Evening.AddMinutes(minute)) >= curve.FailingAt(Evening.AddMinutes(minute - 5)) - 1e-9);
        }

        Assert.True(curve.FailingAt(Evening.AddMinutes(150)) > curve.FailingAt(Evening.AddMinutes(121)));
        Assert.InRange(Reaches(0.90), 105, 150);
        Assert.InRange(Reaches(0.99), 140, 180);

        int Reaches(double part) => Enumerable.Range(0, 200).First(minute => curve.FailingAt(Evening.AddMinutes(minute)) >= part * level);
    }

    /// <summary>C4: NOERROR with stale answers flat (within 10 %), without them falling from 19:30 to 22:17 (Cloudflare's graphs).</summary>
    [Fact]
    public void C4_stale_answers_keep_noerror_flat_where_it_would_fall_all_the_time()
    {
        var (with, without) = (Cloudflare(1000, stale: true), Cloudflare(1000, stale: false));
        for (var minute = 0; minute < 167; minute += 5)
        {
            var at = Evening.AddMinutes(minute);
            Assert.True(1 - with.FailingAt(at) >= 0.9, $"{at:HH:mm}: NOERROR {1 - with.FailingAt(at):p1}");
            Assert.True(without.FailingAt(at) > without.FailingAt(at.AddMinutes(-5)), $"{at:HH:mm}");
            Assert.True(with.StaleAt(at) > with.StaleAt(at.AddMinutes(-5)));
        }
    }

    /// <summary>C5: after the override at 22:17 less than 1 % of the peak fails within 60 s, while the zone is still bad (Cloudflare: end of impact 22:17).</summary>
    [Fact]
    public void C5_the_override_ends_it_within_a_minute_though_the_zone_is_still_bad()
    {
        var curve = Cloudflare(1000, stale: false, new NegativeTrustAnchor(Evening.AddMinutes(167)));
        var peak = curve.Failing.Max();
        Assert.True(peak > 0.5);
        Assert.True(curve.FailingAt(Evening.AddMinutes(168)) < 0.01 * peak);
        Assert.True(Cloudflare(1000, stale: false).FailingAt(Evening.AddMinutes(168)) > 0.5);
    }

    /// <summary>C6 and E4: clients repeat a failing query three times or more (Cloudflare); half of the questions failing is three responses in four.</summary>
    [Fact]
    public void C6_repeats_make_the_responses_look_worse_than_the_questions_are()
    {
        var curve = Cloudflare(10_000, stale: false);
        var half = Enumerable.Range(0, 165).First(minute => curve.FailingAt(Evening.AddMinutes(minute)) >= 0.5);
        var at = Evening.AddMinutes(half);
        Assert.Equal(0.75, curve.ServfailAt(at, new Population { Repeats = 3 }), 0.01);
        Assert.Equal(curve.FailingAt(at), curve.ServfailAt(at, new Population { Repeats = 1 }), 12);
    }

    /// <summary>C3: a busy unsigned name behind BIND or Knot.</summary>
    [Theory]
    [InlineData("bind-9.18", 60, 0.45, 0.55)]
    [InlineData("bind-9.18", 118, 0.95, 1.0)]
    [InlineData("bind-9.18", 126, 0.999, 1.0)]
    [InlineData("knot", 60, 0.45, 0.55)]
    [InlineData("knot", 118, 0.95, 1.0)]
    [InlineData("unbound", 60, 0.95, 1.0)]
    [InlineData("unbound", 66, 0.999, 1.0)]
    [InlineData("powerdns", 61, 0.95, 1.0)]
    [InlineData("powerdns", 66, 0.999, 1.0)]
    public void C3_a_busy_unsigned_name_fails_along_what_the_resolver_keeps_of_the_proof(string profile, int minutes, double least, double most) =>
        Assert.InRange(Curve(profile, 0, 60).FailingAt(Evening.AddMinutes(minutes)), least, most);

    /// <summary>C7: a signed child with a DS of a day.</summary>
    [Theory]
    [InlineData("bind-9.18", 90, 0.063)]
    [InlineData("bind-9.18", 157, 0.109)]
    [InlineData("unbound", 90, 0.063)]
    public void C7_a_signed_name_fails_as_slowly_as_its_ds_runs_out(string profile, int minutes, double share) =>
        Assert.InRange(Curve(profile, 1, 60).FailingAt(Evening.AddMinutes(minutes)), share - 0.01, share + 0.01);

    /// <summary>C8: how fast each recovers after 23:15.</summary>
    [Theory]
    [InlineData("bind-9.18", 31)]
    [InlineData("knot", 30)]
    [InlineData("unbound", 120)]
    [InlineData("powerdns", 3600 + 300)] // a name asked for just before its proof is fetched anew keeps its own verdict for its TTL
    public void C8_each_resolver_recovers_within_its_verdict(string profile, double seconds) =>
        Assert.InRange(Of("de-2026-05-05", profile).Recovery!.Latest!.Value, DateTimeOffset.MinValue, new DateTimeOffset(2026, 5, 5, 23, 15, 0, TimeSpan.Zero).AddSeconds(seconds + 0.5));

    [Fact]
    public void C8_half_of_PowerDNS_has_recovered_after_half_an_hour_and_nearly_all_after_an_hour()
    {
        // As the checkpoint has it: every server is repaired at once.
        var outage = Read("de-2026-05-05").Parts[0].Outage;
        outage = outage with { Link = outage.Link with { Versions = [outage.Link.Versions[0], outage.Link.Versions[1], outage.Link.Versions[^1]] } };
        var population = new Population { Classes = [new("names", 60, 1)], Resolvers = [new(ResolverProfiles.Find("powerdns")!, 1)], Names = 20_000, QueriesPerSecond = 10_000, Inequality = 0 };
        var curve = PopulationModel.Run(outage, population).All;
        var repaired = new DateTimeOffset(2026, 5, 5, 23, 15, 0, TimeSpan.Zero);
        Assert.InRange(curve.FailingAt(repaired.AddMinutes(30)), 0.35, 0.65);
        Assert.InRange(curve.FailingAt(repaired.AddMinutes(61)), 0, 0.001);
    }

    /// <summary>C6 and E4: three tries of a failing half.</summary>
    [Fact]
    public void C6_half_failing_shows_as_three_quarters_of_the_responses() => Assert.Equal(0.75, ClosedForms.ServfailShare(0.5, 3), 12);

    [Fact]
    public void Every_model_in_the_repository_can_be_read_and_says_where_its_numbers_are_from() =>
        Assert.All(Directory.GetFiles(Repository.PathOf("data/incidents"), "model.json", SearchOption.AllDirectories), file =>
        {
            using var stream = File.OpenRead(file);
            var model = IncidentModel.Parse(stream).Value;
            Assert.NotEmpty(model.Sources);
            Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(file)!, "README.md")), file);
            Assert.Equal(1, model.Parts.Sum(part => part.Share), 9);
        });

    [Theory]
    [InlineData("[]", "A model of an incident is an object with \"title\" and \"parts\".")]
    [InlineData("{\"parts\":[]}", "The model has no parts.")]
    [InlineData("{\"title\":\"x\",\"parts\":[{\"title\":\"y\",\"share\":2}]}", "In the part \"y\" \"share\" is 2, which is not between 0 and 1.")]
    [InlineData("{\"title\":\"x\",\"parts\":[{\"title\":\"y\",\"start\":\"2026-05-05 21:57\"}]}", "In the part \"y\" \"start\" is \"2026-05-05 21:57\", which is no instant in UTC such as 2026-05-05T19:30:00Z.")]
    [InlineData("{\"title\":\"x\",\"parts\":[{\"title\":\"y\",\"start\":\"2026-05-05T21:57:00Z\",\"end\":\"2026-05-06T00:00:00Z\",\"answer\":{\"ttl\":-1}}]}", "In \"answer\" of the part \"y\" \"ttl\" is not a number of seconds.")]
    public void A_wrong_model_is_refused_with_what_and_where(string text, string problem) =>
        Assert.Equal(problem, IncidentModel.Parse(new MemoryStream(Encoding.UTF8.GetBytes(text))).Error!.Problem);
}
