using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>The report as Markdown, for issues and postmortems.</summary>
internal static class MarkdownReport
{
    public static string Render(Report report)
    {
        var diagnosis = report.Diagnosis;
        var text = new StringBuilder();
        text.Append("## ").Append(SafeText.Markdown(report.Headline)).Append("\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Judged at {Say.Time(diagnosis.At)} by {SafeText.Markdown(diagnosis.Policy.Description)}.\n");

        if (report.Cause is { } cause)
        {
            text.Append("\n### Cause\n\n");
            Finding(text, cause);
            var proof = diagnosis.Cause!;
            text.Append(CultureInfo.InvariantCulture, $"- Proof: judged again with this fault mended, the answer is **{Word(proof.StatusWithout)}**");
            if (!proof.Remaining.IsEmpty)
            {
                text.Append("; then ").AppendJoin(" and ", proof.Remaining.Select(next => $"`{next.Code}` at {SafeText.Markdown(next.Place.ToString())}")).Append(" would break the chain");
            }

            text.Append(".\n");
        }
        else if (diagnosis.Verdict is Verdict.Indeterminate { Reason: var reason } && Headlines.Help(reason) is { } help)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nHelp: {SafeText.Markdown(help)}.\n");
        }

        text.Append("\n### Chain of trust\n\n| step | status | how |\n|---|---|---|\n");
        foreach (var line in ChainLines.Of(diagnosis.Chain))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {SafeText.Markdown(line.What)} | {Word(line.Status)} | {SafeText.Markdown(line.How)} |\n");
        }

        if (!diagnosis.Servers.IsEmpty)
        {
            text.Append("\n### Each server by itself\n\n| server | status | fault | zones | serial |\n|---|---|---|---|---|\n");
            foreach (var server in diagnosis.Servers)
            {
                var code = server.Verdict is Verdict.Bogus bogus ? (server.IsAtFault ? $"`{bogus.Cause.Code}`" : "none of its own") : "";
                text.Append(CultureInfo.InvariantCulture, $"| {SafeText.Markdown(Say.Server(server.Server))} | {Word(server.Verdict.Status)} | {code} | {SafeText.Markdown(string.Join(", ", server.Zones))} | {server.Serial} |\n");
            }
        }

        Findings(text, "Consequences (they vanish when the cause is mended)", FindingGroup.Consequences(report));
        Findings(text, report.Cause is null ? "Findings (none decided the verdict)" : "Other findings", FindingGroup.Others(report));

        if (!diagnosis.ExtendedErrors.IsEmpty)
        {
            text.Append("\nExtended DNS errors: ")
                .AppendJoin(", ", diagnosis.ExtendedErrors.Select(code => string.Create(CultureInfo.InvariantCulture, $"{code.Number} ({code})")))
                .Append('\n');
        }

        return text.ToString();
    }

    private static void Findings(StringBuilder text, string heading, ImmutableArray<FindingGroup> groups)
    {
        if (groups.IsEmpty)
        {
            return;
        }

        text.Append("\n### ").Append(heading).Append("\n\n");
        foreach (var (rule, message, findings) in groups)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {Word(rule.Severity)} `{rule.Code}`: {SafeText.Markdown(message)}\n");
            foreach (var finding in findings.Take(FindingGroup.MostPlaces))
            {
                text.Append(CultureInfo.InvariantCulture, $"  - {SafeText.Markdown(FindingGroup.Line(finding))}\n");
            }

            if (findings.Length > FindingGroup.MostPlaces)
            {
                text.Append(CultureInfo.InvariantCulture, $"  - and at {Say.Count(findings.Length - FindingGroup.MostPlaces, "more place")}\n");
            }
        }
    }

    private static void Finding(StringBuilder text, ExplainedFinding explained)
    {
        var (finding, explanation) = explained;
        text.Append(CultureInfo.InvariantCulture, $"**`{finding.Code}`: {SafeText.Markdown(explanation.Message)}**\n\n");
        text.Append(CultureInfo.InvariantCulture, $"- Place: zone {SafeText.Markdown(finding.Place.Zone.ToString())}, {SafeText.Markdown(finding.Place.ToString())}\n");
        text.Append(CultureInfo.InvariantCulture, $"- {SafeText.Markdown(explanation.Label)}\n");
        foreach (var note in explanation.Notes)
        {
            text.Append(CultureInfo.InvariantCulture, $"- {SafeText.Markdown(note)}\n");
        }

        if (!finding.Servers.IsEmpty)
        {
            text.Append(CultureInfo.InvariantCulture, $"- Servers: {SafeText.Markdown(string.Join(", ", finding.Servers))}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"- Reference: {finding.Rule.Reference}\n");
        if (explanation.Help is { } help)
        {
            text.Append(CultureInfo.InvariantCulture, $"- Help: {SafeText.Markdown(help)}\n");
        }
    }

    private static string Word(SecurityStatus status) => status.ToString().ToLowerInvariant();

    private static string Word(Severity severity) => severity.ToString().ToLowerInvariant();
}
