using System.Collections.Immutable;
using System.Globalization;
using DnssecToolkit.Validation.Zones;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>The verification of a whole zone: its status, how often each thing was found, and where.</summary>
internal sealed class ZoneReportView : ValueView<ZoneReport>
{
    private const int MostFindings = 100;

    protected override string Text(ZoneReport value) => string.Join('\n', Parts(value).Select(part => part.ToText()).Prepend(Headline(value)));

    protected override string Html(ZoneReport value) =>
        $"<div class=\"dnssec-zone\"><p>{StatusBadge.Html(value.Status)} <strong>{SafeText.Html(Headline(value))}</strong></p>\n{string.Join('\n', Parts(value).Select(part => part.ToHtml()))}</div>";

    private static string Headline(ZoneReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{report.Apex?.ToString() ?? "(no zone)"}{(report.Serial is { } serial ? $" serial {serial}" : "")} is {StatusBadge.Word(report.Status)} at {ValueText.Of(report.At)}");

    private static IEnumerable<Table> Parts(ZoneReport report)
    {
        if (!report.Counts.IsEmpty)
        {
            yield return Table.Of(
                ["Code", "Count"],
                report.Counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => new[] { count.Key, count.Value.ToString(CultureInfo.InvariantCulture) }));
        }

        if (!report.Findings.IsEmpty)
        {
            yield return Table.Of(
                ["Severity", "Finding"],
                report.Findings.Take(MostFindings).Select(finding => new[] { finding.Severity.ToString().ToLowerInvariant(), finding.ToString() }),
                more: report.Findings.Length > MostFindings ? $"and {report.Findings.Length - MostFindings} more findings" : null);
        }
    }
}
