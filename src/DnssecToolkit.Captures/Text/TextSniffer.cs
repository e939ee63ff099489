using System.Text;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Captures;

/// <summary>Tells the text formats apart by their first lines.</summary>
internal static class TextSniffer
{
    private const int MaximumLines = 2000;
    private const int MaximumRecord = 32 << 10;

    /// <summary>The format of a text; null when it is none that is known.</summary>
    public static CaptureFormat? Sniff(ReadOnlySpan<byte> start)
    {
        var text = start.StartsWith("\uFEFF"u8) ? start[3..] : start;
        var visible = text.TrimStart(" \t\r\n\u001e"u8);
        if (visible.StartsWith("{"u8))
        {
            return DnsVizProbeReader.Matches(visible) ? CaptureFormat.DnsVizProbe : CaptureFormat.JsonLines;
        }

        if (text.Contains((byte)0))
        {
            return null;
        }

        var (lines, comments, isProse) = (0, 0, false);
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

            if (IsHex(line, comments > 0 && !isProse))
            {
                return CaptureFormat.HexText;
            }

            if (!isProse && (line[0] is (byte)'$' || IsRecord(line)))
            {
                return CaptureFormat.ZoneFile;
            }

            if (line[0] != (byte)';')
            {
                if (comments == 0)
                {
                    return null;
                }

                // Below a # line: either a damaged message or a page of notes or a script, which never has a line of digits alone.
                isProse = true;
            }
        }

        return comments > 0 && !isProse ? CaptureFormat.HexText : null;
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

    // An owner, then perhaps a TTL and a class, then a type, and data that fit it; prose such as "this is a file" has the word "a" too.
    private static bool IsRecord(ReadOnlySpan<byte> line)
    {
        if (line.Length > MaximumRecord)
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(line);
        if (ZoneFileReader.Parse(text, new ZoneFileOptions { DefaultTtl = 0 }) is { Succeeded: true, Value.Length: 1 })
        {
            return true;
        }

        // A SOA, or whatever goes on behind an open parenthesis.
        var words = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var type = 1;
        while (type < words.Length && type < 3 && (char.IsAsciiDigit(words[type][0]) || RecordClass.TryParse(words[type], out _)))
        {
            type++;
        }

        return type < words.Length && RecordType.TryParse(words[type], out _) && text.Contains('(');
    }
}
