using System.IO.Compression;
using System.Net;
using CsCheck;
using DnssecToolkit.Captures.Tests.Support;

namespace DnssecToolkit.Captures.Tests;

public class PacketFileTests
{
    private static readonly IPEndPoint Client = Sample.Client;
    private static readonly IPEndPoint Server = new(Sample.Server.Address, 53);

    private static readonly byte[] QueryPacket = Packet.Udp(Client, Server, Sample.Query());
    private static readonly byte[] ResponsePacket = Packet.Udp(Server, Client, Sample.Response());

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void A_pcap_of_either_byte_order_and_resolution_gives_the_exchange(bool bigEndian, bool nanoseconds)
    {
        var capture = Reading.Read(PacketFile.Pcap([QueryPacket, ResponsePacket], bigEndian: bigEndian, nanoseconds: nanoseconds));

        Assert.Empty(capture.Losses);
        var exchange = Assert.Single(capture.Exchanges);
        Assert.Equal(Sample.Noon.AddSeconds(1.5), exchange.At);
        Assert.Equal(Sample.Noon.AddSeconds(0.5), exchange.AskedAt);
        Assert.Equal(Sample.Server, exchange.Server);
        Assert.Equal(Client, exchange.Client);
        Assert.Equal(Transport.Udp, exchange.Transport);
        Assert.Equal(Sample.Query(), exchange.Query.ToArray());
        Assert.Equal(Sample.Response(), Reading.ResponseOf(exchange).ToArray());
        Assert.Equal(Sample.Question(), exchange.Question);
        Assert.Equal("file", exchange.Source);
        Assert.Equal(TimeSpan.FromSeconds(1), exchange.Duration);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Pcapng_packets_of_all_kinds_sections_and_interfaces_are_read(bool bigEndian)
    {
        ulong micro = (ulong)PacketFile.Epoch * 1_000_000;
        byte[] file =
        [
            .. PacketFile.Section(bigEndian),
            .. PacketFile.Interface(bigEndian, 1),
            .. PacketFile.Interface(bigEndian, 101, resolution: 9),
            .. PacketFile.Block(bigEndian, 0x0000_0bad, body => body.UInt32(1)),
            .. PacketFile.Enhanced(bigEndian, 0, micro, Packet.Ethernet(QueryPacket)),
            .. PacketFile.Enhanced(bigEndian, 1, (micro + 250_000) * 1000, ResponsePacket),
            .. PacketFile.Section(!bigEndian),
            .. PacketFile.Interface(!bigEndian, 101, resolution: 0x80 | 10, offset: PacketFile.Epoch),
            .. PacketFile.Old(!bigEndian, 0, 2048, Packet.Udp(Client, Server, Sample.Query(2))),
            .. PacketFile.Simple(!bigEndian, Packet.Udp(Server, Client, Sample.Response(2))),
        ];

        var capture = Reading.Read(file);

        Assert.Empty(capture.Losses);
        Assert.Equal([Sample.Noon.AddMilliseconds(250), Sample.Noon.AddSeconds(2)], capture.Exchanges.Select(exchange => exchange.At));
        Assert.Equal([Sample.Noon, Sample.Noon.AddSeconds(2)], capture.Exchanges.Select(exchange => exchange.AskedAt!.Value));
    }

    [Fact]
    public void A_gzip_file_is_read_like_the_file_inside()
    {
        var plain = PacketFile.Pcap([QueryPacket, ResponsePacket]);

        Assert.Equal(Reading.Texts(Reading.Read(plain)), Reading.Texts(Reading.Read(Gzip(plain))));
        Assert.Equal(CaptureFormat.Pcap, CaptureReader.Sniff(Gzip(plain)));
    }

    [Fact]
    public void A_gzip_file_cut_short_gives_what_came_before_the_cut_and_says_so()
    {
        var plain = PacketFile.Pcap(Enumerable.Range(0, 400).Select(index => Packet.Udp(Server, Client, Sample.Response((ushort)(index * 7919)))));
        var packed = Gzip(plain);

        var capture = Reading.Read(packed[..(packed.Length / 2)]);

        Assert.InRange(capture.Exchanges.Length, 1, 399);
        Assert.NotEmpty(capture.Losses);
    }

    [Fact]
    public void A_file_cut_within_a_packet_gives_the_packets_before_and_tells_where_it_ends()
    {
        var file = PacketFile.Pcap([QueryPacket, ResponsePacket, QueryPacket]);

        var capture = Reading.Read(file[..^10]);

        Assert.IsType<Outcome.Answered>(capture.Exchanges[0].Outcome);
        Assert.Contains(capture.Losses, loss => loss.Reason.StartsWith("the file ends within a packet", StringComparison.Ordinal) && loss.Offset > 24 && loss.Source == "file");
    }

    [Fact]
    public void Noise_between_packets_costs_no_packet_and_is_told()
    {
        byte[][] packets = [.. Enumerable.Range(0, 20).Select(index => Packet.Udp(Server, Client, Sample.Response((ushort)index)))];
        var clean = PacketFile.Pcap(packets);
        var record = 16 + packets[0].Length;
        var middle = 24 + (10 * record);
        byte[] noisy = [.. clean[..middle], .. Enumerable.Repeat((byte)0xff, 333), .. clean[middle..]];

        var capture = Reading.Read(noisy);

        Assert.Equal(20, capture.Exchanges.Length);
        var loss = Assert.Single(capture.Losses);
        Assert.Equal((middle, 333L), (loss.Offset, loss.Octets));
    }

    [Fact]
    public void A_damaged_length_costs_one_packet_only()
    {
        byte[][] packets = [.. Enumerable.Range(0, 20).Select(index => Packet.Udp(Server, Client, Sample.Response((ushort)index)))];
        var file = PacketFile.Pcap(packets);
        file[24 + (5 * (16 + packets[0].Length)) + 9] ^= 1; // 256 octets more

        var capture = Reading.Read(file);

        Assert.Equal(19, capture.Exchanges.Length);
        Assert.Single(capture.Losses);
    }

    [Fact]
    public void A_damaged_pcapng_block_costs_one_packet_only()
    {
        byte[][] blocks = [.. Enumerable.Range(0, 20).Select(index => PacketFile.Enhanced(false, 0, (ulong)index, Packet.Udp(Server, Client, Sample.Response((ushort)index))))];
        blocks[7][4] ^= 0x44;
        byte[] file = [.. PacketFile.Section(false), .. PacketFile.Interface(false, 101), .. blocks.SelectMany(block => block)];

        var capture = Reading.Read(file);

        Assert.Equal(19, capture.Exchanges.Length);
        Assert.Equal(blocks[7].Length, Assert.Single(capture.Losses).Octets);
    }

    [Fact]
    public void A_response_cut_by_the_snap_length_is_kept_as_unreadable_with_its_question()
    {
        var long_ = Packet.Udp(Server, Client, Sample.Response(texts: 5));
        var capture = Reading.Read(PacketFile.Pcap([QueryPacket, long_], snapLength: 96));

        var exchange = Assert.Single(capture.Exchanges);
        var outcome = Assert.IsType<Outcome.Unreadable>(exchange.Outcome);
        Assert.Equal(96 - 28, outcome.Octets.Length);
        Assert.Equal(Sample.Question(), exchange.Question);
        Assert.Single(capture.Losses);
    }

    [Fact]
    public void Empty_and_foreign_files_are_told_and_do_not_throw()
    {
        Assert.Equal("the file is empty", Assert.Single(Reading.Read([]).Losses).Reason);
        Assert.Contains("format", Assert.Single(Reading.Read([0, 1, 2, 3, 4, 5, 6, 7]).Losses).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_ends_with_the_length_of_the_file_and_a_cancelled_reading_stops()
    {
        var file = PacketFile.Pcap([QueryPacket, ResponsePacket]);
        var told = new List<long>();
        CaptureReader.Read(new MemoryStream(file), progress: new Listener(told.Add), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(file.Length, told[^1]);

        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => CaptureReader.Read(new MemoryStream(file), cancellationToken: stop.Token));
    }

    [Fact]
    public void What_is_written_as_pcap_reads_back_the_same() => Generators.KnownExchanges.Sample(
        exchanges =>
        {
            var before = new Capture(exchanges);
            using var stream = new MemoryStream();
            CaptureWriter.WritePcap(stream, before);
            var after = CaptureReader.Read(new MemoryStream(stream.ToArray()));
            Assert.Empty(after.Losses);
            Assert.Equal(Reading.Texts(before).Order(), Reading.Texts(after).Order());
        },
        iter: 300);

    private static byte[] Gzip(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(plain);
        }

        return packed.ToArray();
    }

    private sealed class Listener(Action<long> listen) : IProgress<long>
    {
        public void Report(long value) => listen(value);
    }
}
