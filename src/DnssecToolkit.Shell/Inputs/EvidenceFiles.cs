using System.Globalization;
using DnssecToolkit.Captures;

namespace DnssecToolkit.Shell.Inputs;

/// <summary>Reads evidence from files and folders into one capture, and tells what was lost.</summary>
internal static class EvidenceFiles
{
    private const int SniffLength = 64 * 1024;
    private const int MostLossesShown = 5;

    public static Capture Read(IReadOnlyList<string> paths, Terminal terminal, CancellationToken cancellation)
    {
        var captures = new List<Capture>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                captures.AddRange(ReadFolder(path, terminal, cancellation));
            }
            else
            {
                captures.Add(ReadFile(path, terminal, cancellation));
            }
        }

        terminal.EndProgress();
        var capture = captures.Count == 1 ? captures[0] : Capture.Empty.Merge([.. captures]);
        if (capture.Exchanges.IsEmpty && capture.StandIns.IsEmpty)
        {
            throw CommandException.Unreadable(capture.Losses.IsEmpty
                ? $"there is no DNS message in {string.Join(", ", paths)}"
                : $"nothing could be read: {capture.Losses[0]}");
        }

        Tell(capture, terminal);
        return capture;
    }

    /// <summary>The last instant of the evidence; now where nothing in it has a time.</summary>
    public static DateTimeOffset LastInstant(Capture capture) =>
        capture.End is { } end && end.Year > 1970 ? end : DateTimeOffset.UtcNow;

    private static IEnumerable<Capture> ReadFolder(string folder, Terminal terminal, CancellationToken cancellation)
    {
        var files = Directory.EnumerateFiles(folder)
            .Where(file => !Path.GetFileName(file).StartsWith('.') && Path.GetExtension(file) is not (".md" or ".sh"))
            .Order(StringComparer.Ordinal)
            .ToList();
        var read = 0;
        foreach (var file in files)
        {
            if (IsCapture(file))
            {
                read++;
                yield return ReadFile(file, terminal, cancellation);
            }
        }

        if (read == 0)
        {
            throw CommandException.Unreadable($"the folder {folder} holds no capture or zone file");
        }
    }

    private static bool IsCapture(string file)
    {
        using var stream = File.OpenRead(file);
        var start = new byte[Math.Min(SniffLength, stream.Length)];
        stream.ReadExactly(start);
        return CaptureReader.Sniff(start) is not null;
    }

    private static Capture ReadFile(string file, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            var length = stream.Length;
            var progress = terminal.ShowsProgress && length > 1 << 24
                ? new Reading(octets => terminal.Progress(string.Create(CultureInfo.InvariantCulture, $"reading {Path.GetFileName(file)}: {100 * octets / length} %")))
                : null;
            return CaptureReader.Read(stream, Path.GetFileName(file), progress: progress, cancellationToken: cancellation);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw CommandException.Unreadable($"there is no file {file}", failure);
        }
    }

    private static void Tell(Capture capture, Terminal terminal)
    {
        foreach (var loss in capture.Losses.Take(MostLossesShown))
        {
            terminal.Complain($"not read: {loss}");
        }

        if (capture.Losses.Length > MostLossesShown)
        {
            terminal.Complain(string.Create(CultureInfo.InvariantCulture, $"not read: {capture.Losses.Length - MostLossesShown} more places"));
        }
    }

    private sealed class Reading(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
