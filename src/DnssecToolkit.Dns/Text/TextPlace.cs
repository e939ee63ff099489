using System.Text;

namespace DnssecToolkit.Dns;

/// <summary>Turns an offset in text into a line and a column.</summary>
internal static class TextPlace
{
    /// <summary>The error at an offset of a text that begins at the start of a line.</summary>
    public static ParseError Error(string problem, ReadOnlySpan<byte> text, int offset, int line)
    {
        var before = text[..Math.Min(offset, text.Length)];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return new ParseError(problem, Line: line + before.Count((byte)'\n'), Column: Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }
}
