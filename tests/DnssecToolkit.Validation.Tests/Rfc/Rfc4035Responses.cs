using System.Collections.Immutable;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests.Rfc;

/// <summary>The example responses of RFC 4035 appendix B, judged in April 2004 with the key signing key of appendix A as anchor.</summary>
public class Rfc4035Responses
{
    private static readonly DateTimeOffset At = new(2004, 4, 20, 0, 0, 0, TimeSpan.Zero);
    private static readonly RfcZone Zone = RfcZone.Load("rfc4035-appendix-b.zone");
    private static readonly Exchange Keys = Zone.Response("example. DNSKEY", answer: ["example. DNSKEY"]);

    private static readonly Exchange Answer = Zone.Response("x.w.example. MX", answer: ["x.w.example. MX"], authority: ["example. NS"]);

    private static readonly Exchange NameError = Zone.Response(
        "ml.example. A", ResponseCode.NameError, authority: ["example. SOA", "b.example. NSEC", "example. NSEC"]);

    private static readonly Exchange NoData = Zone.Response("ns1.example. MX", authority: ["example. SOA", "ns1.example. NSEC"]);

    private static readonly Exchange SignedReferral = Zone.Response(
        "mc.a.example. MX", isAuthoritative: false,
        authority: ["a.example. 3600 IN NS ns1.a.example.", "a.example. 3600 IN NS ns2.a.example.", "a.example. DS"]);

    private static readonly Exchange UnsignedReferral = Zone.Response(
        "mc.b.example. MX", isAuthoritative: false,
        authority: ["b.example. 3600 IN NS ns1.b.example.", "b.example. 3600 IN NS ns2.b.example.", "b.example. NSEC"]);

    private static readonly Exchange Wildcard = Zone.Response(
        "a.z.w.example. MX", answer: ["a.z.w.example. MX"], authority: ["example. NS", "x.y.w.example. NSEC"]);

    private static readonly Exchange WildcardNoData = Zone.Response(
        "a.z.w.example. AAAA", authority: ["example. SOA", "x.y.w.example. NSEC", "*.w.example. NSEC"]);

    private static readonly Exchange ChildSideNoDs = Zone.Response("example. DS", authority: ["example. SOA", "example. NSEC"]);

    [Fact]
    public void Appendix_B_1_answer() => Assert.Equal((SecurityStatus.Secure, ResponseKind.Positive), Judge("x.w.example. MX", Answer));

    [Fact]
    public void Appendix_B_2_name_error() => Assert.Equal((SecurityStatus.Secure, ResponseKind.NameError), Judge("ml.example. A", NameError));

    [Fact]
    public void Appendix_B_3_no_data_error() => Assert.Equal((SecurityStatus.Secure, ResponseKind.NoData), Judge("ns1.example. MX", NoData));

    [Fact]
    public void Appendix_B_4_referral_to_a_signed_zone_gives_a_good_DS_and_the_next_question()
    {
        var diagnosis = Diagnose("mc.a.example. MX", SignedReferral);

        Assert.True(diagnosis.Chain.Segments[0].Links[^1] is { Zone: var zone, DsSets: [{ IsValid: true }] } && zone == DomainName.Parse("a.example."));
        var missing = Assert.IsType<IndeterminateReason.MissingEvidence>(Assert.IsType<Verdict.Indeterminate>(diagnosis.Verdict).Reason);
        Assert.Equal(RfcZone.Ask("a.example. DNSKEY"), missing.Needed);
    }

    [Fact]
    public void Appendix_B_5_referral_to_an_unsigned_zone()
    {
        var diagnosis = Diagnose("mc.b.example. MX", UnsignedReferral);

        var reason = Assert.IsType<InsecureReason.NoDs>(Assert.IsType<Verdict.Insecure>(diagnosis.Verdict).Reason);
        Assert.Equal(DomainName.Parse("b.example."), reason.Zone);
    }

    [Fact]
    public void Appendix_B_6_wildcard_expansion()
    {
        var diagnosis = Diagnose("a.z.w.example. MX", Wildcard);

        Assert.Equal(SecurityStatus.Secure, diagnosis.Status);
        var response = diagnosis.Chain.Segments[0].Responses[0];
        Assert.Equal(DomainName.Parse("*.w.example."), response.RRsets[0].SourceOwner);
        Assert.Equal(DenialOutcome.Proved, response.Denial!.Outcome);
    }

    [Fact]
    public void Appendix_B_7_wildcard_no_data_error() => Assert.Equal((SecurityStatus.Secure, ResponseKind.NoData), Judge("a.z.w.example. AAAA", WildcardNoData));

    [Fact]
    public void Appendix_B_8_the_childs_answer_about_its_own_DS_says_nothing_since_the_parent_must_be_asked() =>
        Assert.IsType<IndeterminateReason.NoTrustAnchor>(Assert.IsType<Verdict.Indeterminate>(Diagnose("example. DS", ChildSideNoDs).Verdict).Reason);

    [Fact]
    public void Every_response_is_bogus_without_any_one_of_the_NSEC_records_or_signatures_that_it_rests_on()
    {
        (string Question, Exchange Response, string[] Needed)[] proofs =
        [
            ("x.w.example. MX", Answer, ["x.w.example."]),
            ("ml.example. A", NameError, ["b.example.", "example."]),
            ("ns1.example. MX", NoData, ["ns1.example."]),
            ("mc.b.example. MX", UnsignedReferral, ["b.example."]),
            ("a.z.w.example. MX", Wildcard, ["a.z.w.example.", "x.y.w.example."]),
            ("a.z.w.example. AAAA", WildcardNoData, ["x.y.w.example.", "*.w.example."]),
        ];
        foreach (var (question, response, needed) in proofs)
        {
            foreach (var owner in needed.Select(DomainName.Parse))
            {
                var unsigned = Evidence.Change(response, message => Evidence.Without(message, record => record.Owner == owner && record.Data is Rrsig { TypeCovered: var type } && type != RecordType.Soa && type != RecordType.Ns));
                Assert.True(Diagnose(question, unsigned).Status == SecurityStatus.Bogus, $"{question} without the signatures of {owner}");
                if (owner != RfcZone.Ask(question).Name)
                {
                    var without = Evidence.Change(response, message => Evidence.Without(message, record => record.Owner == owner && (record.Type == RecordType.Nsec || record.Data is Rrsig { TypeCovered: var type } && type == RecordType.Nsec)));
                    Assert.True(Diagnose(question, without).Status == SecurityStatus.Bogus, $"{question} without the NSEC of {owner}");
                }
            }
        }
    }

    [Theory]
    [InlineData("2004-04-09T18:36:19Z", SecurityStatus.Secure)]
    [InlineData("2004-04-09T18:36:18Z", SecurityStatus.Bogus)]
    [InlineData("2004-05-09T18:36:19Z", SecurityStatus.Secure)]
    [InlineData("2004-05-09T18:36:20Z", SecurityStatus.Bogus)]
    public void The_window_of_the_signatures_holds_from_its_first_to_its_last_second(string at, SecurityStatus status) => Assert.Equal(
        status,
        Validator.Diagnose(
            new Capture([Keys, Answer]), RfcZone.Ask("x.w.example. MX"), Zone.Anchor(9465), DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)).Status);

    private static (SecurityStatus, ResponseKind) Judge(string question, Exchange response)
    {
        var diagnosis = Diagnose(question, response);
        return (diagnosis.Status, diagnosis.Chain.Segments[0].Responses[0].Kind);
    }

    private static Diagnosis Diagnose(string question, Exchange response) =>
        Validator.Diagnose(new Capture([Keys, response]), RfcZone.Ask(question), Zone.Anchor(9465), At);
}
