using System.Buffers.Binary;

namespace DnssecToolkit.Captures;

/// <summary>Reads pcapng files: sections of either byte order, several interfaces, time units and offsets, enhanced, simple and old packet blocks.</summary>
/// <remarks>
/// Format: draft-ietf-opsawg-pcapng. Every block states its length at both ends; where the two differ, the reader searches the
/// next block whose two lengths agree, and says what it passed over.
/// </remarks>
internal sealed class PcapngFile(StreamWindow window, LossLog losses) : IPacketFile
{
    private const uint SectionHeader = 0x0a0d0d0a;
    private const uint InterfaceDescription = 1;
    private const uint OldPacket = 2;
    private const uint SimplePacket = 3;
    private const uint EnhancedPacket = 6;
    private const uint ByteOrderMagic = 0x1a2b3c4d;
    private const int MaximumInterfaces = 65_536;
    private const int OptionTimeResolution = 9;
    private const int OptionTimeOffset = 14;

    private readonly List<Interface> interfaces = [];
    private bool bigEndian;
    private long lastTicks = DateTime.UnixEpoch.Ticks;

    /// <summary>Whether the octets begin a pcapng file.</summary>
    public static bool Matches(ReadOnlySpan<byte> start) => start.Length >= 12
        && BinaryPrimitives.ReadUInt32BigEndian(start) == SectionHeader
        && (BinaryPrimitives.ReadUInt32BigEndian(start[8..]) == ByteOrderMagic || BinaryPrimitives.ReadUInt32LittleEndian(start[8..]) == ByteOrderMagic);

    /// <inheritdoc/>
    public bool TryNext(out PacketRecord packet)
    {
        packet = default;
        while (window.Ensure(12))
        {
            var octets = window.Available;
            var type = Read32(octets);
            var order = bigEndian;
            if (type == SectionHeader && !TryOrder(octets, out order))
            {
                Resynchronise("a section header without a byte-order magic");
                continue;
            }

            var previousOrder = bigEndian;
            bigEndian = order;
            var length = Read32(octets[4..]);
            if (length < 12 || length % 4 != 0)
            {
                bigEndian = previousOrder;
                Resynchronise("a block length that cannot be true");
                continue;
            }

            if (length > window.Capacity)
            {
                bigEndian = previousOrder;
                SkipLongBlock(type, length);
                continue;
            }

            if (!window.Ensure((int)length))
            {
                bigEndian = previousOrder;
                Resynchronise("the file ends within a block, or its length is damaged");
                continue;
            }

            octets = window.Available[..(int)length];
            if (Read32(octets[^4..]) != length)
            {
                bigEndian = previousOrder;
                Resynchronise("a block whose two lengths differ");
                continue;
            }

            var position = window.Position;
            window.Advance((int)length);
            if (ReadBlock(type, octets[8..^4], position, out packet))
            {
                return true;
            }
        }

        if (!window.Available.IsEmpty)
        {
            losses.Add("the file ends within a block", window.Position, window.Available.Length);
            window.Advance(window.Available.Length);
        }

        return false;
    }

    private static bool TryOrder(ReadOnlySpan<byte> block, out bool bigEndian)
    {
        bigEndian = BinaryPrimitives.ReadUInt32BigEndian(block[8..]) == ByteOrderMagic;
        return bigEndian || BinaryPrimitives.ReadUInt32LittleEndian(block[8..]) == ByteOrderMagic;
    }

    private uint Read32(ReadOnlySpan<byte> octets) =>
        bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(octets) : BinaryPrimitives.ReadUInt32LittleEndian(octets);

    private ushort Read16(ReadOnlySpan<byte> octets) =>
        bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(octets) : BinaryPrimitives.ReadUInt16LittleEndian(octets);

    private bool ReadBlock(uint type, ReadOnlySpan<byte> body, long position, out PacketRecord packet)
    {
        packet = default;
        switch (type)
        {
            case SectionHeader:
                interfaces.Clear();
                return false;
            case InterfaceDescription when body.Length >= 8 && interfaces.Count < MaximumInterfaces:
                interfaces.Add(ReadInterface(body));
                return false;
            case EnhancedPacket when body.Length >= 20:
                return Packet((int)Math.Min(Read32(body), int.MaxValue), body, 4, body[20..], position + 28, out packet);
            case OldPacket when body.Length >= 20:
                return Packet(Read16(body), body, 4, body[20..], position + 28, out packet);
            case SimplePacket when body.Length >= 4:
                return Simple(body, position, out packet);
            case InterfaceDescription or EnhancedPacket or OldPacket or SimplePacket:
                losses.Add("a block that is too short for its kind", position, body.Length + 12);
                return false;
            default:
                return false; // statistics, names, secrets, custom blocks: no packets in them
        }
    }

    private bool Packet(int interfaceId, ReadOnlySpan<byte> body, int fields, ReadOnlySpan<byte> data, long offset, out PacketRecord packet)
    {
        packet = default;
        if (interfaceId >= interfaces.Count)
        {
            losses.Add($"a packet of interface {interfaceId}, which the section does not describe", offset - 28, body.Length + 12);
            return false;
        }

        var kept = Read32(body[(fields + 8)..]);
        if (kept > data.Length)
        {
            losses.Add($"a packet of {kept} octets in a block of {data.Length}", offset - 28, body.Length + 12);
            kept = (uint)data.Length;
        }

        var time = ((ulong)Read32(body[fields..]) << 32) | Read32(body[(fields + 4)..]);
        lastTicks = interfaces[interfaceId].Ticks(time);
        packet = new PacketRecord { Ticks = lastTicks, LinkType = interfaces[interfaceId].LinkType, Octets = data[..(int)kept], Offset = offset };
        return true;
    }

    // A simple packet has no time: it gets that of the packet before it.
    private bool Simple(ReadOnlySpan<byte> body, long position, out PacketRecord packet)
    {
        packet = default;
        if (interfaces.Count == 0)
        {
            losses.Add("a packet before any interface is described", position, body.Length + 12);
            return false;
        }

        var snapLength = interfaces[0].SnapLength == 0 ? uint.MaxValue : interfaces[0].SnapLength;
        var kept = Math.Min(Math.Min(Read32(body), snapLength), (uint)(body.Length - 4));
        packet = new PacketRecord { Ticks = lastTicks, LinkType = interfaces[0].LinkType, Octets = body.Slice(4, (int)kept), Offset = position + 12 };
        return true;
    }

    private Interface ReadInterface(ReadOnlySpan<byte> body)
    {
        var result = new Interface { LinkType = Read16(body), SnapLength = Read32(body[4..]) };
        var options = body[8..];
        while (options.Length >= 4)
        {
            var code = Read16(options);
            int length = Read16(options[2..]);
            if (code == 0 || options.Length < 4 + length)
            {
                break;
            }

            var value = options.Slice(4, length);
            switch (code)
            {
                case OptionTimeResolution when length >= 1:
                    result.Resolution = value[0];
                    break;
                case OptionTimeOffset when length >= 8:
                    result.OffsetInSeconds = bigEndian ? BinaryPrimitives.ReadInt64BigEndian(value) : BinaryPrimitives.ReadInt64LittleEndian(value);
                    break;
            }

            options = options[Math.Min(options.Length, 4 + ((length + 3) & ~3))..];
        }

        return result;
    }

    private void SkipLongBlock(uint type, uint length)
    {
        if (type is InterfaceDescription or OldPacket or SimplePacket or EnhancedPacket or SectionHeader)
        {
            Resynchronise($"a block of {length} octets, longer than any packet");
            return;
        }

        var position = window.Position;
        var skipped = window.Skip(length);
        if (skipped < length)
        {
            losses.Add("the file ends within a block", position, skipped);
        }
    }

    // Searches the next block whose lengths agree; a block must lie in the window as a whole to be believed.
    private void Resynchronise(string reason)
    {
        var begin = window.Position;
        var from = 1;
        var more = true;
        while (more)
        {
            more = window.Refill();
            var octets = window.Available;
            var found = -1;
            for (var at = from; at + 12 <= octets.Length && found < 0; at++)
            {
                found = IsBlock(octets[at..]) ? at : -1;
            }

            if (found >= 0)
            {
                window.Advance(found);
                break;
            }

            window.Advance(more ? octets.Length - (octets.Length / 4) : octets.Length);
            from = 0;
        }

        losses.Add(reason, begin, window.Position - begin);
    }

    private bool IsBlock(ReadOnlySpan<byte> octets)
    {
        var type = Read32(octets);
        if (type is not (SectionHeader or InterfaceDescription or OldPacket or SimplePacket or EnhancedPacket or 4 or 5))
        {
            return false;
        }

        var order = bigEndian;
        if (type == SectionHeader && !TryOrder(octets, out order))
        {
            return false;
        }

        var length = order ? BinaryPrimitives.ReadUInt32BigEndian(octets[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(octets[4..]);
        if (length < 12 || length % 4 != 0 || length > octets.Length)
        {
            return false;
        }

        var end = octets[((int)length - 4)..];
        return length == (order ? BinaryPrimitives.ReadUInt32BigEndian(end) : BinaryPrimitives.ReadUInt32LittleEndian(end));
    }

    private sealed class Interface
    {
        public int LinkType { get; init; }

        public uint SnapLength { get; init; }

        /// <summary>if_tsresol: a negative power of 10, or of 2 with the highest bit set; microseconds when the option is absent.</summary>
        public byte Resolution { get; set; } = 6;

        /// <summary>if_tsoffset.</summary>
        public long OffsetInSeconds { get; set; }

        public long Ticks(ulong time)
        {
            // Int128 holds 2^64 units times 10^7; powers beyond 2^100 would make every time 0 anyway.
            UInt128 ticks = Resolution switch
            {
                6 => (UInt128)time * 10,
                9 => time / 100,
                > 0x7f => Shift((UInt128)time * TimeSpan.TicksPerSecond, Resolution & 0x7f),
                <= 7 => (UInt128)time * PowerOfTen(7 - Resolution),
                _ => Resolution - 7 > 19 ? 0 : time / (UInt128)PowerOfTen(Resolution - 7),
            };
            var total = (Int128)ticks + DateTime.UnixEpoch.Ticks + ((Int128)OffsetInSeconds * TimeSpan.TicksPerSecond);
            return total < 0 ? 0 : total > DateTime.MaxValue.Ticks ? DateTime.MaxValue.Ticks : (long)total;
        }

        private static UInt128 Shift(UInt128 value, int bits) => bits > 100 ? 0 : value >> bits;

        private static ulong PowerOfTen(int exponent)
        {
            ulong result = 1;
            for (; exponent > 0; exponent--)
            {
                result *= 10;
            }

            return result;
        }
    }
}
