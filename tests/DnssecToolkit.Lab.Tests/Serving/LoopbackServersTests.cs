using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab.Serving;

namespace DnssecToolkit.Lab.Tests.Serving;

/// <summary>The lab on real sockets answers as it does without them.</summary>
public sealed class LoopbackServersTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly DomainName Zone = DomainName.Parse("example.test.");

    private static Internet Healthy(SecurityAlgorithm? algorithm = null) => Internet.Build(Bench.Describe(algorithm) with { FirstAddress = IPAddress.Parse("127.61.0.0") }, Noon);

    private static LoopbackOptions Frozen(Action<ServedQuery>? onQuery = null) => new() { Port = 0, Clock = new VirtualClock(Noon.AddHours(1), speed: 0), OnQuery = onQuery };

    private static byte[] Query(string ask, ushort id = 7, ushort size = 1232) => new Message { Id = id, Questions = [LabQuestion.Parse(ask, Zone)], Edns = new Edns(size, dnssecOk: true) }.ToWire();

    [Theory]
    [InlineData("www A")]
    [InlineData("nothing A")]
    [InlineData("www.signed A")]
    public async Task Udp_and_tcp_give_what_the_server_without_a_socket_gives(string ask)
    {
        var internet = Healthy();
        await using var servers = LoopbackServers.Start(internet, Frozen());
        foreach (var server in internet.Servers)
        {
            var expected = Assert.IsType<ServerReply.Octets>(server.Answer(Query(ask), Transport.Tcp, servers.Now)).Message;
            Assert.Equal(expected, await Dns.AskUdpAsync(servers.EndPointOf(server.Address), Query(ask)));
            Assert.Equal(expected, Assert.Single(await Dns.AskTcpAsync(servers.EndPointOf(server.Address), Query(ask))));
        }

        Assert.Equal(2 * internet.Servers.Length, servers.Queries);
    }

    [Fact]
    public async Task Queries_on_one_connection_are_answered_in_order_even_when_they_come_in_one_piece()
    {
        var internet = Healthy();
        await using var servers = LoopbackServers.Start(internet, Frozen());
        byte[][] queries = [.. Enumerable.Range(1, 50).Select(id => Query(id % 2 == 0 ? "www A" : "@ DNSKEY", (ushort)id))];
        var replies = await Dns.AskTcpAsync(servers.EndPointOf(internet.ServersOf(Zone)[0].Address), queries);
        Assert.Equal(Enumerable.Range(1, 50), replies.Select(reply => BinaryPrimitives.ReadUInt16BigEndian(reply)).Select(id => (int)id));
    }

    [Fact]
    public async Task A_datagram_is_cut_to_what_the_query_allows_and_tcp_gives_the_whole()
    {
        var internet = Healthy(SecurityAlgorithm.RsaSha256);
        await using var servers = LoopbackServers.Start(internet, Frozen());
        var end = servers.EndPointOf(internet.ServersOf(Zone)[0].Address);
        var cut = Message.Parse(await Dns.AskUdpAsync(end, Query("@ DNSKEY", size: 512))).Value;
        Assert.True(cut.IsTruncated);
        var whole = Message.Parse(Assert.Single(await Dns.AskTcpAsync(end, Query("@ DNSKEY", size: 512)))).Value;
        Assert.False(whole.IsTruncated);
        Assert.NotEmpty(whole.Answer);
    }

    [Fact]
    public async Task Every_query_is_told_with_the_labs_own_time()
    {
        var internet = Healthy();
        var told = new TaskCompletionSource<ServedQuery>();
        await using var servers = LoopbackServers.Start(internet, Frozen(told.SetResult));
        var server = internet.ServersOf(Zone)[1];
        var reply = await Dns.AskUdpAsync(servers.EndPointOf(server.Address), Query("www A"));
        var served = await told.Task;
        Assert.Equal(Noon.AddHours(1), served.At);
        Assert.Equal(server.Address, served.Server);
        Assert.Equal(IPAddress.Loopback, served.Client.Address);
        Assert.Equal(Query("www A"), served.Query.ToArray());
        Assert.Equal(reply, Assert.IsType<ServerReply.Octets>(served.Reply).Message.ToArray());
    }

    [Fact]
    public async Task A_taken_port_is_named_with_its_address_and_the_way_out()
    {
        var internet = Healthy();
        await using var first = LoopbackServers.Start(internet, Frozen());
        var port = first.EndPoints[0].Port;
        var refused = Assert.Throws<ServingException>(() => LoopbackServers.Start(internet, new LoopbackOptions { Port = port }));
        Assert.StartsWith($"127.61.0.1 port {port} (UDP) is taken by another program", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_end_the_same_ports_can_be_served_at_once()
    {
        var internet = Healthy();
        var first = LoopbackServers.Start(internet, Frozen());
        var port = first.EndPoints[0].Port;
        await Dns.AskTcpAsync(first.EndPoints[0], Query("www A"));
        await first.DisposeAsync();
        await using var second = LoopbackServers.Start(internet, Frozen() with { Port = port });
        Assert.NotEmpty(await Dns.AskUdpAsync(second.EndPoints[0], Query("www A")));
    }

    [Fact]
    public async Task A_connection_that_says_nothing_is_closed_and_so_is_one_that_says_too_much()
    {
        var internet = Healthy();
        await using var servers = LoopbackServers.Start(internet, Frozen() with { IdleTimeout = TimeSpan.FromMilliseconds(200), MaximumQuerySize = 512 });
        using var silent = new TcpClient();
        await silent.ConnectAsync(servers.EndPoints[0]);
        Assert.Equal(0, await silent.GetStream().ReadAsync(new byte[1]).AsTask().WaitAsync(TimeSpan.FromMinutes(1)));

        using var talkative = new TcpClient();
        await talkative.ConnectAsync(servers.EndPoints[0]);
        await talkative.GetStream().WriteAsync(new byte[] { 2, 1 }); // the length 513
        Assert.Equal(0, await talkative.GetStream().ReadAsync(new byte[1]).AsTask().WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task One_connection_more_than_allowed_is_closed_at_once_and_the_others_go_on()
    {
        var internet = Healthy();
        await using var servers = LoopbackServers.Start(internet, Frozen() with { MaximumConnections = 1 });
        using var first = new TcpClient();
        await first.ConnectAsync(servers.EndPoints[0]);
        var query = Query("www A");
        await first.GetStream().WriteAsync((byte[])[0, (byte)query.Length, .. query]);
        Assert.Equal(1, await first.GetStream().ReadAsync(new byte[1]).AsTask().WaitAsync(TimeSpan.FromMinutes(1)));

        using var second = new TcpClient();
        await second.ConnectAsync(servers.EndPoints[1]);
        Assert.Equal(0, await second.GetStream().ReadAsync(new byte[1]).AsTask().WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal(1, await first.GetStream().ReadAsync(new byte[1]).AsTask().WaitAsync(TimeSpan.FromMinutes(1)));
    }

    [Theory]
    [InlineData("silent", false)]
    [InlineData("throws", true)]
    public async Task A_server_that_is_silent_stays_so_and_one_that_throws_says_servfail(string behaviour, bool answers)
    {
        var fault = new Fault(behaviour, FaultArea.Servers, "The first server misbehaves.")
        {
            Breaks = ("RFC 1035", "a server answers"),
            Expect = _ => new(ExpectedStatus.Secure),
            Servers = site => site.Servers[0].Behaviours.Add((_, _) => behaviour == "silent" ? new ServerReply.Silence() : throw new InvalidOperationException(behaviour)),
        };
        var internet = Internet.Build(Bench.Describe() with { FirstAddress = IPAddress.Parse("127.61.0.0") }, Noon, fault.In(Zone));
        var told = new TaskCompletionSource<Exception>();
        await using var servers = LoopbackServers.Start(internet, Frozen() with { OnFailure = (_, failure) => told.TrySetResult(failure) });
        var end = servers.EndPointOf(internet.ServersOf(Zone)[0].Address);
        if (answers)
        {
            Assert.Equal(ResponseCode.ServerFailure, Message.Parse(await Dns.AskUdpAsync(end, Query("www A"))).Value.ResponseCode);
            Assert.Equal(behaviour, (await told.Task).Message);
        }
        else
        {
            using var client = new UdpClient();
            await client.SendAsync(Query("www A"), end);
            await Assert.ThrowsAsync<TimeoutException>(() => client.ReceiveAsync().WaitAsync(TimeSpan.FromMilliseconds(300)));
            Assert.Equal(1, servers.Queries);
        }
    }

    [Fact]
    public void An_address_outside_of_loopback_is_refused() =>
        Assert.Contains("192.0.2.1", Assert.Throws<ArgumentException>(() => LoopbackServers.Start(
            Internet.Build(Bench.Describe() with { FirstAddress = IPAddress.Parse("192.0.2.0") }, Noon), Frozen())).Message, StringComparison.Ordinal);

    /// <summary>A stub client of a few lines.</summary>
    private static class Dns
    {
        private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

        public static async Task<byte[]> AskUdpAsync(IPEndPoint server, byte[] query)
        {
            using var client = new UdpClient(server.AddressFamily);
            client.Connect(server);
            await client.SendAsync(query);
            return (await client.ReceiveAsync().WaitAsync(Patience)).Buffer;
        }

        public static async Task<List<byte[]>> AskTcpAsync(IPEndPoint server, params byte[][] queries)
        {
            using var client = new TcpClient(server.AddressFamily);
            await client.ConnectAsync(server);
            var stream = client.GetStream();
            await stream.WriteAsync(queries.SelectMany(query => new byte[] { (byte)(query.Length >> 8), (byte)query.Length }.Concat(query)).ToArray());
            var replies = new List<byte[]>();
            foreach (var _ in queries)
            {
                var length = new byte[2];
                await stream.ReadExactlyAsync(length).AsTask().WaitAsync(Patience);
                var reply = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
                await stream.ReadExactlyAsync(reply).AsTask().WaitAsync(Patience);
                replies.Add(reply);
            }

            return replies;
        }
    }
}
