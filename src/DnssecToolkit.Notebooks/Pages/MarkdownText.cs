using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Markdig;

namespace DnssecToolkit.Notebooks.Pages;

/// <summary>A Markdown cell as HTML: CommonMark with tables, task lists and footnotes; raw HTML in it is shown, not obeyed.</summary>
internal static partial class MarkdownText
{
    private static readonly Lazy<MarkdownPipeline> Pipeline = new(() => new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseEmphasisExtras()
        .UseTaskLists()
        .UseFootnotes()
        .UseAutoLinks()
        .UseDefinitionLists()
        .UseAutoIdentifiers(Markdig.Extensions.AutoIdentifiers.AutoIdentifierOptions.GitHub)
        .DisableHtml()
        .Build());

    /// <summary>The HTML of a text, through <see cref="MarkupFilter"/>.</summary>
    public static string ToHtml(string markdown) => MarkupFilter.Clean(Markdown.ToHtml(markdown, Pipeline.Value));

    /// <summary>The HTML of a cell, with the pictures that are attached to it.</summary>
    public static string ToHtml(MarkdownCell cell) => ToHtml(cell.Unknown["attachments"] is JsonObject attachments
        ? Attachment().Replace(cell.Source, match => DataUriOf(attachments, match.Groups["name"].Value) ?? match.Value)
        : cell.Source);

    private static string? DataUriOf(JsonObject attachments, string name)
    {
        if (attachments[Uri.UnescapeDataString(name)] is not JsonObject forms)
        {
            return null;
        }

        foreach (var (mimeType, data) in forms)
        {
            if (mimeType is "image/png" or "image/jpeg" or "image/gif" or "image/webp"
                && data is JsonValue value && value.TryGetValue(out string? base64))
            {
                return $"(data:{mimeType};base64,{base64.ReplaceLineEndings("")})";
            }
        }

        return null;
    }

    [GeneratedRegex(@"\(attachment:(?<name>[^)\s]+)\)")]
    private static partial Regex Attachment();
}
