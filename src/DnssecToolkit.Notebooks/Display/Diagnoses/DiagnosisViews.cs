using System.Collections.Immutable;
using DnssecToolkit.Explanations;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>A diagnosis shows its report: words are what it is made for.</summary>
internal sealed class DiagnosisView : ValueView<Diagnosis>
{
    private static readonly ReportView Reports = new();

    protected override string Text(Diagnosis value) => Reports.Text(Explainer.Explain(value));

    protected override string? Html(Diagnosis value) => Reports.Form(Explainer.Explain(value), MimeTypes.Html);

    protected override string? Markdown(Diagnosis value) => Reports.Form(Explainer.Explain(value), MimeTypes.Markdown);
}

/// <summary>A report: as text and Markdown as it renders itself, as HTML in the same order.</summary>
internal sealed class ReportView : ValueView<Report>
{
    protected override string Text(Report value) => value.ToText().TrimEnd('\n');

    protected override string Html(Report value) => ReportHtml.Render(value);

    protected override string Markdown(Report value) => value.ToMarkdown();
}

/// <summary>A chain of trust as its steps from the anchor to the answer.</summary>
internal sealed class ChainOfTrustView : ValueView<ChainOfTrust>
{
    protected override string Text(ChainOfTrust value) => DiagnosisTables.OfChain(Explainer.Explain(value)).ToText();

    protected override string Html(ChainOfTrust value) => DiagnosisTables.OfChain(Explainer.Explain(value)).ToHtml();
}

/// <summary>The diagnosis of one server: a row of the table.</summary>
internal sealed class ServerDiagnosisView : ValueView<ServerDiagnosis>
{
    protected override string Text(ServerDiagnosis value) =>
        $"{value.Server}: {StatusBadge.Word(value.Verdict.Status)}{(value.Verdict is Verdict.Bogus bogus ? $" ({bogus.Cause.Code})" : "")}";

    protected override string Html(ServerDiagnosis value) => DiagnosisTables.OfServers([value]).ToHtml();

    protected override Table Rows(ImmutableArray<ServerDiagnosis> values) => DiagnosisTables.OfServers(values);
}

/// <summary>A finding with its words.</summary>
internal sealed class FindingView : ValueView<Finding>
{
    protected override string Text(Finding value)
    {
        var explanation = Explainer.Explain(value);
        return string.Join('\n', explanation.Notes
            .Select(note => $"   = note: {note}")
            .Prepend($"   | {explanation.Label}")
            .Prepend($"  --> zone {value.Place.Zone}: {value.Place}")
            .Prepend($"{value.Severity.ToString().ToLowerInvariant()}[{value.Code}]: {explanation.Message}")
            .Append($"   = reference: {value.Rule.Reference}")
            .Concat(explanation.Help is { } help ? [$"   = help: {help}"] : []));
    }

    protected override string Html(Finding value) => ReportHtml.Finding(new ExplainedFinding(value, Explainer.Explain(value)));

    protected override Table Rows(ImmutableArray<Finding> values) => DiagnosisTables.OfFindings(values);
}

/// <summary>A verdict in a word; its reason is told by the report.</summary>
internal sealed class VerdictView : ValueView<Verdict>
{
    protected override string Text(Verdict value) => value switch
    {
        Verdict.Bogus bogus => $"bogus: {Explainer.Explain(bogus.Cause).Message} ({bogus.Cause.Place})",
        _ => StatusBadge.Word(value.Status),
    };

    protected override string Html(Verdict value) =>
        $"<p>{StatusBadge.Html(value.Status)}{(value is Verdict.Bogus ? " " + SafeText.Html(Text(value)) : "")}</p>";
}
