using System.Globalization;
using System.Text;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>The report as plain text: verdict, cause, chain, servers, other findings.</summary>
internal static class TextReport
{
    private const int Width = 100;

    public static string Render(Report report)
    {
        var diagnosis = report.Diagnosis;
        var text = new StringBuilder();
        Wrap(text, "", "", report.Headline);
        text.Append(CultureInfo.InvariantCulture, $"Judged at {Say.Time(diagnosis.At)} by {diagnosis.Policy.Description}.\n");

        if (report.Cause is { } cause)
        {
            text.Append('\n');
            Finding(text, cause);
            Proof(text, diagnosis.Cause!);
        }

        text.Append("\nChain of trust\n");
        var lines = ChainLines.Of(diagnosis.Chain);
        Table(text, lines.Select(line => new[] { SafeText.Plain(line.What), Word(line.Status), SafeText.Plain(line.How) }));

        if (!diagnosis.Servers.IsEmpty)
        {
            text.Append("\nEach server by itself\n");
            Table(text, diagnosis.Servers.Select(server => new[]
            {
                server.Server.ToString(),
                Word(server.Verdict.Status),
                (server.Verdict is Verdict.Bogus bogus ? bogus.Cause.Code + (server.IsAtFault ? "; " : ", not by this server; ") : "")
                    + "asked about " + string.Join(", ", server.Zones)
                    + (server.Serial is { } serial ? string.Create(CultureInfo.InvariantCulture, $", serial {serial}") : ""),
            }));
        }

        var others = report.Findings.Where(finding => !ReferenceEquals(finding.Finding, report.Cause?.Finding)).ToList();
        if (others.Count > 0)
        {
            text.Append(report.Cause is null ? "\nFindings (none decided the verdict)\n" : "\nOther findings\n");
            foreach (var (finding, explanation) in others)
            {
                Wrap(text, "  ", "    ", $"{Word(finding.Severity)}[{finding.Code}] {finding.Place}: {explanation.Message}; {explanation.Label}");
            }
        }

        if (!diagnosis.ExtendedErrors.IsEmpty)
        {
            text.Append("\nExtended DNS errors: ")
                .AppendJoin(", ", diagnosis.ExtendedErrors.Select(code => string.Create(CultureInfo.InvariantCulture, $"{code.Number} ({code})")))
                .Append('\n');
        }

        return text.ToString();
    }

    private static void Finding(StringBuilder text, ExplainedFinding explained)
    {
        var (finding, explanation) = explained;
        Wrap(text, "", "  ", $"{Word(finding.Severity)}[{finding.Code}]: {explanation.Message}");
        Wrap(text, "  --> ", "      ", $"zone {finding.Place.Zone}: {finding.Place}");
        Wrap(text, "   |  ", "   |  ", explanation.Label);
        foreach (var note in explanation.Notes)
        {
            Wrap(text, "   = note: ", "           ", note);
        }

        if (!finding.Servers.IsEmpty)
        {
            Wrap(text, "   = servers: ", "             ", string.Join(", ", finding.Servers));
        }

        Wrap(text, "   = reference: ", "                ", finding.Rule.Reference);
        if (explanation.Help is { } help)
        {
            Wrap(text, "   = help: ", "           ", help);
        }
    }

    private static void Proof(StringBuilder text, RootCause cause)
    {
        var consequences = cause.Consequences.IsEmpty ? "" : $"; {Say.Count(cause.Consequences.Length, "other finding vanishes", "other findings vanish")} with it";
        var remaining = cause.Remaining.IsEmpty ? "" : $"; then {string.Join(" and ", cause.Remaining.Select(next => $"{next.Code} at {next.Place}"))} would break the chain";
        Wrap(text, "   = proof: ", "            ", $"judged again with this fault mended, the answer is {Word(cause.StatusWithout)}{consequences}{remaining}");
        text.Append(CultureInfo.InvariantCulture, $"   = more: dnssec explain-code {cause.Finding.Code}\n");
    }

    private static void Table(StringBuilder text, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        var first = Math.Min(44, all.Max(row => row[0].Length));
        foreach (var row in all)
        {
            var head = $"  {row[0].PadRight(first)}  {row[1],-13}  ";
            Wrap(text, head, new string(' ', Math.Min(head.Length, first + 19)), row[2]);
        }
    }

    private static void Wrap(StringBuilder text, string first, string next, string words)
    {
        var line = new StringBuilder(first);
        var fresh = true;
        foreach (var word in SafeText.Plain(words).Split(' '))
        {
            if (!fresh && line.Length + 1 + word.Length > Width)
            {
                text.Append(line.ToString().TrimEnd()).Append('\n');
                line.Clear().Append(next);
                fresh = true;
            }

            line.Append(fresh ? "" : " ").Append(word);
            fresh = false;
        }

        text.Append(line.ToString().TrimEnd()).Append('\n');
    }

    private static string Word(SecurityStatus status) => status.ToString().ToLowerInvariant();

    private static string Word(Severity severity) => severity.ToString().ToLowerInvariant();
}
