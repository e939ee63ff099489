using System.IO.Compression;
using DnssecToolkit.Captures;

namespace DnssecToolkit.Shell;

/// <summary>The formats in which captures are written.</summary>
internal enum EvidenceFormat
{
    Lines,
    Pcap,
    Dnstap,
}

/// <summary>Writes captures in the format that the file's name asks for.</summary>
internal static class EvidenceOutput
{
    /// <summary>The format of a name: <c>.pcap</c>, <c>.dnstap</c>, else RFC 8427 lines; with <c>.gz</c> behind it, compressed.</summary>
    public static EvidenceFormat FormatOf(string output)
    {
        var name = output.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? output[..^3] : output;
        return Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".pcap" => EvidenceFormat.Pcap,
            ".dnstap" or ".tap" or ".fstrm" => EvidenceFormat.Dnstap,
            ".pcapng" or ".cap" => throw CommandException.WrongUsage($"{output}: such files are read and not written; name it .pcap, .dnstap or .jsonl"),
            _ => EvidenceFormat.Lines,
        };
    }

    /// <summary>Writes exchanges; <c>-</c> is standard output, as lines.</summary>
    public static void Write(string output, IEnumerable<Exchange> exchanges, bool records = false)
    {
        if (output == "-")
        {
            using var standard = Console.OpenStandardOutput();
            CaptureWriter.WriteJsonLines(standard, exchanges, records);
            return;
        }

        var format = FormatOf(output);
        OutputFile.Write(output, stream =>
        {
            using var packed = output.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true) : null;
            switch (format)
            {
                case EvidenceFormat.Pcap:
                    CaptureWriter.WritePcap(packed ?? stream, new Capture(exchanges));
                    break;
                case EvidenceFormat.Dnstap:
                    CaptureWriter.WriteDnstap(packed ?? stream, exchanges);
                    break;
                default:
                    CaptureWriter.WriteJsonLines(packed ?? stream, exchanges, records);
                    break;
            }
        });
    }
}
