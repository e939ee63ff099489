using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Net;

namespace DnssecToolkit.Captures;

/// <summary>Writes exchanges as packets: raw IP in a pcap file with nanoseconds.</summary>
internal sealed class PcapWriter
{
    private const int LinkTypeRaw = 101;
    private const int SnapLength = 262_144;
    private const int LargestUdpMessage = 65_507;
    private const int SegmentSize = 1_220;
    private const byte Udp = 17;
    private const byte Tcp = 6;
    private const byte Ack = 0x10;
    private const byte Push = 0x08;

    private static readonly IPAddress UnknownClient4 = IPAddress.Parse("198.18.0.1"); // RFC 2544
    private static readonly IPAddress UnknownClient6 = IPAddress.Parse("fd00::1");

    private readonly Stream stream;
    private readonly byte[] packet = new byte[16 + 65_600];

    private PcapWriter(Stream stream) => this.stream = stream;

    /// <summary>Writes a whole file.</summary>
    public static void Write(Stream stream, ImmutableArray<Exchange> exchanges)
    {
        Span<byte> header = stackalloc byte[24];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0xa1b23c4d);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], 2);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], 4);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], SnapLength);
        BinaryPrimitives.WriteUInt32LittleEndian(header[20..], LinkTypeRaw);
        stream.Write(header);

        // Queries and responses of several exchanges interleave: one list of messages by time.
        var messages = new List<(long Ticks, int Index, bool IsResponse)>(2 * exchanges.Length);
        for (var index = 0; index < exchanges.Length; index++)
        {
            var exchange = exchanges[index];
            if (!exchange.Query.IsEmpty)
            {
                messages.Add(((exchange.AskedAt ?? exchange.At).UtcTicks, index, false));
            }

            if (!Reply(exchange).IsEmpty)
            {
                messages.Add((exchange.At.UtcTicks, index, true));
            }
        }

        var writer = new PcapWriter(stream);
        foreach (var (ticks, index, isResponse) in messages.OrderBy(message => message.Ticks))
        {
            writer.Message(exchanges[index], index, isResponse, ticks);
        }
    }

    private static ReadOnlyMemory<byte> Reply(Exchange exchange) => exchange.Outcome switch
    {
        Outcome.Answered answered => answered.Response,
        Outcome.Unreadable unreadable => unreadable.Octets,
        _ => default,
    };

    private void Message(Exchange exchange, int index, bool isResponse, long ticks)
    {
        var server = new IPEndPoint(exchange.Server.Address, exchange.Server.Port);
        var client = exchange.Client is { } known && known.AddressFamily == server.AddressFamily
            ? known
            : new IPEndPoint(exchange.Server.IsIPv6 ? UnknownClient6 : UnknownClient4, 1024 + (index % 60_000));
        var message = (isResponse ? Reply(exchange) : exchange.Query).Span;
        var (source, destination) = isResponse ? (server, client) : (client, server);
        var largest = Math.Max(exchange.Query.Length, Reply(exchange).Length);
        if (exchange.Transport is Transport.Udp or Transport.File && largest <= LargestUdpMessage)
        {
            UdpPacket(ticks, source, destination, message);
        }
        else
        {
            Stream(exchange, index, isResponse, ticks, client, server, message);
        }
    }

    private void UdpPacket(long ticks, IPEndPoint source, IPEndPoint destination, ReadOnlySpan<byte> message)
    {
        var length = 8 + message.Length;
        var payload = Begin(source, destination, Udp, length);
        BinaryPrimitives.WriteUInt16BigEndian(payload, (ushort)source.Port);
        BinaryPrimitives.WriteUInt16BigEndian(payload[2..], (ushort)destination.Port);
        BinaryPrimitives.WriteUInt16BigEndian(payload[4..], (ushort)length);
        payload[6..8].Clear();
        message.CopyTo(payload[8..]);
        var checksum = Checksum(payload, source, destination, Udp);
        BinaryPrimitives.WriteUInt16BigEndian(payload[6..], checksum == 0 ? (ushort)0xffff : checksum);
        End(ticks, source, length);
    }

    // A connection of its own for each exchange: handshake, query, response, end.
    private void Stream(Exchange exchange, int index, bool isResponse, long ticks, IPEndPoint client, IPEndPoint server, ReadOnlySpan<byte> message)
    {
        var clientStart = unchecked((uint)index * 0x0100_0001u);
        var serverStart = clientStart ^ 0x5555_5555u;
        var afterQuery = clientStart + 1 + (exchange.Query.IsEmpty ? 0 : 2 + (uint)exchange.Query.Length);
        if (!isResponse || exchange.Query.IsEmpty)
        {
            TcpPacket(ticks, client, server, clientStart, 0, TcpSegment.Syn, []);
            TcpPacket(ticks, server, client, serverStart, clientStart + 1, TcpSegment.Syn | Ack, []);
            TcpPacket(ticks, client, server, clientStart + 1, serverStart + 1, Ack, []);
        }

        var octets = new byte[2 + message.Length];
        BinaryPrimitives.WriteUInt16BigEndian(octets, (ushort)message.Length);
        message.CopyTo(octets.AsSpan(2));
        var (source, destination) = isResponse ? (server, client) : (client, server);
        var (sequence, acknowledged) = isResponse ? (serverStart + 1, afterQuery) : (clientStart + 1, serverStart + 1);
        for (var at = 0; at < octets.Length; at += SegmentSize)
        {
            TcpPacket(ticks, source, destination, sequence + (uint)at, acknowledged, Ack | Push, octets.AsSpan(at, Math.Min(SegmentSize, octets.Length - at)));
        }

        if (isResponse)
        {
            var afterResponse = sequence + (uint)octets.Length;
            TcpPacket(ticks, client, server, afterQuery, afterResponse, TcpSegment.Fin | Ack, []);
            TcpPacket(ticks, server, client, afterResponse, afterQuery + 1, TcpSegment.Fin | Ack, []);
        }
    }

    private void TcpPacket(long ticks, IPEndPoint source, IPEndPoint destination, uint sequence, uint acknowledged, int flags, ReadOnlySpan<byte> octets)
    {
        var length = 20 + octets.Length;
        var payload = Begin(source, destination, Tcp, length);
        payload[..20].Clear();
        BinaryPrimitives.WriteUInt16BigEndian(payload, (ushort)source.Port);
        BinaryPrimitives.WriteUInt16BigEndian(payload[2..], (ushort)destination.Port);
        BinaryPrimitives.WriteUInt32BigEndian(payload[4..], sequence);
        BinaryPrimitives.WriteUInt32BigEndian(payload[8..], acknowledged);
        payload[12] = 5 << 4;
        payload[13] = (byte)flags;
        BinaryPrimitives.WriteUInt16BigEndian(payload[14..], ushort.MaxValue);
        octets.CopyTo(payload[20..]);
        BinaryPrimitives.WriteUInt16BigEndian(payload[16..], Checksum(payload, source, destination, Tcp));
        End(ticks, source, length);
    }

    // Writes the IP header; gives the room for its payload.
    private Span<byte> Begin(IPEndPoint source, IPEndPoint destination, byte protocol, int length)
    {
        var header = packet.AsSpan(16);
        if (source.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6)
        {
            header[..40].Clear();
            header[0] = 6 << 4;
            BinaryPrimitives.WriteUInt16BigEndian(header[4..], (ushort)length);
            header[6] = protocol;
            header[7] = 64;
            source.Address.TryWriteBytes(header[8..], out _);
            destination.Address.TryWriteBytes(header[24..], out _);
            return header.Slice(40, length);
        }

        header[..20].Clear();
        header[0] = (4 << 4) | 5;
        BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)(20 + length));
        header[8] = 64;
        header[9] = protocol;
        source.Address.TryWriteBytes(header[12..], out _);
        destination.Address.TryWriteBytes(header[16..], out _);
        BinaryPrimitives.WriteUInt16BigEndian(header[10..], Fold(Sum(header[..20], 0)));
        return header.Slice(20, length);
    }

    private void End(long ticks, IPEndPoint source, int length)
    {
        var whole = length + (source.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? 40 : 20);
        var since = Math.Max(0, ticks - DateTime.UnixEpoch.Ticks);
        BinaryPrimitives.WriteUInt32LittleEndian(packet, (uint)(since / TimeSpan.TicksPerSecond));
        BinaryPrimitives.WriteUInt32LittleEndian(packet.AsSpan(4), (uint)(since % TimeSpan.TicksPerSecond * 100));
        BinaryPrimitives.WriteUInt32LittleEndian(packet.AsSpan(8), (uint)whole);
        BinaryPrimitives.WriteUInt32LittleEndian(packet.AsSpan(12), (uint)whole);
        stream.Write(packet, 0, 16 + whole);
    }

    // RFC 1071 over the pseudo header (RFC 9293 §3.1, RFC 8200 §8.1) and the payload.
    private static ushort Checksum(ReadOnlySpan<byte> payload, IPEndPoint source, IPEndPoint destination, byte protocol)
    {
        Span<byte> addresses = stackalloc byte[32];
        source.Address.TryWriteBytes(addresses, out var length);
        destination.Address.TryWriteBytes(addresses[length..], out _);
        return Fold(Sum(payload, Sum(addresses[..(2 * length)], protocol + (ulong)payload.Length)));
    }

    private static ulong Sum(ReadOnlySpan<byte> octets, ulong sum)
    {
        for (; octets.Length >= 2; octets = octets[2..])
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(octets);
        }

        return octets.IsEmpty ? sum : sum + (ulong)(octets[0] << 8);
    }

    private static ushort Fold(ulong sum)
    {
        while (sum > ushort.MaxValue)
        {
            sum = (sum & ushort.MaxValue) + (sum >> 16);
        }

        return (ushort)~sum;
    }
}
