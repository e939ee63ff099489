using System.Text;
using DnssecToolkit.Validation;
using DnssecToolkit.Validation.Tests.Building.Answers;

namespace DnssecToolkit.Explanations.Tests.Texts;

/// <summary>The words for each flaw of the areas denial, aliases and responses.</summary>
public sealed class AnswerTextTests
{
    public static IEnumerable<TheoryDataRow<string>> Flaws => AnswerFlaws.All.Select(flaw => new TheoryDataRow<string>(flaw.ToString()));

    [Theory]
    [MemberData(nameof(Flaws))]
    public void The_explanation_reads(string name)
    {
        var flaw = AnswerFlaws.Find(name);
        var finding = flaw.Findings().First(finding => finding.Code == flaw.Code);

        Snapshot.Matches(Render(finding), name);
    }

    [Theory]
    [MemberData(nameof(Flaws))]
    public void The_message_is_one_line_that_gives_no_advice(string name)
    {
        var flaw = AnswerFlaws.Find(name);
        var explanation = Explainer.Explain(flaw.Findings().First(finding => finding.Code == flaw.Code));

        Assert.DoesNotContain('\n', explanation.Message);
        Assert.False(explanation.Message.EndsWith('.'), "no full stop");
        Assert.True(char.IsLower(explanation.Message[0]) || explanation.Message.StartsWith("NXNAME", StringComparison.Ordinal) || explanation.Message.StartsWith("DNAME", StringComparison.Ordinal), "lower case");
        Assert.All(explanation.Notes, note => Assert.NotEqual("", note.Trim()));
    }

    [Theory]
    [MemberData(nameof(Flaws))]
    public void The_page_gives_the_sentence_and_names_the_code(string name)
    {
        var rule = RuleBook.Find(AnswerFlaws.Find(name).Code)!;
        var page = Explainer.Page(rule.Code);

        Assert.NotNull(page);
        Assert.StartsWith($"# {rule.Code}: ", page, StringComparison.Ordinal);
        Assert.Contains($"\n> {rule.Reference}", page, StringComparison.Ordinal);
        Assert.All(rule.DnsvizCodes, code => Assert.Contains(code, page, StringComparison.Ordinal));
    }

    private static string Render(Finding finding)
    {
        var explanation = Explainer.Explain(finding);
        var text = new StringBuilder()
            .AppendLine($"{finding.Severity.ToString().ToLowerInvariant()}[{finding.Code}]: {explanation.Message}")
            .AppendLine($"  --> {finding.Place}")
            .AppendLine($"      {explanation.Label}");
        foreach (var note in explanation.Notes)
        {
            text.AppendLine($"  note: {note}");
        }

        text.AppendLine(explanation.Help is null ? "  (no help)" : $"  help: {explanation.Help}");
        text.AppendLine($"  {finding.Rule.Reference}{(finding.Rule.ExtendedError is { } error ? $", EDE {error.Number} {error}" : "")}");
        return text.ToString();
    }
}
