using System.Net;
using DnssecToolkit.Captures.Tests.Support;

namespace DnssecToolkit.Captures.Tests;

public class NetworkLayerTests
{
    private static readonly IPEndPoint Client4 = Sample.Client;
    private static readonly IPEndPoint Server4 = new(Sample.Server.Address, 53);
    private static readonly IPEndPoint Client6 = new(IPAddress.Parse("2001:db8::1"), 40_000);
    private static readonly IPEndPoint Server6 = new(IPAddress.Parse("2001:db8::53"), 53);

    [Theory]
    [InlineData(101)]
    [InlineData(12)]
    [InlineData(14)]
    [InlineData(228)]
    public void Raw_ip_is_read_under_all_its_numbers(int linkType) =>
        AssertResponse(linkType, Packet.Udp(Server4, Client4, Sample.Response()));

    [Fact]
    public void Raw_ipv6_is_read() => AssertResponse(229, Packet.Udp(Server6, Client6, Sample.Response()));

    [Theory]
    [InlineData(new ushort[0])]
    [InlineData(new ushort[] { 0x8100 })]
    [InlineData(new ushort[] { 0x88a8, 0x8100 })]
    [InlineData(new ushort[] { 0x9100, 0x8100, 0x8100 })]
    public void Ethernet_is_read_through_its_vlan_tags(ushort[] tags)
    {
        AssertResponse(1, Packet.Ethernet(Packet.Udp(Server4, Client4, Sample.Response()), tags));
        AssertResponse(1, Packet.Ethernet(Packet.Udp(Server6, Client6, Sample.Response()), tags));
    }

    [Fact]
    public void Linux_cooked_captures_of_both_versions_are_read()
    {
        var ip = Packet.Udp(Server6, Client6, Sample.Response());
        AssertResponse(113, [.. new byte[14], 0x86, 0xdd, .. ip]);
        AssertResponse(276, [0x86, 0xdd, .. new byte[18], .. ip]);
    }

    [Theory]
    [InlineData(0, new byte[] { 2, 0, 0, 0 })]
    [InlineData(0, new byte[] { 0, 0, 0, 2 })]
    [InlineData(108, new byte[] { 0, 0, 0, 2 })]
    public void Loopback_of_bsd_is_read(int linkType, byte[] family) =>
        AssertResponse(linkType, [.. family, .. Packet.Udp(Server4, Client4, Sample.Response())]);

    [Fact]
    public void Ipv6_extension_headers_are_passed()
    {
        var udp = Packet.UdpPayload(Server6, Client6, Sample.Response());
        byte[] hopByHop = [60, 0, 1, 4, 0, 0, 0, 0];
        byte[] destinationOptions = [43, 1, 1, 12, .. new byte[12]];
        byte[] routing = [51, 0, 4, 0, 0, 0, 0, 0];
        byte[] authentication = [17, 4, 0, 0, .. new byte[20]];
        AssertResponse(101, Packet.IPv6(Server6, Client6, 0, [.. hopByHop, .. destinationOptions, .. routing, .. authentication, .. udp]));
    }

    [Fact]
    public void Ip_in_ip_is_opened()
    {
        var inner = Packet.Udp(Server6, Client6, Sample.Response());
        AssertResponse(101, Packet.Ip(Server4, Client4, 41, inner));
    }

    [Fact]
    public void A_link_type_that_is_not_read_is_told_once_with_the_number_of_packets()
    {
        var capture = Reading.Read(PacketFile.Pcap([[1, 2, 3], [4, 5, 6]], linkType: 147));
        Assert.Empty(capture.Exchanges);
        Assert.StartsWith("2 packets of link type 147", Assert.Single(capture.Losses).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fragments_in_any_order_and_sent_twice_make_one_response(bool isIPv6)
    {
        var (server, client) = isIPv6 ? (Server6, Client6) : (Server4, Client4);
        var response = Sample.Response(texts: 20);
        var pieces = Packet.Fragments(server, client, 17, Packet.UdpPayload(server, client, response), 1232);
        Assert.Equal(4, pieces.Length);
        var query = Packet.Udp(client, server, Sample.Query());

        foreach (var order in (int[][])[[0, 1, 2, 3], [3, 2, 1, 0], [1, 1, 3, 0, 2], [2, 0, 3, 1]])
        {
            var exchange = Assert.Single(Reading.Packets([query, .. order.Select(index => pieces[index])]).Exchanges);
            Assert.Equal(response, Reading.ResponseOf(exchange).ToArray());
        }
    }

    [Fact]
    public void Fragments_that_overlap_with_other_octets_are_not_believed()
    {
        var pieces = Packet.Fragments(Server4, Client4, 17, Packet.UdpPayload(Server4, Client4, Sample.Response(texts: 20)), 1232);
        var forged = (byte[])pieces[1].Clone();
        forged[^1] ^= 1;

        var capture = Reading.Read(PacketFile.Pcap([pieces[0], pieces[1], forged, pieces[2], pieces[3]]));

        Assert.DoesNotContain(capture.Exchanges, exchange => exchange.Outcome is Outcome.Answered);
        Assert.Contains(capture.Losses, loss => loss.Reason == "fragments that overlap with different octets");
    }

    [Fact]
    public void A_response_whose_last_fragment_is_missing_is_kept_as_unreadable()
    {
        var pieces = Packet.Fragments(Server4, Client4, 17, Packet.UdpPayload(Server4, Client4, Sample.Response(texts: 20)), 1232);

        var capture = Reading.Read(PacketFile.Pcap([Packet.Udp(Client4, Server4, Sample.Query()), .. pieces[..^1]]));

        var outcome = Assert.IsType<Outcome.Unreadable>(Assert.Single(capture.Exchanges).Outcome);
        Assert.Equal((3 * 1232) - 8, outcome.Octets.Length);
        Assert.Contains(capture.Losses, loss => loss.Reason.Contains("not all fragments", StringComparison.Ordinal));
    }

    private static void AssertResponse(int linkType, byte[] packet)
    {
        var capture = Reading.Read(PacketFile.Pcap([packet], linkType));
        Assert.Empty(capture.Losses);
        Assert.Equal(Sample.Response(), Reading.ResponseOf(Assert.Single(capture.Exchanges)).ToArray());
    }
}
