using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Tests.Standards;

/// <summary>CNAME and DNAME within and across zones (RFC 4035 §5, RFC 6672 §5.3): an answer is as good as its worst part.</summary>
public class AliasTests
{
    private static readonly string Long = string.Join('.', Enumerable.Repeat(new string('l', 40), 5));

    private static readonly TestInternet Internet = new(
        new SignedZone("a.", """
            www A 192.0.2.1
            to-b CNAME www.b.
            to-u CNAME www.u.
            to-bad CNAME www.bad.
            to-nothing CNAME absent.b.
            inside CNAME www
            one CNAME two
            two CNAME one
            self CNAME self
            tree DNAME b.
            utree DNAME u.
            circle DNAME circle.circle
            far DNAME far.far.b.
            """ + "\n" + string.Join('\n', Enumerable.Range(0, 40).Select(i => $"step{i} CNAME step{i + 1}"))),
        new SignedZone("b.", "www A 192.0.2.2\nback CNAME www.a.\nsub.tree A 192.0.2.9"),
        new SignedZone("u.", "www A 192.0.2.3\nto-a CNAME www.a.\ntree DNAME a.") { IsSigned = false },
        new SignedZone("bad.", "www A 192.0.2.4") { Expiration = SignatureTime.FromInstant(TestInternet.Noon.AddDays(-1)) });

    [Theory]
    [InlineData("inside.a. A", "www.a. A", "Secure")]
    [InlineData("to-b.a. A", "www.b. A", "Secure")]
    [InlineData("to-nothing.a. A", "absent.b. A", "Secure")]
    [InlineData("to-u.a. A", "www.u. A", "Insecure")]
    [InlineData("to-a.u. A", "www.a. A", "Insecure")]
    [InlineData("to-bad.a. A", "www.bad. A", "Bogus rrsig-expired")]
    [InlineData("www.tree.a. A", "www.b. A", "Secure")]
    [InlineData("absent.tree.a. A", "absent.b. A", "Secure")]
    [InlineData("www.utree.a. A", "www.u. A", "Insecure")]
    [InlineData("www.tree.u. A", "www.a. A", "Insecure")]
    [InlineData("back.tree.a. A", "back.b. A", "Secure")]
    public void An_answer_along_aliases_is_as_good_as_its_worst_part(string question, string target, string expected)
    {
        foreach (var policy in ResolverPolicies.All)
        {
            var diagnosis = Internet.Diagnose(question, policy: policy, also: [target, "www.a. A"]);

            Assert.Equal((policy.Name, expected), (policy.Name, diagnosis.Summary()));
            Assert.Equal(expected.StartsWith("Bogus", StringComparison.Ordinal), diagnosis.Findings.Any(finding => finding.Severity == Severity.Error));
        }
    }

    [Theory]
    [InlineData("one.a. A")]
    [InlineData("self.a. A")]
    [InlineData("step0.a. A")]
    [InlineData("x.circle.a. A")]
    public void Aliases_in_a_circle_or_without_end_are_indeterminate(string question)
    {
        var diagnosis = Internet.Diagnose(question, also: [.. Enumerable.Range(0, 40).Select(i => $"step{i}.a. A"), "two.a. A"]);

        Assert.Equal(typeof(IndeterminateReason.AliasLimit), diagnosis.Reason());
    }

    [Fact]
    public void An_alias_whose_target_nobody_was_asked_for_lacks_evidence_and_is_not_bogus()
    {
        var diagnosis = Internet.Diagnose("to-b.a. A", also: ["b. SOA"]);

        var missing = Assert.IsType<IndeterminateReason.MissingEvidence>(Assert.IsType<Verdict.Indeterminate>(diagnosis.Verdict).Reason);
        Assert.Equal(TestInternet.Ask("www.b. A"), missing.Needed);
    }

    [Theory]
    [InlineData("to-bad.a. CNAME", "Secure")]
    [InlineData("www.tree.a. CNAME", "Secure")]
    [InlineData("www.tree.a. ANY", "Secure")]
    [InlineData("tree.a. DNAME", "Secure")]
    [InlineData("to-bad.a. ANY", "Secure")]
    [InlineData("tree.a. A", "Secure")]
    public void An_alias_that_was_asked_for_is_the_answer_and_is_not_followed(string question, string expected)
    {
        var diagnosis = Internet.Diagnose(question);

        Assert.Equal((expected, 1), (diagnosis.Summary(), diagnosis.Chain.Segments.Length));
    }

    [Fact]
    public void A_CNAME_that_does_not_follow_from_its_DNAME_is_bogus()
    {
        var diagnosis = Internet.Diagnose(
            "www.tree.a. A",
            message => Evidence.Map(message, record => [record.Data is Cname ? record with { Data = new Cname(DomainName.Parse("evil.b.")) } : record]),
            also: ["www.b. A"]);

        Assert.Equal(SecurityStatus.Bogus, diagnosis.Status);
    }

    [Fact]
    public void A_DNAME_without_the_CNAME_made_from_it_is_enough() =>
        Assert.Equal("Secure", Internet.Diagnose("www.tree.a. A", message => Evidence.Without(message, record => record.Data is Cname), also: ["www.b. A"]).Summary());

    [Fact]
    public void A_CNAME_without_the_DNAME_that_it_was_made_from_is_bogus() =>
        Assert.Equal(
            "Bogus rrsig-missing",
            Internet.Diagnose("www.tree.a. A", message => Evidence.Without(message, record => record.Data is Dname or Rrsig { TypeCovered.Number: 39 }), also: ["www.b. A"]).Summary());

    [Fact]
    public void A_DNAME_whose_signature_is_missing_is_bogus() =>
        Assert.Equal("Bogus rrsig-missing", Internet.Diagnose("www.tree.a. A", message => Evidence.WithoutSignatures(message, RecordType.Dname), also: ["www.b. A"]).Summary());

    [Fact]
    public void A_name_that_a_DNAME_makes_too_long_is_answered_by_the_DNAME_alone()
    {
        var diagnosis = Internet.Diagnose($"{Long}.{new string('m', 40)}.far.a. A");

        Assert.Equal("Secure", Internet.Diagnose("x.far.a. A", also: ["x.far.far.b. A"]).Summary());
        Assert.Equal(SecurityStatus.Secure, diagnosis.Status);
    }
}
