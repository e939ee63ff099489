using DnssecToolkit.Judges.Recovery;
using DnssecToolkit.Lab;
using DnssecToolkit.Timelines;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Judges.Tests.Recovery;

/// <summary>What the timelines are told of a script is what its servers answer.</summary>
public sealed class ScriptedOutageTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 5, 12, 0, 0, TimeSpan.Zero);

    private static Outage Of(string name, LabChoices? choices = null)
    {
        var scenario = ScenarioCatalogue.Parse(name, choices ?? new LabChoices { ScriptTtls = new ZoneTtls { Default = 7, Dnskey = 8, Ds = 9, Delegation = 11, Soa = 13, Negative = 12 } });
        return ScriptedOutage.Of(scenario.Play(Start), scenario.Questions[0], ClockSkew.None, Start.AddMinutes(5));
    }

    private static string Goodness(ServedObject served) =>
        string.Join(' ', served.Versions.Select(version => string.Join('/', version.PerServer.Select(copy => copy.IsGood ? "good" : "bad"))));

    [Fact]
    public void Ttls_are_those_of_the_records()
    {
        var outage = Of("bad-leaf-signatures");
        Assert.Equal((7u, 8u, 9u, 11u), (outage.Answer.Ttl, outage.Keys!.Ttl, outage.Link.Ttl, outage.DelegationTtl));
        Assert.Equal((12u, true), (Of("bad-no-ds-proof").Link.Ttl, Of("bad-no-ds-proof").Link.IsAbsence));
    }

    [Fact]
    public void Changes_are_those_of_the_script() =>
        Assert.Equal([Start.AddSeconds(30), Start.AddSeconds(90)], Of("bad-leaf-signatures").Changes);

    [Theory]
    [InlineData("bad-leaf-signatures", "good bad good", "good good good", "good good good")]
    [InlineData("bad-key-signatures", "good good good", "good bad good", "good good good")]
    [InlineData("one-of-three-servers-bad", "good bad/good/good good", "good good good", "good good good")]
    [InlineData("ds-removed", "good good", "good good", "good good")]
    public void What_verifies_is_good(string name, string answer, string keys, string link)
    {
        var outage = Of(name);
        Assert.Equal((answer, keys, link), (Goodness(outage.Answer), Goodness(outage.Keys!), Goodness(outage.Link)));
    }

    [Fact]
    public void The_proof_for_an_unsigned_child_is_its_parents_and_it_has_no_keys()
    {
        var outage = Of("bad-no-ds-proof");
        Assert.Null(outage.Keys);
        Assert.Equal(("good good good", "good bad good"), (Goodness(outage.Answer), Goodness(outage.Link)));
    }

    [Fact]
    public void The_bad_server_is_bad_about_what_is_asked() =>
        Assert.Equal("good bad/good/good good", Goodness(Of("one-of-three-servers-bad", new LabChoices { Ask = "mail A" }).Answer));

    [Fact]
    public void A_wrong_ds_is_well_signed_and_fits_no_keys()
    {
        var outage = Of("wrong-ds-then-fixed");
        var links = outage.Link.Versions.Select(version => version.PerServer[0].Content).ToList();
        var keys = outage.Keys!.Versions.Select(version => version.PerServer[0].Content).ToList();
        Assert.Equal("good good good", Goodness(outage.Link));
        Assert.True(outage.LinkFitsKeys(links[0], keys[0]));
        Assert.False(outage.LinkFitsKeys(links[1], keys[1]));
        Assert.True(outage.LinkFitsKeys(links[2], keys[2]));
    }

    [Fact]
    public void Any_keys_will_do_where_the_ds_is_gone()
    {
        var outage = Of("wrong-ds-then-removed");
        Assert.True(outage.LinkFitsKeys(outage.Link.Versions[2].PerServer[0].Content, outage.Keys!.Versions[0].PerServer[0].Content));
    }

    [Fact]
    public void A_missing_zsk_verifies_nothing_and_older_keys_still_do()
    {
        var outage = Of("missing-zsk-then-published");
        var keys = outage.Keys!.Versions.Select(version => version.PerServer[0].Content).ToList();
        var answers = outage.Answer.Versions.Select(version => version.PerServer[0].Content).ToList();
        Assert.True(outage.KeysFitAnswer(keys[0], answers[1]));
        Assert.False(outage.KeysFitAnswer(keys[1], answers[1]));
    }

    [Fact]
    public void Signatures_end_when_they_expire_and_later_for_who_forgives_it()
    {
        var strict = Of("expired-signatures").Answer.Versions[0].PerServer[0].SignatureEnds;
        Assert.Equal(Start.AddSeconds(31), strict); // good in the second in which it expires
        var scenario = ScenarioCatalogue.Parse("expired-signatures");
        var forgiving = ScriptedOutage.Of(scenario.Play(Start), scenario.Questions[0], ResolverPolicies.Unbound.Skew, Start.AddMinutes(5));
        Assert.Equal(Start.AddSeconds(31 + 3600), forgiving.Answer.Versions[0].PerServer[0].SignatureEnds);
    }
}
