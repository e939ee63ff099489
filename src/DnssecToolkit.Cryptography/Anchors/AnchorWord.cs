namespace DnssecToolkit.Cryptography;

/// <summary>A word of a text with trust anchors and where it begins, counted from 1.</summary>
internal readonly record struct AnchorWord(string Text, int Line, int Column, bool IsQuoted = false)
{
    /// <summary>Whether it is this mark and not a quoted text that looks like it.</summary>
    public bool Is(string mark) => !IsQuoted && string.Equals(Text, mark, StringComparison.OrdinalIgnoreCase);

    public AnchorTextException Wrong(string problem) => new(problem, Line, Column);
}
