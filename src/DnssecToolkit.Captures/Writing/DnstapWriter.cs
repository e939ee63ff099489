using System.Buffers;
using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace DnssecToolkit.Captures;

/// <summary>Writes exchanges as dnstap messages in a Frame Streams file of one direction: START, data frames, STOP.</summary>
internal sealed class DnstapWriter
{
    private readonly Stream stream;
    private readonly ArrayBufferWriter<byte> message = new(4096);
    private readonly ArrayBufferWriter<byte> frame = new(4096);

    private DnstapWriter(Stream stream) => this.stream = stream;

    /// <summary>Writes a whole file.</summary>
    public static void Write(Stream stream, IEnumerable<Exchange> exchanges)
    {
        var writer = new DnstapWriter(stream);
        writer.Control(FrameStreamFile.Start, Encoding.ASCII.GetBytes(FrameStreamFile.ContentType));
        foreach (var exchange in exchanges)
        {
            writer.Exchange(exchange);
        }

        writer.Control(FrameStreamFile.Stop, []);
    }

    private void Exchange(Exchange exchange)
    {
        if (!exchange.Query.IsEmpty)
        {
            Message(exchange, isResponse: false, exchange.Query.Span);
        }

        var reply = exchange.Outcome switch
        {
            Outcome.Answered answered => answered.Response,
            Outcome.Unreadable unreadable => unreadable.Octets,
            _ => default,
        };
        if (!reply.IsEmpty)
        {
            Message(exchange, isResponse: true, reply.Span);
        }
    }

    // The field numbers and types are those of dnstap.proto.
    private void Message(Exchange exchange, bool isResponse, ReadOnlySpan<byte> octets)
    {
        var recorder = exchange.Recorder ?? new Recorder(RecorderRole.Tool);
        var role = recorder.Role == RecorderRole.Unknown ? RecorderRole.Tool : recorder.Role;
        var client = exchange.Client;
        message.ResetWrittenCount();
        Number(message, 1, (ulong)((2 * (int)role) - (isResponse ? 0 : 1)));
        Number(message, 2, exchange.Server.IsIPv6 ? 2u : 1u);
        if (ProtocolOf(exchange.Transport) is { } protocol)
        {
            Number(message, 3, protocol);
        }

        if (client is not null)
        {
            Octets(message, 4, client.Address.GetAddressBytes());
        }

        if (!exchange.Server.IsNameOnly)
        {
            Octets(message, 5, exchange.Server.Address.GetAddressBytes());
        }

        if (client is not null)
        {
            Number(message, 6, (ulong)client.Port);
        }

        if (!exchange.Server.IsNameOnly)
        {
            Number(message, 7, (ulong)exchange.Server.Port);
        }

        if ((exchange.AskedAt ?? (isResponse ? null : exchange.At)) is { } asked)
        {
            Time(8, asked);
        }

        if (!isResponse)
        {
            Octets(message, 10, octets);
        }
        else
        {
            Time(12, exchange.At);
            Octets(message, 14, octets);
        }

        frame.ResetWrittenCount();
        Text(1, recorder.Identity);
        Text(2, recorder.Version);
        Octets(frame, 14, message.WrittenSpan);
        Number(frame, 15, 1); // MESSAGE, the only type there is
        Unsigned(stream, (uint)frame.WrittenCount);
        stream.Write(frame.WrittenSpan);
    }

    private static uint? ProtocolOf(Transport transport) => transport switch
    {
        Transport.Udp => 1,
        Transport.Tcp => 2,
        Transport.Tls => 3,
        Transport.Https => 4,
        Transport.Quic => 7,
        _ => null,
    };

    private void Control(uint type, byte[] contentType)
    {
        Unsigned(stream, 0);
        Unsigned(stream, contentType.Length == 0 ? 4u : 12 + (uint)contentType.Length);
        Unsigned(stream, type);
        if (contentType.Length > 0)
        {
            Unsigned(stream, FrameStreamFile.ContentTypeField);
            Unsigned(stream, (uint)contentType.Length);
            stream.Write(contentType);
        }
    }

    private void Text(int field, string? text)
    {
        if (text is not null)
        {
            Octets(frame, field, Encoding.UTF8.GetBytes(text));
        }
    }

    // Seconds as a varint, nanoseconds as fixed32 in the next field. dnstap counts from 1970; what is before is 1970.
    private void Time(int field, DateTimeOffset at)
    {
        var ticks = Math.Max(0, at.UtcTicks - DateTime.UnixEpoch.Ticks);
        Number(message, field, (ulong)(ticks / TimeSpan.TicksPerSecond));
        Tag(message, field + 1, 5);
        BinaryPrimitives.WriteUInt32LittleEndian(message.GetSpan(4), (uint)(ticks % TimeSpan.TicksPerSecond * TimeSpan.NanosecondsPerTick));
        message.Advance(4);
    }

    private static void Number(ArrayBufferWriter<byte> into, int field, ulong value)
    {
        Tag(into, field, 0);
        Varint(into, value);
    }

    private static void Octets(ArrayBufferWriter<byte> into, int field, ReadOnlySpan<byte> octets)
    {
        Tag(into, field, 2);
        Varint(into, (ulong)octets.Length);
        into.Write(octets);
    }

    private static void Tag(ArrayBufferWriter<byte> into, int field, int wireType) => Varint(into, (ulong)((field << 3) | wireType));

    private static void Varint(ArrayBufferWriter<byte> into, ulong value)
    {
        var octets = into.GetSpan(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
        {
            octets[length++] = (byte)(value | 0x80);
        }

        octets[length++] = (byte)value;
        into.Advance(length);
    }

    private static void Unsigned(Stream stream, uint value)
    {
        Span<byte> octets = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(octets, value);
        stream.Write(octets);
    }
}
