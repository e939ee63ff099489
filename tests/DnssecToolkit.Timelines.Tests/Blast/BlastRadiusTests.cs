using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;
using DnssecToolkit.Testing;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Timelines.Tests.Blast;

public sealed class BlastRadiusTests
{
    private static readonly DateTimeOffset SignedAt = new(2026, 5, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset At = SignedAt.AddHours(1);
    private static readonly DomainName Zone = DomainName.Parse("test.");

    [Fact]
    public void In_a_healthy_zone_nothing_fails()
    {
        var blast = OfZone(Build());

        Assert.Equal(0, blast.FailingShare);
        Assert.DoesNotContain(blast.Groups, group => group.Fails);
        Assert.StartsWith("No name of test. fails at 2026-05-05 13:00:00 UTC", blast.Headline, StringComparison.Ordinal);
        Assert.True(blast.IsWholeZone);
    }

    [Fact]
    public void A_bad_NSEC3_at_the_apex_takes_unsigned_children_and_absent_names_with_it_and_leaves_the_signed()
    {
        var blast = OfZone(Build(ApexNsec3));

        Assert.Equal((3, 3), blast.Count(NameKind.UnsignedChild));
        Assert.Equal((200, 200), blast.Count(NameKind.AbsentName));
        Assert.Equal((0, 2), blast.Count(NameKind.SignedChild));
        Assert.Equal(0, blast.Count(NameKind.Data).Failing);
        var group = blast.Groups[0];
        Assert.Equal((NameKind.UnsignedChild, "rrsig-invalid", 1), (group.Kind, group.Code, group.Records.Length));
        Assert.Contains("it is the NSEC3 of the apex", group.Reach, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_DS_signature_takes_one_child_with_it()
    {
        var blast = OfZone(Build(OneDs));

        Assert.Equal((1, 2), blast.Count(NameKind.SignedChild));
        Assert.Equal(1, blast.Groups.Where(group => group.Fails).Sum(group => group.Names));
        Assert.Equal("everything in and below signed.test.", blast.Groups[0].Reach);
    }

    [Fact]
    public void Signatures_that_have_run_out_fail_from_the_second_after_their_end()
    {
        var internet = Build();
        var end = EndOf(internet);
        Assert.DoesNotContain(OfZone(internet, end).Groups, group => group.Fails);

        var blast = OfZone(internet, end.AddMinutes(5));
        Assert.Equal(1, blast.FailingShare);
        Assert.Equal(new FailingSince(end, end.AddSeconds(1)), blast.Groups[0].Since);
    }

    [Fact]
    public void What_the_zone_file_shows_is_what_its_servers_show_name_by_name()
    {
        foreach (var fault in (Fault?[])[null, ApexNsec3, OneDs])
        {
            var internet = fault is null ? Build() : Build(fault);
            foreach (var verdict in OfZone(internet).Verdicts)
            {
                var served = Validator.Diagnose(internet.Record(At.AddMinutes(-1), verdict.Question), verdict.Question, internet.Anchors, At);
                Assert.True(served.Status == verdict.Status, $"{fault?.Name} {verdict}, but served {served}");
            }
        }
    }

    [Fact]
    public void Of_a_large_zone_every_nth_name_is_judged_and_the_share_stays()
    {
        var internet = Build(ApexNsec3);
        var all = OfZone(internet);
        var some = OfZone(internet, options: new BlastOptions { MostNames = 5 });

        Assert.True(some.Verdicts.Count(verdict => verdict.Kind != NameKind.AbsentName) < all.Verdicts.Count(verdict => verdict.Kind != NameKind.AbsentName));
        Assert.Equal(all.Population, some.Population);
        Assert.Equal(all.FailingShare, some.FailingShare, 1e-9);
    }

    [Fact]
    public void Shares_of_queries_follow_the_weights()
    {
        var weights = QueryWeights.Parse(new StringReader("www.plain1.test. 60\nwww.signed.test 30\nno-such-name.test MX 10 # absent\n")).Value;
        var blast = OfZone(Build(ApexNsec3), options: new BlastOptions { Weights = weights });

        Assert.Equal(0.7, blast.Queries!.Value.Failing, 1e-9);
        Assert.Equal(0, blast.Queries.Value.Unknown);
    }

    [Fact]
    public void Policies_that_judge_otherwise_are_named()
    {
        var many = new ZoneDescription("test.") { Records = "plain1 NS ns.plain1\nns.plain1 A 192.0.2.1", Denial = DenialDescription.Nsec3 with { Iterations = 120 } };
        var internet = Internet.Build(new InternetDescription(many), SignedAt);
        var absent = OfZone(internet).Groups.Single(group => group.Kind == NameKind.AbsentName);

        Assert.Contains(("rfc", absent.Status), absent.ByPolicy);
        Assert.True(absent.ByPolicy.Select(one => one.Status).Distinct().Count() > 1, string.Join(", ", absent.ByPolicy));
    }

    [Fact]
    public void A_recording_tells_between_which_instants_it_began()
    {
        var questions = new[] { "plain1.test.", "signed.test.", "nothing.test." }.Select(name => new Question(DomainName.Parse(name), RecordType.A)).ToList();
        var good = Build();
        var bad = Build(ApexNsec3);
        var capture = good.Record(At.AddMinutes(-30), questions).Merge(bad.Record(At.AddMinutes(-20), questions), bad.Record(At.AddMinutes(-10), questions));

        var blast = BlastRadius.Of(capture, good.Anchors, At, new BlastOptions { Zone = Zone });
        var since = blast.Groups.First(group => group.Kind == NameKind.UnsignedChild && group.Fails).Since!;

        Assert.False(blast.IsWholeZone);
        Assert.InRange(since.NotBefore!.Value, At.AddMinutes(-30), At.AddMinutes(-30).AddSeconds(2));
        Assert.InRange(since.NotAfter, At.AddMinutes(-20), At.AddMinutes(-20).AddSeconds(2));
        Assert.Equal((0, 1), blast.Count(NameKind.SignedChild));
        Assert.Equal((1, 1), blast.Count(NameKind.AbsentName));
    }

    [Fact]
    public void The_same_zone_and_seed_give_the_same_result()
    {
        var internet = Build(ApexNsec3);
        Assert.Equal(OfZone(internet).ToJson(), OfZone(internet).ToJson());
    }

    [Fact]
    public void It_reads_from_the_headline_down() => Snapshot.Matches(OfZone(Build(ApexNsec3)).ToText(), "apex-nsec3");

    [Fact]
    public void In_Markdown_nothing_of_a_name_is_markup()
    {
        var odd = DomainName.Parse(@"[x]\042\042<b>\096.test.");
        var internet = Internet.Build(new InternetDescription(new ZoneDescription("test."), new ZoneDescription(odd)), SignedAt);
        var text = BlastRadius.Of(new Capture([], [new ZoneStandIn(odd, internet.Find(odd)!.Records)]), internet.Anchors, At).ToMarkdown();

        Assert.Contains(@"\[x\]\*\*&lt;b>\`", text, StringComparison.Ordinal); // the name is there, and none of it counts
        Assert.DoesNotContain("<b>", text, StringComparison.Ordinal);
        Snapshot.Matches(OfZone(Build(OneDs)).ToMarkdown(), "one-ds", "md");
    }

    [Fact]
    public void A_zone_of_which_the_evidence_tells_nothing_is_an_error_that_says_so()
    {
        var error = Assert.Throws<ArgumentException>(() => BlastRadius.Of(Capture.Empty, TrustAnchors.Iana, At, new BlastOptions { Zone = Zone }));
        Assert.Equal("The evidence tells of no name of the zone test. or below it.", error.Message);
    }

    [Theory]
    [InlineData("a.test. 1\nb.test.", "line 2: has no weight after the name")]
    [InlineData("a.test. many", "line 1: has the weight \"many\", which is no number of 0 or more")]
    [InlineData("a.test. -1", "line 1: has the weight \"-1\", which is no number of 0 or more")]
    [InlineData("a..test. 1", "line 1: has \"a..test.\", which is no domain name")]
    [InlineData("a.test. XY 1", "line 1: has the type \"XY\", which is none")]
    [InlineData("a.test. A 1 2", "line 1: has 4 words; expected NAME WEIGHT or NAME TYPE WEIGHT")]
    public void A_wrong_weight_is_told_with_its_line(string text, string error) => Assert.Equal(error, QueryWeights.Parse(new StringReader(text)).Error!.ToString());

    private static Internet Build(params IEnumerable<Fault> faults) => Internet.Build(
        new InternetDescription(
            new ZoneDescription("test.")
            {
                Denial = DenialDescription.OptOutNsec3,
                Records = "www A 192.0.2.80\nplain1 NS ns.plain1\nplain2 NS ns.plain1\nplain3 NS ns.plain1\nns.plain1 A 192.0.2.1\n*.wild TXT wild",
            },
            new ZoneDescription("signed.test.") { Records = "www A 192.0.2.80" },
            new ZoneDescription("other.test.") { Records = "www A 192.0.2.80" }),
        SignedAt,
        faults.Select(fault => fault.In(Zone)));

    private static readonly Fault ApexNsec3 = Bad("apex-nsec3", site => site.Zone.Nsec3Of(Zone)!);

    private static readonly Fault OneDs = Bad("one-ds", site => site.Zone.Find(DomainName.Parse("signed.test."), RecordType.Ds)!);

    private static Fault Bad(string name, Func<FaultSite, ZoneSet> which) => new(name, FaultArea.Signatures, "A signature is made by a private key that is not published.")
    {
        Breaks = ("RFC 4035 §5.3.3", "the validator verifies the signature"),
        Expect = _ => new(ExpectedStatus.Bogus),
        AfterSigning = site =>
        {
            var set = which(site);
            set.Signatures.Clear();
            set.Signatures.AddRange(site.Zone.KeysFor(set.Type).Select(key => site.Zone.Sign(set, site.Zone.Stranger(key), new SignatureFields { KeyTag = key.TagToWrite })));
        },
    };

    private static DateTimeOffset EndOf(Internet internet) => internet.Find(Zone)!.Records.Select(record => record.Data).OfType<Rrsig>().Min(rrsig => rrsig.Expiration.ToInstant(At));

    private static BlastRadius OfZone(Internet internet, DateTimeOffset? at = null, BlastOptions? options = null)
    {
        var zone = internet.Find(Zone)!;
        var keys = zone.Keys.Where(key => key.HasDs).Select(key => TrustedKey.Of(DsDigest.ToDs(Zone, key.Record, DigestType.Sha256)!));
        return BlastRadius.Of(new Capture([], [new ZoneStandIn(Zone, zone.Records)]), TrustAnchors.Of(Zone, keys), at ?? At, options);
    }
}
