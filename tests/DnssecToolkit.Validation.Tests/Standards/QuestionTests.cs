using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests.Standards;

/// <summary>Questions of unusual type or class.</summary>
public class QuestionTests
{
    private static readonly TestInternet Internet = new(
        new SignedZone("q.", "www A 192.0.2.1\nwww AAAA 2001:db8::1\nwww TXT \"x\""),
        new SignedZone("u.", "www A 192.0.2.2") { IsSigned = false });

    [Theory]
    [InlineData("q. DS", "Secure")]
    [InlineData("u. DS", "Secure")]
    [InlineData(". DS", "Secure")]
    [InlineData(". DNSKEY", "Secure")]
    [InlineData("q. DNSKEY", "Secure")]
    [InlineData("u. DNSKEY", "Insecure")]
    [InlineData("www.q. ANY", "Secure")]
    [InlineData("q. ANY", "Secure")]
    [InlineData("www.u. ANY", "Insecure")]
    [InlineData("www.q. NSEC", "Secure")]
    [InlineData("q. NSEC", "Secure")]
    [InlineData("www.q. CNAME", "Secure")]
    [InlineData("www.q. DNAME", "Secure")]
    [InlineData("www.q. TYPE65280", "Secure")]
    public void Each_type_is_answered_from_the_zone_that_holds_it(string question, string expected) => Assert.Equal(expected, Internet.Diagnose(question).Summary());

    [Fact]
    public void One_unsigned_set_in_an_answer_to_ANY_makes_it_bogus() =>
        Assert.Equal("Bogus rrsig-missing", Internet.Diagnose("www.q. ANY", message => Evidence.WithoutSignatures(message, RecordType.Txt)).Summary());

    [Fact]
    public void Signatures_asked_for_as_such_are_indeterminate_since_nothing_signs_them()
    {
        Assert.Equal(typeof(IndeterminateReason.NeverSigned), Internet.Diagnose("www.q. RRSIG").Reason());
        Assert.Equal("Secure", Internet.Diagnose("nope.q. RRSIG").Summary());
    }

    [Fact]
    public void A_class_other_than_IN_has_no_trust_anchor()
    {
        foreach (var other in new[] { RecordClass.Chaos, RecordClass.Any })
        {
            var diagnosis = Validator.Diagnose(Internet.Record("www.q. A"), new Question(DomainName.Parse("www.q."), RecordType.A, other), Internet.Anchors, TestInternet.Noon);

            Assert.Equal(typeof(IndeterminateReason.NoTrustAnchor), diagnosis.Reason());
        }
    }

    [Fact]
    public void Records_of_another_class_in_a_response_are_not_looked_at()
    {
        var diagnosis = Internet.Diagnose("www.q. A", message => message.Answer.IsEmpty ? null
            : Evidence.With(message, [.. message.Answer.Where(record => record.Type == RecordType.A).Select(record => record with { Class = RecordClass.Chaos }), .. message.Answer]));

        Assert.Equal("Secure", diagnosis.Summary());
    }
}
