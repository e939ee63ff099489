using System.Buffers.Binary;

namespace DnssecToolkit.Captures;

/// <summary>Reads libpcap files: both byte orders, microseconds and nanoseconds, and the 24-octet record header of patched libpcap.</summary>
/// <remarks>
/// Format: draft-ietf-opsawg-pcap. A record header that cannot be true is not trusted: the reader searches the next place where
/// two headers in a row make sense, and says what it passed over.
/// </remarks>
internal sealed class PcapFile : IPacketFile
{
    private const uint Microseconds = 0xa1b2c3d4;
    private const uint Nanoseconds = 0xa1b23c4d;
    private const uint Modified = 0xa1b2cd34;
    private const int FileHeaderLength = 24;
    private const int MaximumPacket = 262_144; // libpcap's MAXIMUM_SNAPLEN
    private const long TicksOfADay = TimeSpan.TicksPerDay;

    private readonly StreamWindow window;
    private readonly LossLog losses;
    private readonly bool bigEndian;
    private readonly bool nanoseconds;
    private readonly int recordHeaderLength;
    private readonly int linkType;
    private readonly bool usable;
    private long lastTicks = long.MinValue;
    private bool resynchronised;

    public PcapFile(StreamWindow window, LossLog losses)
    {
        this.window = window;
        this.losses = losses;
        if (!window.Ensure(FileHeaderLength))
        {
            losses.Add("the file ends within the header of a pcap file", 0, window.Available.Length);
            return;
        }

        var header = window.Available;
        bigEndian = IsMagic(BinaryPrimitives.ReadUInt32BigEndian(header));
        var magic = Read32(header);
        nanoseconds = magic == Nanoseconds;
        recordHeaderLength = magic == Modified ? 24 : 16;
        linkType = (int)(Read32(header[20..]) & 0xffff); // the upper bits tell the length of a frame check sequence
        window.Advance(FileHeaderLength);
        usable = true;
    }

    /// <summary>Whether the octets begin a pcap file.</summary>
    public static bool Matches(ReadOnlySpan<byte> start) => start.Length >= 4
        && (IsMagic(BinaryPrimitives.ReadUInt32BigEndian(start)) || IsMagic(BinaryPrimitives.ReadUInt32LittleEndian(start)));

    /// <inheritdoc/>
    public bool TryNext(out PacketRecord packet)
    {
        packet = default;
        while (usable)
        {
            if (!window.Ensure(recordHeaderLength))
            {
                if (!window.Available.IsEmpty)
                {
                    losses.Add("the file ends within the header of a packet", window.Position, window.Available.Length);
                    window.Advance(window.Available.Length);
                }

                return false;
            }

            var header = window.Available;
            if (!IsPlausible(header))
            {
                if (!Resynchronise(1, "a packet header that cannot be true"))
                {
                    return false;
                }

                continue;
            }

            var length = (int)Read32(header[8..]);
            var whole = recordHeaderLength + length;
            if (!window.Ensure(whole))
            {
                // The last record: cut off, or its length is damaged and hides packets behind it.
                if (FindNext(recordHeaderLength, window.Available.Length) is { } hidden)
                {
                    Pass(hidden, "a packet length that cannot be true");
                    continue;
                }

                losses.Add($"the file ends within a packet: {window.Available.Length - recordHeaderLength} of {length} octets are there", window.Position, window.Available.Length);
                header = window.Available;
                packet = Record(header, header[recordHeaderLength..]);
                window.Advance(header.Length);
                return true;
            }

            if (!resynchronised && window.Ensure(whole + recordHeaderLength) && !IsPlausible(window.Available[whole..])
                && FindNext(recordHeaderLength, whole) is { } earlier)
            {
                Pass(earlier, "a packet length that cannot be true");
                continue;
            }

            resynchronised = false;
            header = window.Available;
            packet = Record(header, header[recordHeaderLength..whole]);
            window.Advance(whole);
            return true;
        }

        return false;
    }

    private static bool IsMagic(uint value) => value is Microseconds or Nanoseconds or Modified;

    private PacketRecord Record(ReadOnlySpan<byte> header, ReadOnlySpan<byte> octets)
    {
        lastTicks = TicksOf(header);
        return new PacketRecord
        {
            Ticks = lastTicks,
            LinkType = linkType,
            Octets = octets,
            Offset = window.Position + recordHeaderLength,
        };
    }

    private uint Read32(ReadOnlySpan<byte> octets) =>
        bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(octets) : BinaryPrimitives.ReadUInt32LittleEndian(octets);

    private long TicksOf(ReadOnlySpan<byte> header)
    {
        long fraction = Read32(header[4..]);
        return DateTime.UnixEpoch.Ticks + (Read32(header) * TimeSpan.TicksPerSecond) + (nanoseconds ? fraction / 100 : fraction * 10);
    }

    private bool IsPlausible(ReadOnlySpan<byte> header)
    {
        var kept = Read32(header[8..]);
        return Read32(header[4..]) < (nanoseconds ? 1_000_000_000u : 1_000_000u)
            && kept is > 0 and <= MaximumPacket
            && Read32(header[12..]) is > 0 and <= 0x0fff_ffff;
    }

    // Within the window, from one offset to another: two plausible headers in a row, near in time to what was read before.
    private int? FindNext(int from, int to)
    {
        var octets = window.Available;
        for (var at = from; at < to && at + recordHeaderLength <= octets.Length; at++)
        {
            var candidate = octets[at..];
            if (!IsPlausible(candidate) || (lastTicks != long.MinValue && Math.Abs(TicksOf(candidate) - lastTicks) > TicksOfADay))
            {
                continue;
            }

            var next = recordHeaderLength + (int)Read32(candidate[8..]);
            if (next + recordHeaderLength <= candidate.Length
                ? IsPlausible(candidate[next..]) && Math.Abs(TicksOf(candidate[next..]) - TicksOf(candidate)) <= TicksOfADay
                : next == candidate.Length)
            {
                return at;
            }
        }

        return null;
    }

    private bool Resynchronise(int from, string reason)
    {
        var begin = window.Position;
        var more = true;
        while (more)
        {
            more = window.Refill();
            var searched = window.Available.Length;
            if (FindNext(from, searched) is { } found)
            {
                window.Advance(found);
                break;
            }

            // A header near the end of the window may have its packet behind it, unless nothing follows.
            window.Advance(more ? searched - (searched / 4) : searched);
            from = 0;
        }

        losses.Add(reason, begin, window.Position - begin);
        resynchronised = true;
        return window.Ensure(recordHeaderLength);
    }

    private void Pass(int count, string reason)
    {
        losses.Add(reason, window.Position, count);
        window.Advance(count);
        resynchronised = true;
    }
}
