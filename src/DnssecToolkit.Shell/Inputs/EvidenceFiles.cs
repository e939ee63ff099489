using System.Globalization;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Shell.Inputs;

/// <summary>Reads evidence from files and folders into one capture, and tells what was lost.</summary>
internal static class EvidenceFiles
{
    private const int SniffLength = 64 * 1024;
    private const int MostLossesShown = 5;

    /// <summary>Reads all files into one capture.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="terminal">Where losses are told.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <param name="hintsSuffice">Whether logs alone, which hold hints and no messages, are enough.</param>
    public static Capture Read(IReadOnlyList<string> paths, Terminal terminal, CancellationToken cancellation, bool hintsSuffice = false)
    {
        var captures = paths.SelectMany(FilesOf).Select(file => ReadFile(file, terminal, cancellation)).ToList();
        var capture = captures.Count == 1 ? captures[0] : Capture.Empty.Merge([.. captures]);
        var losses = new LossTeller(terminal);
        foreach (var loss in capture.Losses)
        {
            losses.Tell(loss);
        }

        losses.Finish();
        if (capture.Exchanges.IsEmpty && capture.StandIns.IsEmpty && !(hintsSuffice && !capture.Hints.IsEmpty))
        {
            var hints = capture.Hints.IsEmpty ? "" : ", only what a validator said of failures; 'dnssec explain --from' without a name lists it, and messages are needed to judge";
            throw CommandException.Unreadable($"there is no DNS message in {string.Join(", ", paths)}{hints}");
        }

        return capture;
    }

    /// <summary>The last instant of the evidence; now where nothing in it has a time.</summary>
    public static DateTimeOffset LastInstant(Capture capture) =>
        capture.End is { } end && end.Year > 1970 ? end : DateTimeOffset.UtcNow;

    /// <summary>Reads exchange by exchange, in memory that does not grow with the files; losses are told as they are met.</summary>
    public static IEnumerable<Exchange> Stream(IReadOnlyList<string> paths, Terminal terminal, CancellationToken cancellation, Action<ValidationHint>? onHint = null)
    {
        var losses = new LossTeller(terminal);
        var (exchanges, hints, zones) = (0L, 0L, new List<DomainName>());
        foreach (var file in paths.SelectMany(FilesOf))
        {
            using var stream = InputFile.Open(file);
            var zonesBefore = zones.Count;
            foreach (var exchange in CaptureReader.Exchanges(
                stream,
                InputFile.NameOf(file),
                onLoss: losses.Tell,
                onStandIn: zone => zones.Add(zone.Origin),
                onHint: hint =>
                {
                    hints++;
                    onHint?.Invoke(hint);
                },
                progress: ProgressOf(file, stream, terminal),
                cancellationToken: cancellation))
            {
                exchanges++;
                yield return exchange;
            }

            foreach (var zone in zones.Skip(zonesBefore))
            {
                terminal.Complain($"{InputFile.NameOf(file)} is a file of the zone {zone}; it holds no exchanges, but 'dnssec explain' lets it answer");
            }
        }

        losses.Finish();
        if (exchanges == 0 && zones.Count == 0 && (hints == 0 || onHint is null))
        {
            throw CommandException.Unreadable($"there is no DNS message in {string.Join(", ", paths)}");
        }
    }

    /// <summary>The file itself, or the captures in a folder; notes and scripts beside them are passed over.</summary>
    private static IEnumerable<string> FilesOf(string path)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        if (IncidentFolder.Find(path) is { Captures.IsEmpty: false } incident)
        {
            return IncidentFolder.CapturesOf(path, incident);
        }

        var files = Directory.EnumerateFiles(path)
            .Where(file => !Path.GetFileName(file).StartsWith('.') && IsCapture(file))
            .Order(StringComparer.Ordinal)
            .ToList();
        return files.Count > 0 ? files : throw CommandException.Unreadable($"the folder {path} holds no capture or zone file");
    }

    private static bool IsCapture(string file)
    {
        using var stream = InputFile.Open(file);
        var start = new byte[SniffLength];
        return CaptureReader.Sniff(start.AsSpan(0, stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false))) is not null;
    }

    private static Capture ReadFile(string file, Terminal terminal, CancellationToken cancellation)
    {
        using var stream = InputFile.Open(file);
        return CaptureReader.Read(stream, InputFile.NameOf(file), progress: ProgressOf(file, stream, terminal), cancellationToken: cancellation);
    }

    private static Reading? ProgressOf(string file, Stream stream, Terminal terminal) =>
        terminal.ShowsProgress && InputFile.LengthOf(stream) is > 1 << 24 and var length
            ? new Reading(octets => terminal.Progress(string.Create(CultureInfo.InvariantCulture, $"reading {Path.GetFileName(file)}: {100 * octets / length} %")))
            : null;

    /// <summary>Tells the first losses one by one and how many there were after them.</summary>
    private sealed class LossTeller(Terminal terminal)
    {
        private int _count;

        public void Tell(ReadingLoss loss)
        {
            if (_count++ < MostLossesShown)
            {
                terminal.Complain($"not read: {loss}");
            }
        }

        public void Finish()
        {
            terminal.EndProgress();
            if (_count > MostLossesShown)
            {
                terminal.Complain(string.Create(CultureInfo.InvariantCulture, $"not read: {_count - MostLossesShown} more places"));
            }
        }
    }

    private sealed class Reading(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
