using System.Globalization;
using System.IO.Compression;
using DnssecToolkit.Captures;

namespace DnssecToolkit.Acquisition;

/// <summary>Puts a capture file in order whose writer was ended in the middle of a line.</summary>
internal static class CaptureFileRepair
{
    private const int Step = 64 << 10;
    private const int LongestLine = 8 << 20;

    private static ReadOnlySpan<byte> Beginning => "{\""u8;

    /// <summary>Cuts off an unfinished last line, or ends a whole one; gives what was done, or null.</summary>
    /// <exception cref="IOException">The file is no capture file.</exception>
    public static string? MendTail(FileStream file)
    {
        if (file.Length == 0)
        {
            return null;
        }

        RefuseOthers(file);
        var tail = Tail(file);
        if (tail.Length == 0)
        {
            return null;
        }

        if (IsWhole(tail))
        {
            file.Seek(0, SeekOrigin.End);
            file.Write("\n"u8);
            return null;
        }

        file.SetLength(file.Length - tail.Length);
        return string.Create(CultureInfo.InvariantCulture, $"the last line was cut off; its {tail.Length} octets were taken away");
    }

    /// <summary>Writes what can be read of a compressed file into a new one: behind an unfinished stream of gzip nothing can be appended.</summary>
    public static string? Recompress(string path)
    {
        var unfinished = path + ".mending";
        string? repair;
        using (var from = CaptureFile.Open(path, FileMode.Open))
        {
            if (from.Length == 0)
            {
                return null;
            }

            using var plain = File.Create(unfinished + ".plain", Step, FileOptions.DeleteOnClose);
            CopyReadable(from, plain);
            repair = MendTail(plain);
            plain.Position = 0;
            using var to = new GZipStream(File.Create(unfinished), CompressionLevel.Optimal);
            plain.CopyTo(to);
        }

        File.Move(unfinished, path, overwrite: true);
        return repair;
    }

    private static void CopyReadable(Stream from, Stream to)
    {
        using var gzip = new GZipStream(from, CompressionMode.Decompress);
        var buffer = new byte[Step];
        try
        {
            for (int read; (read = gzip.Read(buffer)) > 0;)
            {
                to.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            // The stream ends here: its writer was ended.
        }

        to.Flush();
    }

    private static void RefuseOthers(FileStream file)
    {
        var start = new byte[Math.Min(Step, file.Length)];
        file.Position = 0;
        file.ReadExactly(start);
        var isCapture = CaptureReader.Sniff(start) == CaptureFormat.JsonLines
            || start.AsSpan().StartsWith(Beginning) || Beginning.StartsWith(start); // a first line that was cut off
        if (!isCapture)
        {
            throw new IOException($"{file.Name} holds something else than RFC 8427 lines; nothing is appended to it");
        }
    }

    /// <summary>What follows the last line feed.</summary>
    private static byte[] Tail(FileStream file)
    {
        for (var length = Math.Min(Step, file.Length); ; length = Math.Min(2 * length, file.Length))
        {
            var end = new byte[length];
            file.Position = file.Length - length;
            file.ReadExactly(end);
            var feed = end.AsSpan().LastIndexOf((byte)'\n');
            if (feed >= 0 || length == file.Length)
            {
                return end[(feed + 1)..];
            }

            if (length > LongestLine)
            {
                throw new IOException($"{file.Name} ends in a line of more than {LongestLine} octets; that is no capture");
            }
        }
    }

    private static bool IsWhole(byte[] line)
    {
        using var stream = new MemoryStream(line);
        return CaptureReader.Read(stream, options: new CaptureReaderOptions { Format = CaptureFormat.JsonLines }) is { Losses.IsEmpty: true, Exchanges.Length: 1 };
    }
}
