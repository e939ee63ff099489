using System.Buffers.Binary;
using System.IO.Compression;

namespace DnssecToolkit.Captures;

/// <summary>Reads captures in any of the formats, compressed with gzip or not.</summary>
/// <remarks>
/// Damage never ends in an exception: what can be read is read, and the rest is listed as <see cref="ReadingLoss"/>. What the stream
/// itself throws (<see cref="IOException"/>) and cancellation pass through.
/// </remarks>
public static class CaptureReader
{
    private const int SniffLength = 64 << 10;

    /// <summary>Reads a whole file into a capture.</summary>
    /// <param name="stream">The file; is read from where it stands and not closed.</param>
    /// <param name="name">What to call the file in losses and exchanges.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="progress">Is told now and then how many octets of the stream have been read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="OperationCanceledException">The reading was stopped.</exception>
    /// <exception cref="IOException">The stream could not be read.</exception>
    public static Capture Read(
        Stream stream,
        string? name = null,
        CaptureReaderOptions? options = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var losses = new List<ReadingLoss>();
        var standIns = new List<ZoneStandIn>();
        var hints = new List<ValidationHint>();
        var exchanges = Exchanges(stream, name, options, losses.Add, standIns.Add, hints.Add, progress, cancellationToken).ToList();
        return new Capture(exchanges, standIns, losses, hints);
    }

    /// <summary>Reads a file exchange by exchange, in memory that does not grow with the file (but for a zone file, which is kept).</summary>
    /// <remarks>Exchanges come in the order in which they are complete: an unanswered query comes when its time is up. The stream is read while the result is enumerated.</remarks>
    /// <param name="stream">The file; is read from where it stands and not closed.</param>
    /// <param name="name">What to call the file in losses and exchanges.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="onLoss">Is called for each loss.</param>
    /// <param name="onStandIn">Is called for each zone that the file holds.</param>
    /// <param name="onHint">Is called for each failure of validation that a log or delv tells of.</param>
    /// <param name="progress">Is told now and then how many octets of the stream have been read.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static IEnumerable<Exchange> Exchanges(
        Stream stream,
        string? name = null,
        CaptureReaderOptions? options = null,
        Action<ReadingLoss>? onLoss = null,
        Action<ZoneStandIn>? onStandIn = null,
        Action<ValidationHint>? onHint = null,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var losses = new LossLog(name, onLoss ?? (_ => { }));
        return Enumerate(new WatchedStream(stream, progress, cancellationToken), name, options ?? CaptureReaderOptions.Default, losses, onStandIn ?? (_ => { }), onHint ?? (_ => { }));
    }

    /// <summary>Tells the format of a file by its first octets; they may be compressed with gzip.</summary>
    /// <param name="start">The first octets; 64 KiB are more than enough.</param>
    public static CaptureFormat? Sniff(ReadOnlySpan<byte> start)
    {
        if (PcapFile.Matches(start))
        {
            return CaptureFormat.Pcap;
        }

        if (PcapngFile.Matches(start))
        {
            return CaptureFormat.Pcapng;
        }

        if (FrameStreamFile.Matches(start))
        {
            return CaptureFormat.Dnstap;
        }

        if (IsGzip(start))
        {
            var window = new StreamWindow(new GZipStream(new MemoryStream(start.ToArray()), CompressionMode.Decompress), SniffLength);
            window.Ensure(SniffLength);
            return IsGzip(window.Available) ? null : Sniff(window.Available);
        }

        return TextSniffer.Sniff(start);
    }

    private static bool IsGzip(ReadOnlySpan<byte> start) => start.Length >= 3 && BinaryPrimitives.ReadUInt16BigEndian(start) == 0x1f8b && start[2] == 8;

    private static IEnumerable<Exchange> Enumerate(Stream stream, string? name, CaptureReaderOptions options, LossLog losses, Action<ZoneStandIn> onStandIn, Action<ValidationHint> onHint)
    {
        var window = new StreamWindow(stream);
        window.Ensure(3);
        if (IsGzip(window.Available))
        {
            window = new StreamWindow(new GZipStream(new WindowStream(window), CompressionMode.Decompress));
        }

        window.Ensure(Math.Min(SniffLength, window.Capacity));
        var isEmpty = window.Available.IsEmpty && window.Failure is null;
        var format = options.Format ?? Sniff(window.Available);
        var exchanges = format switch
        {
            CaptureFormat.Pcap => Packets(new PcapFile(window, losses), name, options, losses),
            CaptureFormat.Pcapng => Packets(new PcapngFile(window, losses), name, options, losses),
            CaptureFormat.Dnstap => DnstapReader.Read(window, name, options, losses),
            CaptureFormat.DnsVizProbe => DnsVizProbeReader.Read(window, name, options, losses),
            CaptureFormat.JsonLines => JsonLinesReader.Read(window, name, losses),
            CaptureFormat.HexText => HexTextReader.Read(window, name, options, losses),
            CaptureFormat.ZoneFile => ZoneTextReader.Read(window, name, options, losses, onStandIn),
            CaptureFormat.DigText => DigTextReader.Read(window, name, options, losses, onHint),
            CaptureFormat.ResolverLog => ResolverLogReader.Read(window, name, losses, onHint),
            _ => [],
        };
        var refusal = format is null ? TextSniffer.Refusal(window.Available) : null;
        foreach (var exchange in exchanges)
        {
            yield return exchange;
        }

        if (window.Failure is { } failure)
        {
            losses.Add($"the compressed data is damaged here: {failure}", window.Position);
        }
        else if (isEmpty && format is null)
        {
            losses.Add("the file is empty", 0);
        }
        else if (format is null)
        {
            losses.Add(refusal ?? "the format is none of pcap, pcapng, dnstap, RFC 8427 lines, DNSViz probe, dig or delv text, resolver log, hexadecimal text, zone file", 0);
        }

        losses.Close();
    }

    private static IEnumerable<Exchange> Packets(IPacketFile file, string? name, CaptureReaderOptions options, LossLog losses)
    {
        var reader = new PacketCaptureReader(file, name, options, losses);
        while (reader.TryNext(out var exchange))
        {
            yield return exchange;
        }
    }
}
