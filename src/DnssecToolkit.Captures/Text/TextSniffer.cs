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

        if (Tools(text) is { } tool)
        {
            return tool;
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

    /// <summary>Why a text without a known format cannot be read, where it is one that people take for evidence; null for all else.</summary>
    public static string? Refusal(ReadOnlySpan<byte> start)
    {
        if (start.Contains((byte)0))
        {
            return null;
        }

        var lines = Encoding.UTF8.GetString(start[..Math.Min(start.Length, 4096)]).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (lines.Any(line => line is "- type: MESSAGE" or "type: MESSAGE" or "type: DELV_RESULT"))
        {
            return "YAML of dig, delv or dnstap-read is not read: run dig and delv without +yaml, and give the dnstap file itself";
        }

        return lines.Length > 0 && Array.TrueForAll(lines, IsShort)
            ? "this looks like the output of \"dig +short\", which keeps neither names nor types: run dig without +short"
            : null;
    }

    // What dig +short leaves of A, AAAA, NS, CNAME, MX and RRSIG records.
    private static bool IsShort(string line)
    {
        var words = line.Split(' ');
        return words switch
        {
            [var address] when System.Net.IPAddress.TryParse(address, out _) => address.Contains('.') || address.Contains(':'),
            [var name] => name.Length > 2 && name.EndsWith('.') && name.Count(character => character == '.') > 1,
            [var number, var name] => ushort.TryParse(number, out _) && name.EndsWith('.'),
            [var type, var algorithm, var labels, _, var expiration, ..] => RecordType.TryParse(type, out _) && byte.TryParse(algorithm, out _) && byte.TryParse(labels, out _) && expiration.Length == 14,
            _ => false,
        };
    }

    // The output of dig and its like, and logs, by lines that stand in nothing else. A transfer that dig wrote is a zone file with comments.
    private static CaptureFormat? Tools(ReadOnlySpan<byte> text)
    {
        CaptureFormat? found = null;
        for (var lines = 0; !text.IsEmpty && lines < MaximumLines; lines++)
        {
            var end = text.IndexOf((byte)'\n');
            var line = (end < 0 ? text : text[..end]).Trim(" \t\r"u8);
            text = end < 0 ? default : text[(end + 1)..];
            if (line.StartsWith(";; XFR size"u8) || (line.StartsWith("; <<>> DiG"u8) && line.IndexOf("xfr"u8) >= 0))
            {
                return null;
            }

            found ??= line.Length > MaximumRecord ? null : IsOfDig(line) ? CaptureFormat.DigText : line.Length > 0 && line[0] != (byte)';' && ResolverLogReader.MightMatch(line) ? CaptureFormat.ResolverLog : null;
        }

        return found;
    }

    private static bool IsOfDig(ReadOnlySpan<byte> line) =>
        line.StartsWith(";; ->>HEADER<<-"u8) || line.StartsWith("; <<>> DiG"u8) || line.StartsWith(";; SERVER: "u8) || line.StartsWith(";; communications error to "u8)
        || line.StartsWith(";; connection timed out"u8) || line.StartsWith(";; no servers could be reached"u8) || line.StartsWith(";; WARNING: response timeout for "u8)
        || line.SequenceEqual("; fully validated"u8) || line.SequenceEqual("; unsigned answer"u8) || line.SequenceEqual("; answer not validated"u8)
        || line.SequenceEqual("; negative response, fully validated"u8) || line.StartsWith(";; resolution failed: "u8) || line.StartsWith(";; validating "u8)
        || line.StartsWith(";; received packet from "u8);

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
