using System.Collections.Immutable;
using DnssecToolkit.Explanations.Drawing;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>A diagnosis in words: the verdict in one sentence, the cause, what hangs on it, the servers, the chain. Rendered as text, Markdown, JSON or a drawing.</summary>
[TypeFormatterSource]
public sealed class Report
{
    internal Report(Diagnosis diagnosis)
    {
        Diagnosis = diagnosis;
        Headline = Headlines.Of(diagnosis);
        Findings = [.. diagnosis.Findings.Select(finding => new ExplainedFinding(finding, Explainer.Explain(finding)))];
        Cause = diagnosis.Cause is { } cause ? new ExplainedFinding(cause.Finding, Explainer.Explain(cause.Finding)) : null;
    }

    /// <summary>What is explained.</summary>
    public Diagnosis Diagnosis { get; }

    /// <summary>The verdict with its reason, in one sentence; in a second one, servers that alone would make it bogus.</summary>
    public string Headline { get; }

    /// <summary>The cause with its words; null unless bogus.</summary>
    public ExplainedFinding? Cause { get; }

    /// <summary>Every finding with its words, the cause first.</summary>
    public ImmutableArray<ExplainedFinding> Findings { get; }

    /// <summary>The chain of trust told step by step, from the anchor to the answer.</summary>
    public ImmutableArray<ChainLine> Chain => ChainLines.Of(Diagnosis.Chain);

    /// <summary>The report as text for a terminal, 100 columns wide where the words allow.</summary>
    public string ToText() => TextReport.Render(this);

    /// <summary>The report as Markdown.</summary>
    public string ToMarkdown() => MarkdownReport.Render(this);

    /// <summary>The report as JSON; the schema is in SCHEMA.md beside the code.</summary>
    public string ToJson() => JsonReport.Render(this);

    /// <summary>The chain of trust as a drawing in SVG: whole in itself, without scripts and without references.</summary>
    public string ToSvg() => ChainDrawing.Render(this);

    /// <summary>The same as <see cref="ToText"/>.</summary>
    public override string ToString() => ToText();
}

/// <summary>A finding and its words.</summary>
public sealed record ExplainedFinding(Finding Finding, Explanation Explanation);
