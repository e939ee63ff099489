using System.Buffers.Binary;
using System.Net;

namespace DnssecToolkit.Captures.Tests.Support;

/// <summary>Builds packets octet by octet.</summary>
internal static class Packet
{
    public static byte[] Udp(IPEndPoint source, IPEndPoint destination, byte[] message) => Ip(source, destination, 17, UdpPayload(source, destination, message));

    public static byte[] UdpPayload(IPEndPoint source, IPEndPoint destination, byte[] message)
    {
        var octets = new byte[8 + message.Length];
        BinaryPrimitives.WriteUInt16BigEndian(octets, (ushort)source.Port);
        BinaryPrimitives.WriteUInt16BigEndian(octets.AsSpan(2), (ushort)destination.Port);
        BinaryPrimitives.WriteUInt16BigEndian(octets.AsSpan(4), (ushort)octets.Length);
        message.CopyTo(octets, 8);
        return octets;
    }

    public static byte[] Tcp(IPEndPoint source, IPEndPoint destination, uint sequence, int flags, params byte[] data)
    {
        var octets = new byte[20 + data.Length];
        BinaryPrimitives.WriteUInt16BigEndian(octets, (ushort)source.Port);
        BinaryPrimitives.WriteUInt16BigEndian(octets.AsSpan(2), (ushort)destination.Port);
        BinaryPrimitives.WriteUInt32BigEndian(octets.AsSpan(4), sequence);
        octets[12] = 5 << 4;
        octets[13] = (byte)flags;
        data.CopyTo(octets, 20);
        return Ip(source, destination, 6, octets);
    }

    public static byte[] Ip(IPEndPoint source, IPEndPoint destination, byte protocol, byte[] payload) =>
        source.Address.GetAddressBytes().Length == 4 ? IPv4(source, destination, protocol, payload, 0, 0) : IPv6(source, destination, protocol, payload);

    public static byte[] IPv4(IPEndPoint source, IPEndPoint destination, byte protocol, byte[] payload, ushort id, ushort fragment)
    {
        var octets = new byte[20 + payload.Length];
        octets[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(octets.AsSpan(2), (ushort)octets.Length);
        BinaryPrimitives.WriteUInt16BigEndian(octets.AsSpan(4), id);
        BinaryPrimitives.WriteUInt16BigEndian(octets.AsSpan(6), fragment);
        octets[8] = 64;
        octets[9] = protocol;
        source.Address.GetAddressBytes().CopyTo(octets, 12);
        destination.Address.GetAddressBytes().CopyTo(octets, 16);
        payload.CopyTo(octets, 20);
        return octets;
    }

    public static byte[] IPv6(IPEndPoint source, IPEndPoint destination, byte nextHeader, byte[] payload)
    {
        var octets = new byte[40 + payload.Length];
        octets[0] = 0x60;
        BinaryPrimitives.WriteUInt16BigEndian(octets.AsSpan(4), (ushort)payload.Length);
        octets[6] = nextHeader;
        octets[7] = 64;
        source.Address.GetAddressBytes().CopyTo(octets, 8);
        destination.Address.GetAddressBytes().CopyTo(octets, 24);
        payload.CopyTo(octets, 40);
        return octets;
    }

    /// <summary>Cuts an IP payload into fragments; the size is a multiple of eight.</summary>
    public static byte[][] Fragments(IPEndPoint source, IPEndPoint destination, byte protocol, byte[] payload, int size, uint id = 7)
    {
        var pieces = new List<byte[]>();
        for (var at = 0; at < payload.Length; at += size)
        {
            var piece = payload[at..Math.Min(payload.Length, at + size)];
            var more = at + size < payload.Length;
            if (source.Address.GetAddressBytes().Length == 4)
            {
                pieces.Add(IPv4(source, destination, protocol, piece, (ushort)id, (ushort)((at / 8) | (more ? 0x2000 : 0))));
            }
            else
            {
                var header = new byte[8];
                header[0] = protocol;
                BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), (ushort)(at | (more ? 1 : 0)));
                BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), id);
                pieces.Add(IPv6(source, destination, 44, [.. header, .. piece]));
            }
        }

        return [.. pieces];
    }

    public static byte[] WithLength(byte[] message) => [(byte)(message.Length >> 8), (byte)message.Length, .. message];

    public static byte[] Ethernet(byte[] ip, params ushort[] tags)
    {
        var octets = new List<byte>(new byte[12]);
        foreach (var tag in tags)
        {
            octets.AddRange([(byte)(tag >> 8), (byte)tag, 0, 42]);
        }

        octets.AddRange(ip[0] >> 4 == 4 ? [8, 0] : [0x86, 0xdd]);
        octets.AddRange(ip);
        return [.. octets];
    }
}

/// <summary>Builds pcap and pcapng files.</summary>
internal static class PacketFile
{
    public static readonly long Epoch = Sample.Noon.ToUnixTimeSeconds();

    /// <summary>A pcap file with a packet each second.</summary>
    public static byte[] Pcap(IEnumerable<byte[]> packets, int linkType = 101, bool bigEndian = false, bool nanoseconds = false, int snapLength = 262_144)
    {
        var file = new Octets(bigEndian);
        file.UInt32(nanoseconds ? 0xa1b23c4d : 0xa1b2c3d4).UInt16(2).UInt16(4).UInt32(0).UInt32(0).UInt32((uint)snapLength).UInt32((uint)linkType);
        var second = 0;
        foreach (var packet in packets)
        {
            var kept = Math.Min(snapLength, packet.Length);
            file.UInt32((uint)(Epoch + second)).UInt32(nanoseconds ? 500_000_000u : 500_000u).UInt32((uint)kept).UInt32((uint)packet.Length).Bytes(packet.AsSpan(0, kept));
            second++;
        }

        return file.ToArray();
    }

    public static byte[] Section(bool bigEndian) => Block(bigEndian, 0x0a0d0d0a, body => body.UInt32(0x1a2b3c4d).UInt16(1).UInt16(0).UInt32(uint.MaxValue).UInt32(uint.MaxValue));

    public static byte[] Interface(bool bigEndian, int linkType, byte? resolution = null, long? offset = null) => Block(bigEndian, 1, body =>
    {
        body.UInt16((ushort)linkType).UInt16(0).UInt32(0);
        if (resolution is { } unit)
        {
            body.UInt16(9).UInt16(1).Bytes([unit, 0, 0, 0]);
        }

        if (offset is { } seconds)
        {
            body.UInt16(14).UInt16(8).UInt64((ulong)seconds);
        }

        body.UInt16(0).UInt16(0);
    });

    public static byte[] Enhanced(bool bigEndian, uint id, ulong time, byte[] packet) => Block(bigEndian, 6, body =>
        body.UInt32(id).UInt32((uint)(time >> 32)).UInt32((uint)time).UInt32((uint)packet.Length).UInt32((uint)packet.Length).Bytes(packet).Pad());

    public static byte[] Old(bool bigEndian, ushort id, ulong time, byte[] packet) => Block(bigEndian, 2, body =>
        body.UInt16(id).UInt16(0).UInt32((uint)(time >> 32)).UInt32((uint)time).UInt32((uint)packet.Length).UInt32((uint)packet.Length).Bytes(packet).Pad());

    public static byte[] Simple(bool bigEndian, byte[] packet) => Block(bigEndian, 3, body => body.UInt32((uint)packet.Length).Bytes(packet).Pad());

    public static byte[] Block(bool bigEndian, uint type, Action<Octets> write)
    {
        var body = new Octets(bigEndian);
        write(body);
        var content = body.Pad().ToArray();
        return new Octets(bigEndian).UInt32(type).UInt32((uint)content.Length + 12).Bytes(content).UInt32((uint)content.Length + 12).ToArray();
    }
}

/// <summary>Writes numbers in either byte order.</summary>
internal sealed class Octets(bool bigEndian)
{
    private readonly List<byte> octets = [];

    public Octets UInt16(ushort value) => Bytes(bigEndian ? [(byte)(value >> 8), (byte)value] : [(byte)value, (byte)(value >> 8)]);

    public Octets UInt32(uint value) => bigEndian ? UInt16((ushort)(value >> 16)).UInt16((ushort)value) : UInt16((ushort)value).UInt16((ushort)(value >> 16));

    public Octets UInt64(ulong value) => bigEndian ? UInt32((uint)(value >> 32)).UInt32((uint)value) : UInt32((uint)value).UInt32((uint)(value >> 32));

    public Octets Bytes(ReadOnlySpan<byte> value)
    {
        octets.AddRange(value);
        return this;
    }

    public Octets Pad()
    {
        while (octets.Count % 4 != 0)
        {
            octets.Add(0);
        }

        return this;
    }

    public byte[] ToArray() => [.. octets];
}
