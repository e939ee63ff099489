using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests.Judging;

public class RecordedCapturesTests
{
    public static readonly TheoryData<string, SecurityStatus> GoodAnswers = new()
    {
        { "www.signed.example. A", SecurityStatus.Secure },
        { "www.signed.example. AAAA", SecurityStatus.Secure },
        { "signed.example. MX", SecurityStatus.Secure },
        { "www.nsec3.example. A", SecurityStatus.Secure },
        { "a.nic.example. A", SecurityStatus.Secure },
        { "info.nic.example. TXT", SecurityStatus.Secure },
        { "any.wild.signed.example. A", SecurityStatus.Secure },
        { "any.wild.nsec3.example. A", SecurityStatus.Secure },
        { "any.wild.signed.example. AAAA", SecurityStatus.Secure },
        { "any.wild.nsec3.example. AAAA", SecurityStatus.Secure },
        { "alias.signed.example. A", SecurityStatus.Secure },
        { "www.old.signed.example. A", SecurityStatus.Secure },
        { "shop.signed.example. A", SecurityStatus.Insecure },
        { "example. TXT", SecurityStatus.Secure },
        { "www.signed.example. TXT", SecurityStatus.Secure },
        { "www.nsec3.example. TXT", SecurityStatus.Secure },
        { "ent.signed.example. A", SecurityStatus.Secure },
        { "ent.nsec3.example. A", SecurityStatus.Secure },
        { "absent. A", SecurityStatus.Secure },
        { "absent.signed.example. A", SecurityStatus.Secure },
        { "absent.nsec3.example. A", SecurityStatus.Secure },
        { "nobody.nsec3.example. A", SecurityStatus.Secure },
        { "absent.example. A", SecurityStatus.Insecure },
        { "plain.example. DS", SecurityStatus.Insecure },
        { "www.plain.example. A", SecurityStatus.Insecure },
        { "www.plain.signed.example. A", SecurityStatus.Insecure },
        { "www.plain.nsec3.example. A", SecurityStatus.Insecure },
    };

    [Theory]
    [MemberData(nameof(GoodAnswers))]
    public void The_good_internet_is_judged_as_its_readme_says_by_all_and_by_every_server(string question, SecurityStatus status)
    {
        foreach (var policy in ResolverPolicies.All)
        {
            var diagnosis = RecordedInternet.Diagnose("good", question, policy: policy);

            Assert.Equal((policy.Name, status), (policy.Name, diagnosis.Status));
            Assert.All(diagnosis.Servers, server => Assert.Equal((server.Server, status), (server.Server, server.Verdict.Status)));
            Assert.DoesNotContain(diagnosis.Findings, finding => finding.Severity == Severity.Error);
            Assert.Null(diagnosis.Cause);
        }
    }

    [Theory]
    [InlineData("broken-apex-nsec3", "www.plain.example. A", "rrsig-made-by-other-key", SecurityStatus.Insecure)]
    [InlineData("broken-apex-nsec3", "shop.signed.example. A", "rrsig-made-by-other-key", SecurityStatus.Insecure)]
    [InlineData("broken-apex-nsec3", "example. TXT", "rrsig-made-by-other-key", SecurityStatus.Secure)]
    [InlineData("broken-apex-nsec3", "absent.example. A", "rrsig-made-by-other-key", SecurityStatus.Insecure)]
    [InlineData("broken-apex-nsec3", "plain.example. DS", "rrsig-made-by-other-key", SecurityStatus.Insecure)]
    [InlineData("expired", "www.signed.example. A", "rrsig-expired", SecurityStatus.Secure)]
    [InlineData("expired", "any.wild.signed.example. A", "rrsig-expired", SecurityStatus.Secure)]
    [InlineData("not-yet-valid", "www.signed.example. A", "rrsig-not-yet-valid", SecurityStatus.Secure)]
    [InlineData("wrong-ds-digest", "www.nsec3.example. A", "ds-digest-mismatch", SecurityStatus.Secure)]
    [InlineData("wrong-ds-digest", "alias.signed.example. A", "ds-digest-mismatch", SecurityStatus.Secure)]
    [InlineData("ds-of-another-key", "www.nsec3.example. A", "ds-other-key", SecurityStatus.Secure)]
    [InlineData("missing-zsk", "www.nsec3.example. A", "rrsig-key-missing", SecurityStatus.Secure)]
    [InlineData("missing-zsk", "any.wild.nsec3.example. AAAA", "rrsig-key-missing", SecurityStatus.Secure)]
    [InlineData("missing-signature", "www.nsec3.example. A", "rrsig-missing", SecurityStatus.Secure)]
    [InlineData("changed-data", "www.nsec3.example. A", "rrsig-invalid", SecurityStatus.Secure)]
    [InlineData("missing-nsec3", "nobody.nsec3.example. A", "nsec3-next-closer-not-covered", SecurityStatus.Secure)]
    public void Each_fault_makes_the_answer_bogus_for_its_own_reason_and_mending_it_mends_the_answer(
        string capture, string question, string code, SecurityStatus without)
    {
        var diagnosis = RecordedInternet.Diagnose(capture, question);

        Assert.Equal(SecurityStatus.Bogus, diagnosis.Status);
        Assert.Equal(code, diagnosis.Cause!.Finding.Code);
        Assert.Equal(code, diagnosis.Findings[0].Code);
        Assert.Equal(without, diagnosis.Cause.StatusWithout);
        Assert.Empty(diagnosis.Cause.Remaining);
    }

    [Theory]
    [InlineData("broken-apex-nsec3", "www.signed.example. A")]
    [InlineData("broken-apex-nsec3", "info.nic.example. TXT")]
    [InlineData("expired", "www.nsec3.example. A")]
    [InlineData("missing-signature", "www.nsec3.example. AAAA")]
    [InlineData("missing-nsec3", "www.nsec3.example. A")]
    public void A_fault_leaves_alone_what_does_not_hang_on_it(string capture, string question) =>
        Assert.Equal(SecurityStatus.Secure, RecordedInternet.Diagnose(capture, question).Status);

    [Fact]
    public void The_cause_of_the_broken_apex_is_named_at_the_nsec3_of_the_apex_on_both_servers()
    {
        var diagnosis = RecordedInternet.Diagnose("broken-apex-nsec3", "www.plain.example. A");

        var place = diagnosis.Cause!.Finding.Place;
        Assert.Equal(DomainName.Parse("example."), place.Zone);
        Assert.Equal(DomainName.Parse("3msev9usmd4br9s97v51r2tdvmr9iqo1.example."), place.Owner);
        Assert.Equal(RecordType.Nsec3, place.Covered);
        Assert.Equal(["127.53.1.1", "127.53.1.2"], diagnosis.Cause.Finding.Servers.Select(server => server.ToString()));
        Assert.Equal(ExtendedErrorCode.DnssecBogus, diagnosis.ExtendedErrors[^1]);
    }

    [Theory]
    [InlineData("www.plain.example. A", SecurityStatus.Insecure)]
    [InlineData("a.nic.example. A", SecurityStatus.Secure)]
    [InlineData("www.signed.example. A", SecurityStatus.Secure)]
    [InlineData("example. TXT", SecurityStatus.Secure)]
    public void With_one_bad_server_of_two_the_answer_stands_and_the_bad_server_is_named(string question, SecurityStatus status)
    {
        var diagnosis = RecordedInternet.Diagnose("one-server-bad", question);

        Assert.Equal(status, diagnosis.Status);
        Assert.Equal(
            ["127.53.1.2"],
            diagnosis.Servers.Where(server => server.IsAtFault).Select(server => server.Server.ToString()));
        Assert.Contains(diagnosis.Findings, finding => finding.Code == "rrsig-made-by-other-key" && finding.Servers.Select(server => server.ToString()).SequenceEqual(["127.53.1.2"]));
    }

    [Fact]
    public void Only_unsupported_algorithms_make_a_zone_insecure()
    {
        var diagnosis = RecordedInternet.Diagnose("unsupported-algorithm", "www.nsec3.example. A");

        var insecure = Assert.IsType<Verdict.Insecure>(diagnosis.Verdict);
        Assert.IsType<InsecureReason.UnsupportedDs>(insecure.Reason);
        Assert.Equal([ExtendedErrorCode.UnsupportedDnskeyAlgorithm], diagnosis.ExtendedErrors);
    }

    [Theory]
    [InlineData("www.signed.example. A")]
    [InlineData("www.nsec3.example. A")]
    [InlineData("a.nic.example. A")]
    public void A_chain_is_secure_at_the_last_second_of_its_signatures_and_bogus_one_second_later(string question)
    {
        Assert.Equal(SecurityStatus.Secure, RecordedInternet.Diagnose("good", question, RecordedInternet.LastSecond).Status);

        var later = RecordedInternet.Diagnose("good", question, RecordedInternet.LastSecond.AddSeconds(1));
        Assert.Equal(SecurityStatus.Bogus, later.Status);
        Assert.Equal("rrsig-expired", later.Cause!.Finding.Code);
    }

    [Fact]
    public void Without_an_anchor_above_the_name_nothing_can_be_said()
    {
        var diagnosis = Validator.Diagnose(
            RecordedInternet.Capture("good"), RecordedInternet.Ask("www.signed.example. A"), Cryptography.TrustAnchors.None, RecordedInternet.At);

        Assert.IsType<IndeterminateReason.NoTrustAnchor>(Assert.IsType<Verdict.Indeterminate>(diagnosis.Verdict).Reason);
    }

    [Fact]
    public void What_the_evidence_lacks_is_named()
    {
        var capture = RecordedInternet.Capture("good").Where(exchange => exchange.Question?.Type != RecordType.Dnskey || exchange.Question.Name != DomainName.Parse("nsec3.example."));

        var diagnosis = Validator.Diagnose(capture, RecordedInternet.Ask("www.nsec3.example. A"), RecordedInternet.Anchors, RecordedInternet.At);

        var missing = Assert.IsType<IndeterminateReason.MissingEvidence>(Assert.IsType<Verdict.Indeterminate>(diagnosis.Verdict).Reason);
        Assert.Equal(RecordedInternet.Ask("nsec3.example. DNSKEY"), missing.Needed);
    }
}
