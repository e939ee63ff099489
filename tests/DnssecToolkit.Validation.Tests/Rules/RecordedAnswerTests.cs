using DnssecToolkit.Validation.Tests.Judging;

namespace DnssecToolkit.Validation.Tests.Rules;

/// <summary>The rules about proofs, aliases and responses on recorded messages.</summary>
public sealed class RecordedAnswerTests
{
    [Theory]
    [InlineData("absent.example. A")]
    [InlineData("www.plain.example. A")]
    public void What_hangs_on_the_broken_apex_record_is_told_and_not_as_another_fault_of_the_proof(string question)
    {
        var findings = RecordedInternet.Diagnose("broken-apex-nsec3", question).Findings;

        var hangs = Assert.IsType<Nsec3ApexHangs.Found>(findings.First(finding => finding.Code == "nsec3-apex-hangs"));
        Assert.Equal("3msev9usmd4br9s97v51r2tdvmr9iqo1", hangs.ApexHash); // of "example.", no salt, no iterations
        Assert.DoesNotContain(findings, finding => finding.Code is "nsec3-closest-encloser-missing" or "nsec3-bad-signature" or "nsec3-no-match");
    }

    [Fact]
    public void The_server_with_the_bad_signatures_is_told_from_the_good_one()
    {
        var findings = RecordedInternet.Diagnose("one-server-bad", "example. SOA").Findings;

        var disagreement = Assert.IsType<ServersDisagree.Found>(findings.First(finding => finding.Code == "servers-disagree"));
        Assert.Single(disagreement.Good);
        Assert.Single(disagreement.Bad);
    }

    [Theory]
    [InlineData("www.signed.example. A")]
    [InlineData("www.nsec3.example. A")]
    [InlineData("absent.signed.example. A")]
    [InlineData("absent.nsec3.example. A")]
    [InlineData("absent.example. A")]
    [InlineData("www.plain.example. A")]
    public void In_a_healthy_internet_nothing_is_worth_more_than_a_notice(string question) =>
        Assert.Empty(RecordedInternet.Diagnose("good", question).Findings.Where(finding => finding.Severity != Severity.Notice).Select(finding => $"{finding.Code} {finding.Place}"));
}
