using DnssecToolkit.Validation.Tests.Building.Answers;

namespace DnssecToolkit.Validation.Tests.Rules;

/// <summary>Each rule about denial, aliases and responses against a subject with its flaw, and against subjects without one.</summary>
public sealed class AnswerFlawTests
{
    public static IEnumerable<TheoryDataRow<string>> Flaws => AnswerFlaws.All.Select(flaw => new TheoryDataRow<string>(flaw.ToString()));

    public static IEnumerable<TheoryDataRow<string>> HealthySubjects => AnswerFlaws.Healthy.Select(healthy => new TheoryDataRow<string>(healthy.Case));

    [Theory]
    [MemberData(nameof(Flaws))]
    public void A_flaw_is_found_under_its_code_and_nothing_else_is_blamed(string name)
    {
        var flaw = AnswerFlaws.Find(name);

        Assert.Equal([flaw.Code, .. flaw.Also], flaw.Findings().Select(finding => finding.Code).Distinct());
    }

    [Theory]
    [MemberData(nameof(HealthySubjects))]
    public void Where_nothing_is_wrong_nothing_is_found(string name)
    {
        var subject = AnswerFlaws.Healthy.Single(healthy => healthy.Case == name).Subject;

        Assert.Empty(new AnswerFlaw("", subject).Findings());
    }

    [Fact]
    public void There_is_a_flaw_for_every_rule_of_these_areas()
    {
        var rules = DenialRules.OfDenials.Select(rule => rule.Info.Code)
            .Concat(AliasRules.OfAliases.Select(rule => rule.Info.Code))
            .Concat(ResponseRules.OfResponses.Select(rule => rule.Info.Code))
            .Concat(ResponseRules.OfExchanges.Select(rule => rule.Info.Code))
            .Concat(ResponseRules.OfComparisons.Select(rule => rule.Info.Code));

        Assert.Equal(rules.Order(StringComparer.Ordinal), AnswerFlaws.All.Select(flaw => flaw.Code).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_failed_proof_has_an_error_to_explain_it()
    {
        var failed = AnswerFlaws.All.Where(flaw => flaw.Subject is DenialCheck { Outcome: DenialOutcome.Failed or DenialOutcome.BudgetSpent });

        Assert.All(failed, flaw => Assert.Contains(flaw.Findings(), finding => finding.Severity == Severity.Error));
    }
}
