using System.Net;
using DnssecToolkit.Captures.Tests.Support;

namespace DnssecToolkit.Captures.Tests;

public class StreamingTests
{
    [Fact]
    public void A_long_recording_is_read_in_memory_that_does_not_grow()
    {
        const int Rounds = 1000;
        var client = Sample.Client;
        var server = new IPEndPoint(Sample.Server.Address, 53);
        byte[][] packets =
        [
            .. Enumerable.Range(0, 20).SelectMany(id => (byte[][])
            [
                Packet.Udp(client, server, Sample.Query((ushort)id)),
                Packet.Udp(server, client, Sample.Response((ushort)id, texts: 5)),
            ]),
            Packet.Udp(client, server, Sample.Query(999)), // never answered
            Packet.Fragments(server, client, 17, Packet.UdpPayload(server, client, Sample.Response(7, texts: 9)), 1232)[0], // never completed: one at the end
            Packet.Tcp(client, server, 100, 16, [0, 200, 1]), // never completed
        ];
        var file = PacketFile.Pcap(packets);
        using var stream = new Repeated(file[..24], file[24..], Rounds);

        long exchanges = 0, losses = 0, most = 0;
        foreach (var _ in CaptureReader.Exchanges(stream, options: new CaptureReaderOptions { Patience = TimeSpan.FromSeconds(5) }, onLoss: _ => losses++))
        {
            if (++exchanges % 10_000 == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
            }
        }

        Assert.Equal((Rounds * 21L) + 1, exchanges);
        Assert.InRange(stream.Length, 20_000_000, long.MaxValue);
        Assert.InRange(most, 1, 60L << 20);
        Assert.InRange(losses, 1, LossLog.Limit + 1);
    }

    private sealed class Repeated(byte[] header, byte[] body, int rounds) : Stream
    {
        private long position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => header.Length + ((long)body.Length * rounds);

        public override long Position
        {
            get => position;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var (from, at) = position < header.Length ? (header, position) : (body, (position - header.Length) % body.Length);
            var length = (int)Math.Min(Math.Min(count, from.Length - at), Length - position);
            from.AsSpan((int)at, length).CopyTo(buffer.AsSpan(offset));
            position += length;
            return length;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
