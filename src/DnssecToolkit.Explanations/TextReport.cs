using System.Collections.Immutable;
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
        else if (diagnosis.Verdict is Verdict.Indeterminate { Reason: var reason } && Headlines.Help(reason) is { } help)
        {
            Wrap(text, "   = help: ", "           ", help);
        }

        text.Append("\nChain of trust\n");
        var lines = ChainLines.Of(diagnosis.Chain);
        Table(text, lines.Select(line => new[] { SafeText.Plain(line.What), Word(line.Status), SafeText.Plain(line.How) }));

        if (!diagnosis.Servers.IsEmpty)
        {
            text.Append("\nEach server by itself\n");
            Table(text, diagnosis.Servers.Select(server => new[] { SafeText.Plain(Say.Server(server.Server)), Word(server.Verdict.Status), Of(server) }));
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

    private static string Of(ServerDiagnosis server)
    {
        var fault = server.Verdict is not Verdict.Bogus bogus ? ""
            : server.IsAtFault ? $"at fault: {bogus.Cause.Code}; "
            : "no fault of its own; ";
        var serial = server.Serial is { } number ? string.Create(CultureInfo.InvariantCulture, $"; serial {number}") : "";
        return $"{fault}{(server.Zones.Length == 1 ? "zone" : "zones")} {string.Join(", ", server.Zones)}{serial}";
    }

    private static void Findings(StringBuilder text, string heading, ImmutableArray<FindingGroup> groups)
    {
        if (groups.IsEmpty)
        {
            return;
        }

        text.Append('\n').Append(heading).Append('\n');
        foreach (var (rule, message, findings) in groups)
        {
            Wrap(text, "  ", "    ", $"{Word(rule.Severity)}[{rule.Code}]: {message}");
            foreach (var finding in findings.Take(FindingGroup.MostPlaces))
            {
                Wrap(text, "    --> ", "        ", FindingGroup.Line(finding));
            }

            if (findings.Length > FindingGroup.MostPlaces)
            {
                text.Append(CultureInfo.InvariantCulture, $"    and at {Say.Count(findings.Length - FindingGroup.MostPlaces, "more place")}\n");
            }
        }
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
        var remaining = cause.Remaining.IsEmpty ? "" : $"; then {string.Join(" and ", cause.Remaining.Select(next => $"{next.Code} at {next.Place}"))} would break the chain";
        Wrap(text, "   = proof: ", "            ", $"judged again with this fault mended, the answer is {Word(cause.StatusWithout)}{remaining}");
        text.Append(CultureInfo.InvariantCulture, $"   = more: dnssec explain-code {cause.Finding.Code}\n");
    }

    private static void Table(StringBuilder text, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        var first = Math.Min(44, all.Max(row => row[0].Length));
        var second = all.Max(row => row[1].Length);
        foreach (var row in all)
        {
            var head = $"  {row[0].PadRight(first)}  {row[1].PadRight(second)}  ";
            Wrap(text, head, new string(' ', Math.Min(head.Length, first + second + 6)), row[2]);
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
