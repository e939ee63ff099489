using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace DnssecToolkit.Explanations.Drawing;

/// <summary>A colour by its meaning, for light and for dark surroundings.</summary>
internal enum Ink
{
    /// <summary>No colour.</summary>
    None,

    /// <summary>The ground of the drawing.</summary>
    Paper,

    /// <summary>The ground of a zone.</summary>
    Panel,

    /// <summary>Words.</summary>
    Text,

    /// <summary>Words and lines of less weight.</summary>
    Faint,

    /// <summary>The frame of a zone.</summary>
    Frame,

    /// <summary>The filling of a key with the SEP flag.</summary>
    Sep,

    /// <summary>Secure, valid.</summary>
    Secure,

    /// <summary>Bogus, invalid.</summary>
    Bogus,

    /// <summary>Out of time.</summary>
    OutOfTime,

    /// <summary>Unknown, unsupported.</summary>
    Amber,

    /// <summary>Insecure: black, or what is black in the dark.</summary>
    Insecure,

    /// <summary>The glow around what is emphasised.</summary>
    Glow,
}

/// <summary>The colours; those of the states are DNSViz's.</summary>
internal static class Inks
{
    private static readonly ImmutableArray<(Ink Ink, string Light, string Dark)> Table =
    [
        (Ink.Paper, "#ffffff", "#14191f"),
        (Ink.Panel, "#f8fafb", "#1b222a"),
        (Ink.Text, "#1b1f24", "#e8edf2"),
        (Ink.Faint, "#5f6b76", "#9aa7b4"),
        (Ink.Frame, "#aab4bd", "#4a5663"),
        (Ink.Sep, "#d9dee2", "#3b4651"),
        (Ink.Secure, "#0a879a", "#35bfd2"),
        (Ink.Bogus, "#be1515", "#ff6a6a"),
        (Ink.OutOfTime, "#6131a3", "#b794f6"),
        (Ink.Amber, "#f4b800", "#f4b800"),
        (Ink.Insecure, "#000000", "#ffffff"),
        (Ink.Glow, "#f9d0d0", "#5c2226"),
    ];

    /// <summary>The class of every drawing, so that its style sheet touches nothing else on a page.</summary>
    public const string RootClass = "dnssec-chain";

    public static string Light(Ink ink) => ink == Ink.None ? "none" : Table.First(row => row.Ink == ink).Light;

    public static string Class(char property, Ink ink) => $"{property}-{ink.ToString().ToLowerInvariant()}";

    /// <summary>The colours for dark surroundings. Attributes carry the light ones, so that nothing is lost where a style sheet is not allowed.</summary>
    public static string DarkSheet()
    {
        var sheet = new StringBuilder("@media (prefers-color-scheme: dark) {\n");
        foreach (var (ink, light, dark) in Table.Where(row => row.Light != row.Dark))
        {
            sheet.Append(CultureInfo.InvariantCulture, $".{RootClass} .{Class('f', ink)} {{ fill: {dark} }} .{RootClass} .{Class('s', ink)} {{ stroke: {dark} }}\n");
        }

        return sheet.Append("}\n").ToString();
    }
}

/// <summary>How a mark looks.</summary>
/// <param name="Ink">Its colour.</param>
/// <param name="Dash">The pattern of its lines; null for solid.</param>
/// <param name="Words">What it says.</param>
internal sealed record MarkLook(Ink Ink, string? Dash, string Words)
{
    public static MarkLook Of(Mark mark) => mark switch
    {
        Mark.Valid => new(Ink.Secure, null, "valid"),
        Mark.Invalid => new(Ink.Bogus, null, "invalid"),
        Mark.OutOfTime => new(Ink.OutOfTime, "9 3", "expired or not yet valid"),
        Mark.NotPermitted => new(Ink.Bogus, "6 4", "not permitted"),
        Mark.NoKey => new(Ink.Faint, "5 4", "key not published"),
        Mark.Unsupported => new(Ink.Amber, null, "not supported"),
        Mark.Insecure => new(Ink.Insecure, null, "insecure"),
        Mark.Unknown => new(Ink.Amber, "6 4", "not in the evidence"),
        _ => new(Ink.Faint, null, ""),
    };
}
