using System.Text;
using DnssecToolkit.Explanations;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>
/// A report as static HTML: verdict, cause with its proof, drawing, chain, servers, other findings. It stands in notebooks of
/// any front end, so what it needs of style it carries with it.
/// </summary>
internal static class ReportHtml
{
    public static string Render(Report report)
    {
        var diagnosis = report.Diagnosis;
        var html = new StringBuilder("<div class=\"dnssec-diagnosis\">\n");
        html.Append("<p>").Append(StatusBadge.Html(diagnosis.Status)).Append(" <strong>").Append(SafeText.Html(report.Headline)).Append("</strong><br>\n")
            .Append("Judged at ").Append(ValueText.Of(diagnosis.At)).Append(" by ").Append(SafeText.Html(diagnosis.Policy.Description)).Append(".</p>\n");
        if (report.Cause is { } cause)
        {
            html.Append(Finding(cause, Proof(diagnosis.Cause!))).Append('\n');
        }

        html.Append("<figure class=\"dnssec-drawing\" style=\"margin:1em 0;overflow-x:auto\">").Append(report.ToSvg()).Append("</figure>\n");
        html.Append(DiagnosisTables.OfChain(report.Chain).ToHtml()).Append('\n');
        if (!diagnosis.Servers.IsEmpty)
        {
            html.Append(DiagnosisTables.OfServers(diagnosis.Servers).ToHtml()).Append('\n');
        }

        var others = diagnosis.Findings.Where(finding => !ReferenceEquals(finding, report.Cause?.Finding)).ToList();
        if (others.Count > 0)
        {
            html.Append(DiagnosisTables.OfFindings(others, report.Cause is null ? "Findings (none decided the verdict)" : "Other findings").ToHtml()).Append('\n');
        }

        if (!diagnosis.ExtendedErrors.IsEmpty)
        {
            html.Append("<p>Extended DNS errors: ").Append(SafeText.Html(DiagnosisTables.ExtendedErrors(diagnosis))).Append("</p>\n");
        }

        return html.Append("</div>").ToString();
    }

    /// <summary>A finding in its four layers: message, label at the place, notes, help.</summary>
    public static string Finding(ExplainedFinding explained, string? proof = null)
    {
        var (finding, explanation) = explained;
        var ground = finding.Severity switch { Severity.Error => "#b3261e", Severity.Warning => "#865300", _ => "#545d68" };
        var html = new StringBuilder($"<div class=\"dnssec-finding\" style=\"border-left:4px solid {ground};padding:.1em 0 .1em .9em;margin:.8em 0\">\n");
        html.Append("<p style=\"margin:0 0 .3em\"><strong>").Append(SafeText.Html(Capital(explanation.Message))).Append("</strong> <code>")
            .Append(SafeText.Html(finding.Code)).Append("</code><br>\n")
            .Append(SafeText.Html($"Zone {finding.Place.Zone}, {finding.Place}: {explanation.Label}")).Append("</p>\n<ul style=\"margin:0 0 .3em\">");
        foreach (var note in explanation.Notes)
        {
            Item(html, null, note);
        }

        if (!finding.Servers.IsEmpty)
        {
            Item(html, "Servers", string.Join(", ", finding.Servers));
        }

        Item(html, "Proof", proof);
        Item(html, "Help", explanation.Help);
        Item(html, "Reference", finding.Rule.Reference);
        return html.Append("</ul>\n</div>").ToString();
    }

    private static string Proof(RootCause cause)
    {
        var vanished = cause.Consequences.Length switch { 0 => "", 1 => "; one other finding vanishes with it", var count => $"; {count} other findings vanish with it" };
        var remaining = cause.Remaining.IsEmpty
            ? ""
            : $"; then {string.Join(" and ", cause.Remaining.Select(next => $"{next.Code} at {next.Place}"))} would break the chain";
        return $"judged again with this fault mended, the answer is {StatusBadge.Word(cause.StatusWithout)}{vanished}{remaining}";
    }

    private static void Item(StringBuilder html, string? name, string? text)
    {
        if (text is not null)
        {
            html.Append("<li>").Append(name is null ? "" : $"<em>{name}:</em> ").Append(SafeText.Html(text)).Append("</li>");
        }
    }

    private static string Capital(string message) =>
        message.Length > 0 && char.IsAsciiLetterLower(message[0]) ? char.ToUpperInvariant(message[0]) + message[1..] : message;
}
