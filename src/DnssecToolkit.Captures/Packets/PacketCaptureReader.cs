using System.Diagnostics.CodeAnalysis;

namespace DnssecToolkit.Captures;

/// <summary>From a file of packets to exchanges, one by one.</summary>
internal sealed class PacketCaptureReader
{
    private readonly IPacketFile file;
    private readonly MessageMatcher matcher;
    private readonly PacketDecoder decoder;
    private bool finished;

    public PacketCaptureReader(IPacketFile file, string? source, CaptureReaderOptions options, LossLog losses)
    {
        var ports = new DnsPorts(options.Ports, options.AnyPort);
        this.file = file;
        matcher = new MessageMatcher(losses, ports, options.Patience, Math.Max(1, options.MaximumOpenQueries), source);
        decoder = new PacketDecoder(matcher, ports, losses);
    }

    /// <summary>How many packets were read.</summary>
    public long Packets { get; private set; }

    /// <summary>Reads packets until an exchange is complete; false at the end of the file.</summary>
    public bool TryNext([NotNullWhen(true)] out Exchange? exchange)
    {
        while (!matcher.TryTake(out exchange))
        {
            if (finished)
            {
                return false;
            }

            if (file.TryNext(out var packet))
            {
                Packets++;
                decoder.Decode(packet);
            }
            else
            {
                decoder.Finish();
                matcher.Finish();
                finished = true;
            }
        }

        return true;
    }
}
