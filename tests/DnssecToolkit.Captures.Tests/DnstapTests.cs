using System.Buffers.Binary;
using System.Net;
using System.Text;
using CsCheck;
using DnssecToolkit.Captures.Tests.Support;

namespace DnssecToolkit.Captures.Tests;

/// <summary>dnstap in Frame Streams: what is written reads back, and what servers do with the format.</summary>
public class DnstapTests
{
    private static readonly Recorder Resolver = new(RecorderRole.Resolver, "r1", "unbound 1.17.1");

    [Fact]
    public void What_is_written_reads_back_the_same() => Generators.RecordedExchanges.Sample(exchanges =>
    {
        var before = new Capture(exchanges);
        var after = Reading.Read(Write(before.Exchanges));
        Assert.Empty(after.Losses);
        Assert.Equal(Reading.Texts(before).Order(), Reading.Texts(after).Order());
    });

    [Fact]
    public void Any_exchange_can_be_written_and_the_responses_read_back_whatever_they_are() => Generators.AnyExchanges.Sample(exchanges =>
    {
        var before = exchanges.Select(exchange => exchange.Outcome).OfType<Outcome.Answered>().Select(answered => Convert.ToHexString(answered.Response.Span));
        var after = Reading.Read(Write(exchanges)).Exchanges.Select(exchange => exchange.Outcome).OfType<Outcome.Answered>().Select(answered => Convert.ToHexString(answered.Response.Span));
        var unreadable = exchanges.Select(exchange => exchange.Outcome).OfType<Outcome.Unreadable>().Select(cut => Convert.ToHexString(cut.Octets.Span));
        Assert.Equal(before.Order(), after.Where(octets => !unreadable.Contains(octets)).Order());
    });

    [Fact]
    public void A_file_cut_at_any_octet_gives_every_whole_message_and_tells_the_cut()
    {
        var file = Write([Recorded(0), Recorded(1), Recorded(2)]);
        var ends = FrameEnds(file);
        for (var length = 0; length < file.Length; length++)
        {
            var capture = Reading.Read(file[..length], new CaptureReaderOptions { Format = CaptureFormat.Dnstap });
            var whole = ends.Count(end => end <= length);
            var isBetweenFrames = whole == 0 ? length is 0 or 42 : ends.Contains(length) || length >= ends[^1];
            Assert.Equal((whole + 1) / 2, capture.Exchanges.Length);
            Assert.Equal(whole / 2, capture.Exchanges.Count(exchange => exchange.Outcome is Outcome.Answered));
            if (!isBetweenFrames)
            {
                Assert.NotEmpty(capture.Losses);
            }
        }
    }

    [Fact]
    public void Behind_damage_the_next_frame_is_found_again()
    {
        var file = Write([Recorded(0), Recorded(1), Recorded(2), Recorded(3)]);
        var ends = FrameEnds(file);
        foreach (var (at, value) in ((int, byte)[])[(ends[1], 0xff), (ends[1] + 2, 0x01), (ends[1] + 3, 0x00), (ends[1] + 4, 0xff), (ends[1] + 30, 0x07)])
        {
            var damaged = (byte[])file.Clone();
            damaged[at] = value;
            var capture = Reading.Read(damaged);
            Assert.InRange(capture.Exchanges.Count(exchange => exchange.Outcome is Outcome.Answered), 3, 4);
            Assert.Contains(capture.Losses, loss => loss.Offset == ends[1]);
        }
    }

    [Fact]
    public void A_response_recorded_without_its_query_keeps_the_time_of_asking_and_the_query_where_the_frame_has_it()
    {
        var capture = Reading.Read(Stream(
            Frame(4, response: Sample.Response(7), asked: 100, answered: 101, serverPort: 53),
            Frame(6, query: Sample.Query(8), response: Sample.Response(8), asked: 102, answered: 103, serverPort: 53)));

        Assert.Empty(capture.Losses);
        Assert.True(capture.Exchanges[0].Query.IsEmpty);
        Assert.Equal(TimeSpan.FromSeconds(1), capture.Exchanges[0].Duration);
        Assert.Equal(Sample.Query(8), capture.Exchanges[1].Query.ToArray());
        Assert.Equal([RecorderRole.Resolver, RecorderRole.Client], capture.Exchanges.Select(exchange => exchange.Recorder!.Role));
    }

    [Fact]
    public void A_recorder_that_keeps_queries_alone_does_not_make_servers_silent()
    {
        var capture = Reading.Read(Stream(Frame(5, query: Sample.Query(1), asked: 100), Frame(5, query: Sample.Query(2), asked: 200)));

        Assert.All(capture.Exchanges, exchange => Assert.Equal(new Outcome.Timeout(), exchange.Outcome));
        Assert.Contains("kept no response in the part client", Assert.Single(capture.Losses).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_responses_are_kept_a_query_without_one_waited_until_the_end()
    {
        var capture = Reading.Read(Stream(
            Frame(3, query: Sample.Query(1), asked: 100),
            Frame(3, query: Sample.Query(2, "b.example."), asked: 101),
            Frame(4, response: Sample.Response(2, "b.example."), answered: 104)));

        Assert.Equal(new Outcome.Timeout(TimeSpan.FromSeconds(4)), capture.Exchanges[0].Outcome);
        Assert.Empty(capture.Losses);
    }

    [Fact]
    public void Frames_of_several_threads_are_put_in_order_before_they_are_matched()
    {
        var capture = Reading.Read(Stream(
            Frame(4, response: Sample.Response(1), answered: 101),
            Frame(4, response: Sample.Response(2), answered: 103),
            Frame(3, query: Sample.Query(2), asked: 102),
            Frame(3, query: Sample.Query(1), asked: 100)));

        Assert.Equal(2, capture.Exchanges.Length);
        Assert.All(capture.Exchanges, exchange => Assert.Equal(TimeSpan.FromSeconds(1), exchange.Duration));
    }

    [Fact]
    public void Both_ends_of_one_exchange_stay_two_records_of_it()
    {
        var capture = Reading.Read(Stream(
            Frame(7, query: Sample.Query(1), asked: 100),
            Frame(5, query: Sample.Query(1), asked: 100),
            Frame(6, response: Sample.Response(1), answered: 101),
            Frame(8, response: Sample.Response(1), answered: 101)));

        Assert.Equal([RecorderRole.Client, RecorderRole.Forwarder], capture.Exchanges.Select(exchange => exchange.Recorder!.Role).Order());
        Assert.All(capture.Exchanges, exchange => Assert.NotNull(exchange.Response));
    }

    [Theory]
    [InlineData(1, Transport.Udp)]
    [InlineData(2, Transport.Tcp)]
    [InlineData(3, Transport.Tls)]
    [InlineData(4, Transport.Https)]
    [InlineData(5, Transport.Udp)]
    [InlineData(6, Transport.Tcp)]
    [InlineData(7, Transport.Quic)]
    [InlineData(8, Transport.File)]
    public void Every_protocol_of_the_schema_is_known_and_a_later_one_is_none(int protocol, Transport transport) =>
        Assert.Equal(transport, Assert.Single(Reading.Read(Stream(Frame(2, response: Sample.Response(), answered: 1, protocol: protocol))).Exchanges).Transport);

    [Fact]
    public void Nanoseconds_are_kept_to_the_tick()
    {
        var at = Sample.Noon.AddTicks(1_234_567);
        var exchange = new Exchange(at, Sample.Server, Transport.Udp, Sample.Query(), new Outcome.Answered(Sample.Response())) { AskedAt = at.AddTicks(-1), Client = Sample.Client };
        var read = Assert.Single(Reading.Read(Write([exchange])).Exchanges);
        Assert.Equal((at, at.AddTicks(-1)), (read.At, read.AskedAt));
    }

    [Fact]
    public void What_a_socket_carried_in_both_directions_is_read_as_well() =>
        Assert.Single(Reading.Read(
        [
            .. Control(4, FrameStreamFile.ContentType), .. Control(1, FrameStreamFile.ContentType), .. Control(2, FrameStreamFile.ContentType),
            .. Framed(Frame(4, response: Sample.Response(), answered: 1)), .. Control(3), .. Control(5),
        ]).Exchanges);

    [Fact]
    public void Files_one_behind_the_other_are_one()
    {
        var file = Write([Recorded(0)]);
        var capture = Reading.Read([.. file, .. Write([Recorded(1)])]);
        Assert.Empty(capture.Losses);
        Assert.Equal(2, capture.Exchanges.Length);
    }

    [Fact]
    public void A_frame_stream_of_something_else_is_named_and_not_read()
    {
        var capture = Reading.Read([.. Control(2, "protobuf:other"), .. Framed("0123456789abcdef"u8.ToArray()), .. Control(3)]);
        Assert.Empty(capture.Exchanges);
        Assert.Contains("\"protobuf:other\"", Assert.Single(capture.Losses).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_that_says_no_address_is_of_the_server_by_its_identity()
    {
        var frame = Frame(2, response: Sample.Response(), answered: 1, serverPort: null, identity: "ns1.example");
        Assert.Equal(ServerAddress.Named("ns1.example"), Assert.Single(Reading.Read(Stream(frame)).Exchanges).Server);
    }

    [Theory]
    [InlineData("bind-9.18.dnstap", 8)]
    [InlineData("bind-9.18-root-server.dnstap", 3)]
    [InlineData("knot-3.2.dnstap", 8)]
    [InlineData("knot-resolver-5.6.dnstap", 1)]
    [InlineData("powerdns-recursor-4.8.dnstap", 5)]
    [InlineData("unbound-1.17.dnstap", 12)]
    public void Every_query_that_a_real_server_recorded_finds_its_response(string name, int exchanges)
    {
        var capture = Samples.Read(name);

        Assert.Empty(capture.Losses);
        Assert.Equal(exchanges, capture.Exchanges.Length);
        Assert.All(capture.Exchanges, exchange => Assert.NotNull(exchange.Response));
        Assert.All(capture.Exchanges, exchange => Assert.False(exchange.Query.IsEmpty));
        Assert.All(capture.Exchanges, exchange => Assert.InRange(exchange.Duration ?? default, TimeSpan.Zero, TimeSpan.FromSeconds(1)));
    }

    internal static byte[] Write(IEnumerable<Exchange> exchanges)
    {
        using var stream = new MemoryStream();
        CaptureWriter.WriteDnstap(stream, exchanges);
        return stream.ToArray();
    }

    private static Exchange Recorded(int number) =>
        new(Sample.Noon.AddSeconds(number), Sample.Server, Transport.Udp, Sample.Query((ushort)number), new Outcome.Answered(Sample.Response((ushort)number)))
        {
            AskedAt = Sample.Noon.AddSeconds(number).AddMilliseconds(-20),
            Client = Sample.Client,
            Recorder = Resolver,
        };

    // Where each data frame ends.
    private static List<int> FrameEnds(byte[] file)
    {
        var ends = new List<int>();
        for (var at = 0; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            at += length == 0 ? 8 + BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at + 4)) : 4 + length;
            if (length > 0)
            {
                ends.Add(at);
            }
        }

        return ends;
    }

    private static byte[] Stream(params byte[][] frames) => [.. Control(2, FrameStreamFile.ContentType), .. frames.SelectMany(Framed), .. Control(3)];

    private static byte[] Framed(byte[] payload) => [.. Big(payload.Length), .. payload];

    private static byte[] Control(int type, string? content = null) => content is null
        ? [.. Big(0), .. Big(4), .. Big(type)]
        : [.. Big(0), .. Big(12 + content.Length), .. Big(type), .. Big(1), .. Big(content.Length), .. Encoding.ASCII.GetBytes(content)];

    private static byte[] Big(int value)
    {
        var octets = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(octets, value);
        return octets;
    }

    // A frame by hand, so that the reader is not tested against the writer alone.
    private static byte[] Frame(
        int type, byte[]? query = null, byte[]? response = null, long? asked = null, long? answered = null, int protocol = 1, int? serverPort = 53, string? identity = null)
    {
        List<byte> message = [.. Number(1, type), .. Number(2, 1), .. Number(3, protocol), .. Octets(4, Sample.Client.Address.GetAddressBytes()), .. Number(6, Sample.Client.Port)];
        if (serverPort is { } port)
        {
            message.AddRange([.. Octets(5, IPAddress.Parse("192.0.2.53").GetAddressBytes()), .. Number(7, port)]);
        }

        message.AddRange(asked is { } askedAt ? [.. Number(8, askedAt), .. (byte[])[(9 << 3) | 5, 0, 0, 0, 0]] : []);
        message.AddRange(query is null ? [] : Octets(10, query));
        message.AddRange(answered is { } answeredAt ? [.. Number(12, answeredAt), .. (byte[])[(13 << 3) | 5, 0, 0, 0, 0]] : []);
        message.AddRange(response is null ? [] : Octets(14, response));
        return [.. identity is null ? [] : Octets(1, Encoding.ASCII.GetBytes(identity)), .. Number(15, 1), .. Octets(14, [.. message])];
    }

    private static byte[] Number(int field, long value) => [.. Varint(field << 3), .. Varint(value)];

    private static byte[] Octets(int field, byte[] octets) => [.. Varint((field << 3) | 2), .. Varint(octets.Length), .. octets];

    private static IEnumerable<byte> Varint(long value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            yield return (byte)(value | 0x80);
        }

        yield return (byte)value;
    }
}
