using System.Net;
using CsCheck;
using DnssecToolkit.Captures.Tests.Support;

namespace DnssecToolkit.Captures.Tests;

public class TcpTests
{
    private const int Syn = 2;
    private const int Ack = 16;
    private const int Rst = 4;
    private const int Fin = 1;

    private static readonly IPEndPoint Client = Sample.Client;
    private static readonly IPEndPoint Server = new(Sample.Server.Address, 53);

    [Fact]
    public void Several_messages_in_a_stream_are_told_apart_and_matched()
    {
        byte[] queries = [.. Packet.WithLength(Sample.Query(1, "a.")), .. Packet.WithLength(Sample.Query(2, "b."))];
        byte[] responses = [.. Packet.WithLength(Sample.Response(2, "b.")), .. Packet.WithLength(Sample.Response(1, "a.", texts: 30))];

        var capture = Reading.Packets(
            Packet.Tcp(Client, Server, 100, Syn),
            Packet.Tcp(Server, Client, 900, Syn | Ack),
            Packet.Tcp(Client, Server, 101, Ack, queries),
            Packet.Tcp(Server, Client, 901, Ack, responses),
            Packet.Tcp(Client, Server, 101 + (uint)queries.Length, Fin | Ack));

        Assert.Equal(["b.", "a."], capture.Exchanges.Select(exchange => exchange.Question!.Name.ToString()));
        Assert.All(capture.Exchanges, exchange => Assert.Equal(Transport.Tcp, exchange.Transport));
        Assert.All(capture.Exchanges, exchange => Assert.False(exchange.Query.IsEmpty));
    }

    [Fact]
    public void Any_segmentation_order_repetition_and_overlap_gives_the_same_messages() => Gen.Select(
        Gen.UInt,
        Gen.Int[0, 60],
        Gen.Select(Gen.Int[0, 12_000], Gen.Int[1, 3000]).Array[0, 12],
        Gen.Int).Sample(
        (start, texts, extra, seed) =>
        {
            byte[] stream = [.. Packet.WithLength(Sample.Response(1, texts: texts)), .. Packet.WithLength(Sample.Response(2)), .. Packet.WithLength(Sample.Response(3, texts: 9))];
            var pieces = new List<(int At, int Length)>();
            for (var at = 0; at < stream.Length; at += 977)
            {
                pieces.Add((at, Math.Min(977, stream.Length - at)));
            }

            pieces.AddRange(extra.Where(piece => piece.Item1 < stream.Length).Select(piece => (piece.Item1, Math.Min(piece.Item2, stream.Length - piece.Item1))));
            var shuffled = pieces.ToArray();
            new Random(seed).Shuffle(shuffled);

            var capture = Reading.Packets(
            [
                Packet.Tcp(Server, Client, start, Syn | Ack),
                .. shuffled.Select(piece => Packet.Tcp(Server, Client, unchecked(start + 1 + (uint)piece.At), Ack, stream.AsSpan(piece.At, piece.Length).ToArray())),
            ]);

            Assert.Equal(3, capture.Exchanges.Length);
            Assert.Equal(stream, capture.Exchanges.SelectMany(exchange => Packet.WithLength(Reading.ResponseOf(exchange).ToArray())));
        },
        iter: 200);

    [Fact]
    public void Sequence_numbers_wrap()
    {
        var octets = Packet.WithLength(Sample.Response(texts: 10));
        var start = uint.MaxValue - 500;
        var capture = Reading.Packets(
            Packet.Tcp(Server, Client, start - 1, Syn | Ack),
            Packet.Tcp(Server, Client, unchecked(start + 1000), Ack, octets[1000..]),
            Packet.Tcp(Server, Client, start, Ack, octets[..1000]));
        Assert.IsType<Outcome.Answered>(Assert.Single(capture.Exchanges).Outcome);
    }

    [Fact]
    public void A_recording_that_begins_within_a_stream_finds_the_next_message()
    {
        var first = Packet.WithLength(Sample.Response(1, texts: 20));
        var second = Packet.WithLength(Sample.Response(2));
        var capture = Reading.Read(PacketFile.Pcap(
        [
            Packet.Tcp(Server, Client, 5000, Ack, first[2000..]),
            Packet.Tcp(Server, Client, 5000 + (uint)first.Length - 2000, Ack, second),
        ]));
        Assert.Equal(second[2..], Reading.ResponseOf(Assert.Single(capture.Exchanges)).ToArray());
        Assert.Equal("a TCP stream whose beginning was not recorded", Assert.Single(capture.Losses).Reason);
    }

    [Fact]
    public void A_segment_that_was_not_recorded_costs_its_message_only()
    {
        var first = Packet.WithLength(Sample.Response(1, texts: 20));
        var second = Packet.WithLength(Sample.Response(2));
        var capture = Reading.Read(PacketFile.Pcap(
        [
            Packet.Tcp(Client, Server, 1, Ack, Packet.WithLength(Sample.Query(1))),
            Packet.Tcp(Server, Client, 5000, Ack, first[..1000]),
            Packet.Tcp(Server, Client, 5000 + (uint)first.Length, Ack, second),
        ]));
        Assert.Equal(2, capture.Exchanges.Length);
        Assert.Contains(capture.Exchanges, exchange => exchange.Outcome is Outcome.Unreadable && !exchange.Query.IsEmpty);
        Assert.Contains(capture.Exchanges, exchange => exchange.Outcome is Outcome.Answered);
        Assert.Contains(capture.Losses, loss => loss.Reason.StartsWith("a gap in a TCP stream", StringComparison.Ordinal) && loss.Octets == first.Length - 1000);
    }

    [Fact]
    public void A_connection_reset_after_the_query_is_a_network_error()
    {
        var capture = Reading.Packets(
            Packet.Tcp(Client, Server, 1, Ack, Packet.WithLength(Sample.Query(1))),
            Packet.Tcp(Server, Client, 5000, Rst | Ack));
        Assert.Equal("connection reset by 192.0.2.53:53", Assert.IsType<Outcome.NetworkError>(Assert.Single(capture.Exchanges).Outcome).Reason);
    }

    [Fact]
    public void Tcp_on_another_port_is_read_when_it_can_be_nothing_but_dns()
    {
        var server = new IPEndPoint(Server.Address, 5300);
        byte[][] packets =
        [
            Packet.Tcp(Client, server, 0, Syn),
            Packet.Tcp(Client, server, 1, Ack, Packet.WithLength(Sample.Query(1))),
            Packet.Tcp(server, Client, 0, Syn | Ack),
            Packet.Tcp(server, Client, 1, Ack, Packet.WithLength(Sample.Response(1))),
            Packet.Tcp(Client, new IPEndPoint(Server.Address, 80), 9, Ack, "GET / HTTP/1.1\r\nHost: example\r\n\r\n"u8.ToArray()),
        ];

        var exchange = Assert.Single(Reading.Packets(packets).Exchanges);

        Assert.Equal(5300, exchange.Server.Port);
        Assert.IsType<Outcome.Answered>(exchange.Outcome);
        Assert.Empty(Reading.Read(PacketFile.Pcap(packets), new CaptureReaderOptions { AnyPort = false }).Exchanges);
    }

    [Fact]
    public void Streams_that_are_not_dns_are_not_kept()
    {
        var web = new IPEndPoint(Server.Address, 80);
        var body = new byte[1400];
        body.AsSpan().Fill((byte)'G');
        byte[][] packets = [.. Enumerable.Range(0, 2000).SelectMany(index =>
        {
            var client = new IPEndPoint(Client.Address, 1024 + index);
            return (byte[][])[Packet.Tcp(client, web, 0, Syn), Packet.Tcp(client, web, 1, Ack, body), Packet.Tcp(client, web, 1401, Ack, body)];
        })];
        var file = PacketFile.Pcap(packets);
        Assert.Empty(Reading.Packets(packets[..3]).Exchanges);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Empty(Reading.Read(file).Exchanges);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 12L << 20);
    }
}
