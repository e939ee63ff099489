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
        var captures = paths.SelectMany(FilesOf).Select(file => ReadFile(file, terminal, cancellation)).ToList();
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

    /// <summary>Reads exchange by exchange, in memory that does not grow with the files; losses are told as they are met.</summary>
    public static IEnumerable<Exchange> Stream(IReadOnlyList<string> paths, Terminal terminal, CancellationToken cancellation)
    {
        foreach (var file in paths.SelectMany(FilesOf))
        {
            using var stream = Open(file);
            var told = 0;
            foreach (var exchange in CaptureReader.Exchanges(
                stream,
                Path.GetFileName(file),
                onLoss: loss =>
                {
                    if (told++ < MostLossesShown)
                    {
                        terminal.Complain($"not read: {loss}");
                    }
                },
                progress: ProgressOf(file, stream.Length, terminal),
                cancellationToken: cancellation))
            {
                yield return exchange;
            }
        }
    }

    /// <summary>The file itself, or the captures in a folder; notes and scripts beside them are passed over.</summary>
    private static IEnumerable<string> FilesOf(string path)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        var files = Directory.EnumerateFiles(path)
            .Where(file => !Path.GetFileName(file).StartsWith('.') && IsCapture(file))
            .Order(StringComparer.Ordinal)
            .ToList();
        return files.Count > 0 ? files : throw CommandException.Unreadable($"the folder {path} holds no capture or zone file");
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
        using var stream = Open(file);
        return CaptureReader.Read(stream, Path.GetFileName(file), progress: ProgressOf(file, stream.Length, terminal), cancellationToken: cancellation);
    }

    private static FileStream Open(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw CommandException.Unreadable($"there is no file {file}", failure);
        }
    }

    private static Reading? ProgressOf(string file, long length, Terminal terminal) => terminal.ShowsProgress && length > 1 << 24
        ? new Reading(octets => terminal.Progress(string.Create(CultureInfo.InvariantCulture, $"reading {Path.GetFileName(file)}: {100 * octets / length} %")))
        : null;

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
