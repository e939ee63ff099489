using DnssecToolkit.Notebooks.Display;

namespace DnssecToolkit.Shell.Running;

#pragma warning disable CA1708, IDE1006 // Display and display: the lower case is what notebooks of other kernels say.

/// <summary>What every cell can call by its bare name, beside the namespaces that are imported for it.</summary>
public sealed class CellScope
{
    private readonly Action<MimeBundle> _show;
    private readonly Func<CancellationToken> _cancellation;

    internal CellScope(Action<MimeBundle> show, Func<CancellationToken> cancellation) => (_show, _cancellation) = (show, cancellation);

    /// <summary>Cancelled when the reader interrupts the run. Hand it to whatever waits.</summary>
    public CancellationToken Cancellation => _cancellation();

    /// <summary>Shows a value here and now, in all its forms; the last expression of a cell is shown anyway.</summary>
    public void Display(object? value) => _show(ValueDisplay.Of(value));

    /// <summary>Shows a text as what its MIME type says, such as <c>Display(svg, "image/svg+xml")</c>, or one form of a value.</summary>
    public void Display(object? value, string mimeType) => _show(value is string text
        ? new MimeBundle(new MimePart(mimeType, text))
        : ValueDisplay.Of(value) is var bundle && bundle[mimeType] is { } data
            ? new MimeBundle(new MimePart(mimeType, data))
            : bundle);

    /// <summary>The same as <see cref="Display(object?)"/>, spelled as in Polyglot notebooks.</summary>
    public void display(object? value) => Display(value);

    /// <summary>The same as <see cref="Display(object?, string)"/>, spelled as in Polyglot notebooks.</summary>
    public void display(object? value, string mimeType) => Display(value, mimeType);

    /// <summary>Static HTML to show, with the text that stands for it.</summary>
    public static MimeBundle Html(string html, string text = "(HTML)") => MimeBundle.OfHtml(html, text);

    /// <summary>A drawing to show, with the text that stands for it.</summary>
    public static MimeBundle Svg(string svg, string text = "(a drawing)") => MimeBundle.OfSvg(svg, text);

    /// <summary>Markdown to show.</summary>
    public static MimeBundle Markdown(string markdown) => MimeBundle.OfMarkdown(markdown);
}
