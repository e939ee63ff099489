using System.Globalization;
using DnssecToolkit.Notebooks.Display;
using DnssecToolkit.Notebooks.Pages;

namespace DnssecToolkit.Notebooks;

/// <summary>
/// Writes a notebook as one HTML file for reading: no script, nothing fetched from elsewhere, light and dark, for
/// paper as well. Of each output the best static form is taken.
/// </summary>
public static class HtmlPage
{
    /// <summary>Best first. A chart for Plotly needs a script; its drawing stands for it.</summary>
    private static readonly string[] Preferred =
        [MimeTypes.Html, MimeTypes.Svg, MimeTypes.Png, "image/jpeg", MimeTypes.Markdown, MimeTypes.Plain, MimeTypes.Json];

    /// <summary>Writes the page.</summary>
    /// <param name="notebook">The notebook, with its outputs.</param>
    /// <param name="writer">Where to; line feeds are written as they are.</param>
    /// <param name="fallbackTitle">The title, if the notebook has no heading.</param>
    public static void Write(Notebook notebook, TextWriter writer, string fallbackTitle = "Notebook")
    {
        ArgumentNullException.ThrowIfNull(notebook);
        ArgumentNullException.ThrowIfNull(writer);
        var title = SafeText.Html(notebook.Title is { Length: > 0 } heading ? PlainHeading(heading) : fallbackTitle);
        writer.Write($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="generator" content="DNSSEC Toolkit">
            <title>{title}</title>
            <style>
            {PageStyle.Sheet}
            </style>
            </head>
            <body>
            <main>

            """.ReplaceLineEndings("\n"));
        foreach (var cell in notebook.Cells)
        {
            Write(cell, writer);
        }

        writer.Write("</main>\n</body>\n</html>\n");
    }

    private static void Write(Cell cell, TextWriter writer)
    {
        switch (cell)
        {
            case MarkdownCell text:
                writer.Write($"<section class=\"text\">\n{MarkdownText.ToHtml(text)}</section>\n");
                break;
            case CodeCell code when code.Source.Length > 0 || code.Outputs.Length > 0:
                writer.Write($"<section class=\"cell\"{Label(code)}>\n");
                WriteSource(code, writer);
                WriteOutputs(code, writer);
                writer.Write("</section>\n");
                break;
            case RawCell raw when raw.Source.Length > 0:
                writer.Write($"<section class=\"text\"><pre tabindex=\"0\">{SafeText.Html(raw.Source)}</pre></section>\n");
                break;
        }
    }

    private static void WriteSource(CodeCell cell, TextWriter writer)
    {
        if (IsHidden(cell, "source_hidden") || cell.Source.Length == 0)
        {
            return;
        }

        writer.Write($"<pre class=\"source\" tabindex=\"0\"><code>{CodeHighlighter.Highlight(cell.Source)}</code></pre>\n");
    }

    private static void WriteOutputs(CodeCell cell, TextWriter writer)
    {
        if (cell.Outputs.Length == 0 || IsHidden(cell, "outputs_hidden"))
        {
            return;
        }

        writer.Write("<div class=\"outputs\">\n");
        foreach (var output in cell.Outputs)
        {
            writer.Write(Render(output));
            writer.Write('\n');
        }

        writer.Write("</div>\n");
    }

    private static string Render(CellOutput output) => output switch
    {
        CellOutput.Stream { Name: "stderr" } stream => Text(stream.Text, "stderr"),
        CellOutput.Stream stream => Text(stream.Text, "stdout"),
        CellOutput.Error error => $"<div class=\"error\" role=\"group\" aria-label=\"Error\">{Text(
            error.Traceback.Length > 0 ? string.Join('\n', error.Traceback) : $"{error.Kind}: {error.Message}", "trace")}</div>",
        CellOutput.ExecuteResult result => Render(result.Data),
        CellOutput.DisplayData display => Render(display.Data),
        _ => "",
    };

    private static string Render(MimeBundle bundle)
    {
        foreach (var mimeType in Preferred)
        {
            if (bundle[mimeType] is { Length: > 0 } data && Render(mimeType, data, bundle.Text) is { Length: > 0 } html)
            {
                return html;
            }
        }

        return "";
    }

    private static string Render(string mimeType, string data, string? text) => mimeType switch
    {
        MimeTypes.Html => MarkupFilter.Clean(data) is var html && html.AsSpan().Trim().Length > 0 ? $"<div class=\"html\">{html}</div>" : "",
        MimeTypes.Svg => MarkupFilter.Clean(data) is var svg && svg.Contains("<svg", StringComparison.Ordinal) ? $"<figure tabindex=\"0\">{svg}</figure>" : "",
        MimeTypes.Png or "image/jpeg" => IsBase64(data)
            ? $"<figure><img src=\"data:{mimeType};base64,{data.ReplaceLineEndings("").Trim()}\" alt=\"{SafeText.Html(Alternative(text))}\"></figure>"
            : "",
        MimeTypes.Markdown => $"<div class=\"html\">{MarkdownText.ToHtml(data)}</div>",
        _ => Text(data, "result"),
    };

    private static string Text(string text, string kind) =>
        $"<pre class=\"{kind}\" tabindex=\"0\">{SafeText.Html(AnsiText.WithoutColour(text).TrimEnd('\n'))}</pre>";

    private static string Alternative(string? text) => text is { Length: > 0 and <= 400 } ? SafeText.OnOneLine(text) : "picture";

    private static bool IsBase64(string data) => data.All(character => char.IsAsciiLetterOrDigit(character) || character is '+' or '/' or '=' or '\n' or '\r');

    private static string Label(CodeCell cell) => cell.ExecutionCount is { } count
        ? string.Create(CultureInfo.InvariantCulture, $" aria-label=\"Cell {count}\"")
        : "";

    /// <summary>JupyterLab's way to fold a part of a cell away.</summary>
    private static bool IsHidden(CodeCell cell, string part) =>
        cell.Metadata["jupyter"] is System.Text.Json.Nodes.JsonObject jupyter
        && jupyter[part] is System.Text.Json.Nodes.JsonValue value && value.TryGetValue(out bool hidden) && hidden;

    private static string PlainHeading(string heading) =>
        heading.Replace("`", "", StringComparison.Ordinal).Replace("*", "", StringComparison.Ordinal);
}
