using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests.Rfc;

/// <summary>The example responses of RFC 5155 appendix B, judged in 2010 with the key signing key of appendix A as anchor.</summary>
/// <remarks>Every NSEC3 of the zone has the opt-out flag, so that what leans on a covered next closer name is insecure (§9.2).</remarks>
public class Rfc5155Responses
{
    private static readonly DateTimeOffset At = new(2010, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly RfcZone Zone = RfcZone.Load("rfc5155-appendix-b.zone");
    private static readonly Exchange Keys = Zone.Response("example. DNSKEY", answer: ["example. DNSKEY"]);

    private const string Apex = "0p9mhaveqvm6t7vbl5lop2u3t2rp3tom.example.";
    private const string XW = "b4um86eghhds6nea196smvmlo4ors995.example.";
    private const string A = "35mthgpgcu1qg68fab165klnsnk3dpvl.example.";
    private const string Ns1 = "2t7b4g4vsa5smi47k61mv5bv1a22bojr.example.";
    private const string YW = "ji6neoaepv8b5o6k4ev33abha8ht9fgc.example.";
    private const string Ns2 = "q04jkcevqvmu85r014c7dkba38o0ji5r.example.";
    private const string W = "k8udemvp1j2f7eg6jebps17vp3n8i58h.example.";
    private const string WildcardW = "r53bq7cc2uvmubfu5ocmm6pers9tk9en.example.";

    private static readonly Exchange NameError = Zone.Response(
        "a.c.x.w.example. A", ResponseCode.NameError, authority: ["example. SOA", $"{Apex} NSEC3", $"{XW} NSEC3", $"{A} NSEC3"]);

    private static readonly Exchange NoData = Zone.Response("ns1.example. MX", authority: ["example. SOA", $"{Ns1} NSEC3"]);

    private static readonly Exchange EmptyNonTerminal = Zone.Response("y.w.example. A", authority: ["example. SOA", $"{YW} NSEC3"]);

    private static readonly Exchange OptOutReferral = Zone.Response(
        "mc.c.example. MX", isAuthoritative: false,
        authority: ["c.example. 3600 IN NS ns1.c.example.", "c.example. 3600 IN NS ns2.c.example.", $"{A} NSEC3", $"{Apex} NSEC3"]);

    private static readonly Exchange Wildcard = Zone.Response(
        "a.z.w.example. MX", answer: ["a.z.w.example. MX"], authority: ["example. NS", $"{Ns2} NSEC3"]);

    private static readonly Exchange WildcardNoData = Zone.Response(
        "a.z.w.example. AAAA", authority: ["example. SOA", $"{W} NSEC3", $"{Ns2} NSEC3", $"{WildcardW} NSEC3"]);

    private static readonly Exchange ChildSideNoDs = Zone.Response("example. DS", authority: ["example. SOA", $"{Apex} NSEC3"]);

    [Fact]
    public void Appendix_B_1_name_error_is_proved_as_far_as_opt_out_allows()
    {
        var (diagnosis, response) = Judge("a.c.x.w.example. A", NameError);

        Assert.IsType<InsecureReason.OptOutAnswer>(Assert.IsType<Verdict.Insecure>(diagnosis.Verdict).Reason);
        Assert.Equal((ResponseKind.NameError, DenialOutcome.ProvedWithOptOut), (response.Kind, response.Denial!.Outcome));
        Assert.Equal(DomainName.Parse("x.w.example."), response.Denial.ClosestEncloser);
        Assert.Equal(DomainName.Parse("c.x.w.example."), response.Denial.NextCloser);
    }

    [Fact]
    public void Appendix_B_2_no_data_error()
    {
        var (diagnosis, response) = Judge("ns1.example. MX", NoData);

        Assert.Equal((SecurityStatus.Secure, ResponseKind.NoData), (diagnosis.Status, response.Kind));
    }

    [Fact]
    public void Appendix_B_2_1_no_data_error_empty_non_terminal()
    {
        var (diagnosis, response) = Judge("y.w.example. A", EmptyNonTerminal);

        Assert.Equal((SecurityStatus.Secure, ResponseKind.NoData), (diagnosis.Status, response.Kind));
    }

    [Fact]
    public void Appendix_B_3_referral_to_an_opt_out_unsigned_zone()
    {
        var diagnosis = Diagnose("mc.c.example. MX", OptOutReferral);

        var reason = Assert.IsType<InsecureReason.OptOut>(Assert.IsType<Verdict.Insecure>(diagnosis.Verdict).Reason);
        Assert.Equal(DomainName.Parse("c.example."), reason.Zone);
    }

    [Fact]
    public void Appendix_B_4_wildcard_expansion()
    {
        var (diagnosis, response) = Judge("a.z.w.example. MX", Wildcard);

        Assert.Equal(SecurityStatus.Insecure, diagnosis.Status);
        Assert.True(response.RRsets[0].IsValid);
        Assert.Equal(DomainName.Parse("*.w.example."), response.RRsets[0].SourceOwner);
        Assert.Equal((DenialKind.WildcardAnswer, DenialOutcome.ProvedWithOptOut), (response.Denial!.Kind, response.Denial.Outcome));
    }

    [Fact]
    public void Appendix_B_5_wildcard_no_data_error()
    {
        var (diagnosis, response) = Judge("a.z.w.example. AAAA", WildcardNoData);

        Assert.Equal((SecurityStatus.Insecure, ResponseKind.NoData), (diagnosis.Status, response.Kind));
        Assert.Equal(DomainName.Parse("w.example."), response.Denial!.ClosestEncloser);
    }

    [Fact]
    public void Appendix_B_6_the_childs_answer_about_its_own_DS_says_nothing_since_the_parent_must_be_asked() =>
        Assert.IsType<IndeterminateReason.NoTrustAnchor>(Assert.IsType<Verdict.Indeterminate>(Diagnose("example. DS", ChildSideNoDs).Verdict).Reason);

    [Theory]
    [InlineData("a.c.x.w.example. A", XW, DenialPart.NextCloser)]
    [InlineData("a.c.x.w.example. A", Apex, DenialPart.NextCloser)]
    [InlineData("a.c.x.w.example. A", A, DenialPart.WildcardAbsent)]
    [InlineData("ns1.example. MX", Ns1, DenialPart.MatchName)]
    [InlineData("y.w.example. A", YW, DenialPart.MatchName)]
    [InlineData("a.z.w.example. MX", Ns2, DenialPart.CoverName)]
    [InlineData("a.z.w.example. AAAA", W, DenialPart.ClosestEncloser)]
    [InlineData("a.z.w.example. AAAA", Ns2, DenialPart.NextCloser)]
    public void Without_one_NSEC3_the_response_is_bogus_and_the_part_that_the_rest_does_not_give_is_named(string question, string owner, DenialPart part)
    {
        var response = new[] { NameError, NoData, EmptyNonTerminal, Wildcard, WildcardNoData }.Single(exchange => exchange.Question == RfcZone.Ask(question));
        var name = DomainName.Parse(owner);

        var (diagnosis, judged) = Judge(question, Evidence.Change(response, message => Evidence.Without(message, record => record.Owner == name)));

        Assert.Equal(SecurityStatus.Bogus, diagnosis.Status);
        Assert.Equal([part], judged.Denial!.Missing);
    }

    [Fact]
    public void An_opt_out_referral_is_bogus_without_the_NSEC3_that_covers_the_delegation()
    {
        var name = DomainName.Parse(A);

        Assert.Equal(SecurityStatus.Bogus, Diagnose("mc.c.example. MX", Evidence.Change(OptOutReferral, message => Evidence.Without(message, record => record.Owner == name))).Status);
    }

    private static (Diagnosis, ResponseCheck) Judge(string question, Exchange response)
    {
        var diagnosis = Diagnose(question, response);
        return (diagnosis, diagnosis.Chain.Segments[0].Responses[0]);
    }

    private static Diagnosis Diagnose(string question, Exchange response) =>
        Validator.Diagnose(new Capture([Keys, response]), RfcZone.Ask(question), Zone.Anchor(12708), At);
}
