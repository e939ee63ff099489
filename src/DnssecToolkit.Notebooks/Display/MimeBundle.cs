using System.Collections.Immutable;

namespace DnssecToolkit.Notebooks.Display;

/// <summary>One form of a value.</summary>
/// <param name="MimeType">What the data is.</param>
/// <param name="Data">The text; for images base64; for JSON types the JSON text.</param>
public sealed record MimePart(string MimeType, string Data);

/// <summary>
/// The same value in several forms, from which a front end takes the best one it can show. The last expression of a
/// cell may itself be a bundle; it is then shown as it is.
/// </summary>
public sealed class MimeBundle
{
    /// <summary>Makes a bundle; a MIME type given twice counts once, the last one wins.</summary>
    public MimeBundle(params IEnumerable<MimePart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var unique = ImmutableArray.CreateBuilder<MimePart>();
        foreach (var part in parts)
        {
            unique.RemoveAll(earlier => earlier.MimeType == part.MimeType);
            unique.Add(part);
        }

        Parts = unique.ToImmutable();
    }

    /// <summary>The forms, in the order they were given.</summary>
    public ImmutableArray<MimePart> Parts { get; }

    /// <summary>The data of a form, or null if the bundle lacks it.</summary>
    public string? this[string mimeType] => Parts.FirstOrDefault(part => part.MimeType == mimeType)?.Data;

    /// <summary>The text form.</summary>
    public string? Text => this[MimeTypes.Plain];

    /// <summary>A bundle of plain text only.</summary>
    public static MimeBundle OfText(string text) => new(new MimePart(MimeTypes.Plain, text));

    /// <summary>A bundle of a drawing and the text that stands for it.</summary>
    public static MimeBundle OfSvg(string svg, string text) =>
        new(new MimePart(MimeTypes.Svg, svg), new MimePart(MimeTypes.Plain, text));

    /// <summary>A bundle of static HTML and the text that stands for it.</summary>
    public static MimeBundle OfHtml(string html, string text) =>
        new(new MimePart(MimeTypes.Html, html), new MimePart(MimeTypes.Plain, text));

    /// <summary>A bundle of Markdown, which is its own text form.</summary>
    public static MimeBundle OfMarkdown(string markdown) =>
        new(new MimePart(MimeTypes.Markdown, markdown), new MimePart(MimeTypes.Plain, markdown));

    /// <summary>The text form, else the names of the forms there are.</summary>
    public override string ToString() => Text ?? string.Join(", ", Parts.Select(part => part.MimeType));
}
