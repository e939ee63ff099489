using System.Buffers.Binary;
using System.Net;
using DnssecToolkit.Captures.Tests.Support;

namespace DnssecToolkit.Captures.Tests;

public class MatchingTests
{
    private static readonly IPEndPoint Client = Sample.Client;
    private static readonly IPEndPoint Server = new(Sample.Server.Address, 53);

    [Fact]
    public void A_query_without_response_is_a_timeout_that_says_how_long_the_recording_went_on()
    {
        var capture = Reading.Packets(
            Packet.Udp(Client, Server, Sample.Query(1)),
            Packet.Udp(Server, Client, Sample.Response(2)),
            Packet.Udp(Server, Client, Sample.Response(3)));
        Assert.Equal(new Outcome.Timeout(TimeSpan.FromSeconds(2)), capture.Exchanges[0].Outcome);
        Assert.Equal(capture.Exchanges[0].AskedAt, capture.Exchanges[0].At);
    }

    [Fact]
    public void A_response_after_the_patience_has_ended_stands_alone()
    {
        var capture = Reading.Read(
            PacketFile.Pcap([Packet.Udp(Client, Server, Sample.Query(1)), [0x45], [0x45], Packet.Udp(Server, Client, Sample.Response(1))]),
            new CaptureReaderOptions { Patience = TimeSpan.FromSeconds(2) });
        Assert.Equal(2, capture.Exchanges.Length);
        Assert.Equal(new Outcome.Timeout(TimeSpan.FromSeconds(2)), capture.Exchanges[0].Outcome);
        Assert.True(capture.Exchanges[1].Query.IsEmpty);
    }

    [Fact]
    public void A_response_to_another_question_does_not_answer()
    {
        var capture = Reading.Packets(
            Packet.Udp(Client, Server, Sample.Query(1, "a.")),
            Packet.Udp(Server, Client, Sample.Response(1, "b.")),
            Packet.Udp(Server, Client, Sample.Response(1, "A.")));
        Assert.Equal(2, capture.Exchanges.Length);
        Assert.True(capture.Exchanges[0].Query.IsEmpty);
        Assert.False(capture.Exchanges[1].Query.IsEmpty);
    }

    [Fact]
    public void Responses_with_wrong_port_address_or_id_do_not_answer()
    {
        var capture = Reading.Packets(
            Packet.Udp(Client, Server, Sample.Query(1)),
            Packet.Udp(Server, new IPEndPoint(Client.Address, 40_001), Sample.Response(1)),
            Packet.Udp(new IPEndPoint(IPAddress.Parse("192.0.2.99"), 53), Client, Sample.Response(1)),
            Packet.Udp(Server, Client, Sample.Response(7)));
        Assert.Equal(4, capture.Exchanges.Length);
        Assert.Single(capture.Exchanges, exchange => exchange.Outcome is Outcome.Timeout);
    }

    [Fact]
    public void A_query_sent_twice_and_answered_once_is_one_answer_and_one_timeout()
    {
        var query = Packet.Udp(Client, Server, Sample.Query(1));
        var capture = Reading.Packets(query, query, Packet.Udp(Server, Client, Sample.Response(1)));
        Assert.Equal(2, capture.Exchanges.Length);
        Assert.Single(capture.Exchanges, exchange => exchange.Outcome is Outcome.Answered);
        Assert.Single(capture.Exchanges, exchange => exchange.Outcome is Outcome.Timeout);
    }

    [Fact]
    public void An_error_without_question_answers_by_its_id()
    {
        byte[] formatError = [0, 1, 0x80, 1, 0, 0, 0, 0, 0, 0, 0, 0];
        var exchange = Assert.Single(Reading.Packets(Packet.Udp(Client, Server, Sample.Query(1)), Packet.Udp(Server, Client, formatError)).Exchanges);
        Assert.Equal(Sample.Question(), exchange.Question);
    }

    [Fact]
    public void A_port_that_is_unreachable_is_a_network_error()
    {
        byte[] icmp = [3, 3, 0, 0, 0, 0, 0, 0, .. Packet.Udp(Client, Server, Sample.Query(1))];
        var exchange = Assert.Single(Reading.Packets(Packet.Udp(Client, Server, Sample.Query(1)), Packet.Ip(Server, Client, 1, icmp)).Exchanges);
        Assert.Equal(new Outcome.NetworkError("port unreachable"), exchange.Outcome);
    }

    [Fact]
    public void Dns_is_found_on_any_port_but_not_multicast_dns()
    {
        var server = new IPEndPoint(Server.Address, 35_353);
        var multicast = new IPEndPoint(IPAddress.Parse("224.0.0.251"), 5353);
        var capture = Reading.Packets(
            Packet.Udp(Client, server, Sample.Query(1)),
            Packet.Udp(server, Client, Sample.Response(1)),
            Packet.Udp(new IPEndPoint(Client.Address, 5353), multicast, Sample.Query(0)));
        Assert.Equal(new ServerAddress(Server.Address, 35_353), Assert.Single(capture.Exchanges).Server);
    }

    [Fact]
    public void Open_queries_are_bounded_and_the_oldest_give_way()
    {
        var packets = Enumerable.Range(0, 50).Select(id => Packet.Udp(Client, Server, Sample.Query((ushort)id))).ToList();
        packets.Add(Packet.Udp(Server, Client, Sample.Response(0)));
        packets.Add(Packet.Udp(Server, Client, Sample.Response(49)));
        var capture = Reading.Read(PacketFile.Pcap(packets), new CaptureReaderOptions { MaximumOpenQueries = 10, Patience = TimeSpan.FromHours(1) });
        Assert.Equal(51, capture.Exchanges.Length);
        Assert.Equal(49, BinaryPrimitives.ReadUInt16BigEndian(Assert.Single(capture.Exchanges, exchange => exchange.Outcome is Outcome.Answered && !exchange.Query.IsEmpty).Query.Span));
        Assert.Single(capture.Losses);
    }

    [Fact]
    public void A_response_that_leaves_for_a_servers_port_is_told_as_noise()
    {
        var capture = Reading.Read(PacketFile.Pcap([Packet.Udp(Client, Server, Sample.Response(1))]));
        Assert.Empty(capture.Exchanges);
        Assert.Equal("a response sent to a server's port", Assert.Single(capture.Losses).Reason);
    }
}
