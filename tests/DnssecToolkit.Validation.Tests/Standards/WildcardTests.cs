using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests.Standards;

/// <summary>Answers made from a wildcard, by NSEC and by NSEC3 (RFC 4035 §5.3.4, RFC 4592, RFC 5155 §8.7 and §8.8).</summary>
public class WildcardTests
{
    private const string Records = """
        www A 192.0.2.1
        *.x TXT "wild"
        named.x A 192.0.2.2
        *.y CNAME www
        deep.*.z A 192.0.2.3
        """;

    private static readonly TestInternet Nsec = new(new SignedZone("w.", Records));
    private static readonly TestInternet Nsec3 = new(new SignedZone("w.", Records, Denials.Nsec3));

    public static TheoryData<bool> BothKinds => [false, true];

    private static TestInternet Of(bool hashed) => hashed ? Nsec3 : Nsec;

    [Theory]
    [MemberData(nameof(BothKinds))]
    public void A_wildcard_answers_for_names_that_do_not_exist(bool hashed)
    {
        foreach (var question in new[] { "any.x.w. TXT", "a.b.c.x.w. TXT", "*.x.w. TXT", "any.y.w. A", "any.x.w. A", "any.z.w. A", "*.z.w. A", "any.x.w. ANY" })
        {
            Assert.All(ResolverPolicies.All, policy => Assert.Equal((question, policy.Name, "Secure"), (question, policy.Name, Of(hashed).Diagnose(question, policy: policy).Summary())));
        }
    }

    [Theory]
    [MemberData(nameof(BothKinds))]
    public void Without_the_proof_that_the_name_itself_is_absent_a_wildcard_answer_is_bogus(bool hashed)
    {
        var diagnosis = Of(hashed).Diagnose("any.x.w. TXT", message => message.Answer.IsEmpty ? null : Evidence.With(message, authority: []));

        Assert.Equal(("Bogus denial-wildcard-proof-missing", "12 6"), (diagnosis.Summary(), diagnosis.Errors()));
    }

    [Theory]
    [MemberData(nameof(BothKinds))]
    public void A_wildcard_answer_in_place_of_a_name_that_exists_is_bogus(bool hashed)
    {
        var genuine = Of(hashed).Record("any.x.w. TXT").Exchanges.Single(exchange => exchange.Question == TestInternet.Ask("any.x.w. TXT") && !exchange.Response!.Answer.IsEmpty).Response!;
        var (any, named) = (DomainName.Parse("any.x.w."), DomainName.Parse("named.x.w."));

        var diagnosis = Of(hashed).Diagnose("named.x.w. TXT", message => message.Question == TestInternet.Ask("named.x.w. TXT") && message.IsAuthoritative
            ? Evidence.Map(Evidence.With(message, genuine.Answer, genuine.Authority), record => [record.Owner == any ? record with { Owner = named } : record])
            : null);

        Assert.Equal(SecurityStatus.Bogus, diagnosis.Status);
    }

    [Theory]
    [MemberData(nameof(BothKinds))]
    public void A_wildcard_further_up_may_not_answer_where_a_closer_name_exists(bool hashed)
    {
        var zone = new SignedZone("w.", "* TXT \"top\"\na.x A 192.0.2.1", hashed ? Denials.Nsec3 : Denials.Nsec);
        var internet = new TestInternet(zone);
        var wild = zone.Records.Single(record => record.Owner.IsWildcard);
        var name = DomainName.Parse("b.x.w.");
        var answer = zone.Signed("*.w.", wild.Data).Select(record => record with { Owner = name });

        Assert.Equal("Secure", internet.Diagnose("other.w. TXT").Summary());
        Assert.Equal(SecurityStatus.Bogus, internet.Diagnose("b.x.w. TXT", message => message.ResponseCode == ResponseCode.NameError ? Evidence.With(message, [.. answer], code: ResponseCode.NoError) : null).Status);
    }

    [Fact]
    public void The_NSEC_of_a_wildcard_given_out_under_another_name_proves_nothing()
    {
        var name = DomainName.Parse("any.x.w.");
        var wildcard = DomainName.Parse("*.x.w.");

        var diagnosis = Nsec.Diagnose("any.x.w. A", message => message.Question == TestInternet.Ask("any.x.w. A") && message.IsAuthoritative
            ? Evidence.With(message, authority: [.. message.Authority.Where(record => record.Owner == wildcard).Select(record => record with { Owner = name })])
            : null);

        Assert.Equal("Bogus nsec-expanded-from-wildcard", diagnosis.Summary());
    }

    [Theory]
    [MemberData(nameof(BothKinds))]
    public void Where_a_wildcard_is_an_empty_non_terminal_there_is_no_name_error(bool hashed)
    {
        var diagnosis = Of(hashed).Diagnose("any.z.w. A", message => message.Question!.Name == DomainName.Parse("any.z.w.") && message.IsAuthoritative ? Evidence.With(message, code: ResponseCode.NameError) : null);

        Assert.Equal(SecurityStatus.Bogus, diagnosis.Status);
    }

    [Theory]
    [MemberData(nameof(BothKinds))]
    public void A_wildcard_that_has_the_type_is_no_proof_of_its_absence(bool hashed)
    {
        var denied = Of(hashed).Record("any.x.w. A").Exchanges.Single(exchange => exchange.Question == TestInternet.Ask("any.x.w. A") && exchange.Response!.IsAuthoritative).Response!;

        var diagnosis = Of(hashed).Diagnose("any.x.w. TXT", message => message.Answer.Any(record => record.Type == RecordType.Txt) ? Evidence.With(message, [], denied.Authority) : null);

        Assert.Equal(($"Bogus nsec{(hashed ? "3" : "")}-wildcard-type-present"), diagnosis.Summary());
    }

    [Fact]
    public void A_signature_over_the_name_itself_goes_before_one_over_a_wildcard_with_the_same_data()
    {
        var zone = new SignedZone("w.", "* A 192.0.2.1\nwww A 192.0.2.1");
        var internet = new TestInternet(zone);
        var www = DomainName.Parse("www.w.");
        var expanded = zone.Signed("*.w.", zone.Records.Single(record => record.Owner.IsWildcard).Data).Where(record => record.Type == RecordType.Rrsig).Select(record => record with { Owner = www });

        var diagnosis = internet.Diagnose("www.w. A", message => message.Answer.Any(record => record.Type == RecordType.A) ? Evidence.With(message, [.. expanded, .. message.Answer]) : null);

        Assert.Equal("Secure", diagnosis.Summary());
    }
}
