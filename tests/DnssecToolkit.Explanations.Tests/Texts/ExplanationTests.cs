using System.Text;
using DnssecToolkit.Validation;
using DnssecToolkit.Validation.Tests;

namespace DnssecToolkit.Explanations.Tests;

/// <summary>The words for each flaw about signatures, DS records, keys and anchors; a snapshot for each code.</summary>
public sealed class ExplanationTests
{
    public static TheoryData<string> Codes { get; } = [.. Flaws.All.Select(flaw => flaw.Code)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_finding_is_explained(string code) => Snapshot.Matches(Written(Flaws.Of(code).Finding), code);

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_message_stands_on_its_own(string code)
    {
        var explanation = Explainer.Explain(Flaws.Of(code).Finding);

        Assert.All(Lines(explanation), line =>
        {
            Assert.False(string.IsNullOrWhiteSpace(line));
            Assert.DoesNotContain('\n', line);
            Assert.False(line.EndsWith("..", StringComparison.Ordinal), line);
        });
        Assert.True(char.IsLower(explanation.Message[0]), explanation.Message);
        Assert.False(explanation.Message.EndsWith('.'), explanation.Message);
        Assert.DoesNotContain("please", string.Join(' ', Lines(explanation)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Flaws_of_a_kind_are_told_apart_by_their_messages() =>
        Assert.All(
            Flaws.All.Select(flaw => flaw.Finding).GroupBy(finding => (finding.Place.Type, Explainer.Explain(finding).Message)),
            group => Assert.Single(group));

    private static IEnumerable<string> Lines(Explanation explanation) =>
        [explanation.Message, explanation.Label, .. explanation.Notes, .. explanation.Help is { } help ? [help] : Array.Empty<string>()];

    private static string Written(Finding finding)
    {
        var explanation = Explainer.Explain(finding);
        var text = new StringBuilder()
            .Append(finding.Severity.ToString().ToLowerInvariant()).Append('[').Append(finding.Code).Append("]: ").Append(explanation.Message).Append('\n')
            .Append("  --> ").Append(finding.Place).Append(" in ").Append(finding.Place.Zone).Append('\n')
            .Append("      ").Append(explanation.Label).Append('\n');
        foreach (var note in explanation.Notes)
        {
            text.Append("  note: ").Append(note).Append('\n');
        }

        return text.Append("  help: ").Append(explanation.Help ?? "none").Append('\n').ToString();
    }
}
