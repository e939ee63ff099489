using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab.Serving;

namespace DnssecToolkit.Lab.Tests.Serving;

/// <summary>Thousands of servers at once, as comparing verdicts with resolvers needs them.</summary>
public sealed class ManyServersTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 5, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_thousand_zones_with_three_servers_each_are_served_at_once_without_threads_of_their_own()
    {
        const int Zones = 1000;
        var internet = Internet.Build(
            new InternetDescription(Enumerable.Range(0, Zones).Select(number => new ZoneDescription($"t{number}.") { IsSigned = false, Servers = ServerDescription.Several(3), Records = "www A 192.0.2.1" }))
            {
                FirstAddress = IPAddress.Parse("127.72.0.0"),
            },
            Noon);
        var threads = Process.GetCurrentProcess().Threads.Count;
        await using var servers = LoopbackServers.Start(internet, new LoopbackOptions { Port = 0 });
        Assert.Equal((Zones * 3) + 2, servers.EndPoints.Length);
        Assert.True(Process.GetCurrentProcess().Threads.Count < threads + 50);

        using var client = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        for (var number = 0; number < Zones; number++)
        {
            var name = DomainName.Parse($"www.t{number}.");
            var server = internet.ServersOf(name.Parent)[number % 3];
            await client.SendAsync(new Message { Id = (ushort)number, Questions = [new Question(name, RecordType.A)] }.ToWire(), servers.EndPointOf(server.Address));
            var reply = await client.ReceiveAsync().WaitAsync(TimeSpan.FromMinutes(1));
            var message = Message.Parse(reply.Buffer).Value;
            Assert.Equal(((ushort)number, name), (message.Id, Assert.Single(message.Answer).Owner));
            Assert.Equal(server.Address.Address, reply.RemoteEndPoint.Address);
        }
    }

    [Fact]
    public async Task A_flood_at_one_address_is_answered_and_the_others_go_on()
    {
        const int Queries = 5000;
        var internet = Internet.Build(Bench.Describe() with { FirstAddress = IPAddress.Parse("127.71.0.0") }, Noon);
        await using var servers = LoopbackServers.Start(internet, new LoopbackOptions { Port = 0, Clock = new VirtualClock(Noon, speed: 0) });
        var query = new Message { Id = 9, Questions = [LabQuestion.Parse("www A", LabChoices.Zone)], Edns = new Edns(1232, dnssecOk: true) }.ToWire();
        using var flood = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        flood.Connect(servers.EndPointOf(internet.ServersOf(LabChoices.Zone)[0].Address));
        for (var i = 0; i < Queries; i++)
        {
            flood.Send(query);
        }

        using var other = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await other.SendAsync(query, servers.EndPointOf(internet.ServersOf(LabChoices.Zone)[1].Address));
        Assert.NotEmpty((await other.ReceiveAsync().WaitAsync(TimeSpan.FromMinutes(1))).Buffer);
    }
}
