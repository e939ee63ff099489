using System.Collections.Immutable;
using DnssecToolkit.Lab;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>A fault of the catalogue: its page; several of them a table.</summary>
internal sealed class FaultView : ValueView<Fault>
{
    protected override string Text(Fault value) => string.Join('\n', Facts(value).Rows.Select(row => $"  {row[0]}: {row[1]}").Prepend($"{value.Name}: {value.Summary}"));

    protected override string Html(Fault value) =>
        $"<div class=\"dnssec-lab\"><p><strong>{SafeText.Html(value.Name)}</strong>: {SafeText.Html(value.Summary)}</p>\n{Facts(value).ToHtml()}</div>";

    protected override string Markdown(Fault value) => $"**{SafeText.Markdown(value.Name)}**: {SafeText.Markdown(value.Summary)}\n\n{Facts(value).ToMarkdown()}";

    protected override Table Rows(ImmutableArray<Fault> values) => Table.Of(
        ["Fault", "Area", "What it changes"],
        values.Select(fault => new[] { fault.Name, fault.Area.ToString().ToLowerInvariant(), fault.Summary }));

    // What must be said of it is told for the zone that the catalogue is usually tried in.
    private static Table Facts(Fault fault)
    {
        var zone = new LabChoices().Describe().Find(LabChoices.Zone)!;
        var rows = new List<string[]>
        {
            new[] { "area", fault.Area.ToString().ToLowerInvariant() },
            new[] { "breaks", $"{fault.Breaks.Section}: {fault.Breaks.Sentence}" },
        };
        if (fault.Needs(zone) is { } unsuited)
        {
            rows.Add(["not in the usual zone", unsuited]);
        }
        else
        {
            var (question, expected) = (fault.In(LabChoices.Zone).Question, fault.Expect(zone));
            rows.Add(["asked", $"{question.Name} {question.Type}"]);
            rows.Add(["must be", $"{expected.Status.ToString().ToLowerInvariant()}{(expected.Cause is { } cause ? $", because of {cause}" : "")}"]);
            rows.AddRange(new[] { ("must be found", expected.Must), ("must not be found", expected.MustNot) }
                .Where(pair => !pair.Item2.IsDefaultOrEmpty).Select(pair => new[] { pair.Item1, string.Join(", ", pair.Item2) }));
        }

        if (fault.Incident is { } incident)
        {
            rows.Add(["seen in", incident]);
        }

        return Table.Of(["Fact", "Value"], rows);
    }
}
