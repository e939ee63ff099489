using System.Text;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>Tells the text formats apart by their first lines.</summary>
internal static class TextSniffer
{
    private const int MaximumLines = 200;

    /// <summary>The format of a text; null when it is none that is known.</summary>
    public static CaptureFormat? Sniff(ReadOnlySpan<byte> start)
    {
        var text = start.StartsWith("\uFEFF"u8) ? start[3..] : start;
        var visible = text.TrimStart(" \t\r\n\u001e"u8);
        if (visible.StartsWith("{"u8))
        {
            return CaptureFormat.JsonLines;
        }

        if (text.Contains((byte)0))
        {
            return null;
        }

        var (lines, comments) = (0, 0);
        while (!text.IsEmpty && lines++ < MaximumLines)
        {
            var end = text.IndexOf((byte)'\n');
            var isWhole = end >= 0;
            var line = (isWhole ? text[..end] : text).Trim(" \t\r"u8);
            text = isWhole ? text[(end + 1)..] : default;
            if (line.IsEmpty)
            {
                continue;
            }

            if (line[0] == (byte)'#')
            {
                comments++;
                continue;
            }

            if (IsHex(line, comments > 0))
            {
                return CaptureFormat.HexText;
            }

            if (line[0] is (byte)'$' || IsRecord(line))
            {
                return CaptureFormat.ZoneFile;
            }

            if (line[0] != (byte)';')
            {
                return comments > 0 ? CaptureFormat.HexText : null;
            }
        }

        return comments > 0 ? CaptureFormat.HexText : null;
    }

    private static bool IsHex(ReadOnlySpan<byte> line, bool afterComment)
    {
        var digits = 0;
        foreach (var octet in line)
        {
            if (char.IsAsciiHexDigit((char)octet))
            {
                digits++;
            }
            else if (octet is not ((byte)' ' or (byte)'\t'))
            {
                return false;
            }
        }

        return digits >= (afterComment ? 2 : 24);
    }

    // Something, then perhaps a TTL and a class, then a type, then data.
    private static bool IsRecord(ReadOnlySpan<byte> line)
    {
        var words = Encoding.Latin1.GetString(line[..Math.Min(line.Length, 1024)]).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length >= 3 && words.Skip(1).Take(3).Any(word => RecordType.TryParse(word, out _));
    }
}
