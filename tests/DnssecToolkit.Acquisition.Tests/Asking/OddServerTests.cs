using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Testing.Servers;

namespace DnssecToolkit.Acquisition.Tests;

/// <summary>Servers that misbehave on real sockets: whatever they do is evidence, and the answer is found where there is one.</summary>
public class OddServerTests
{
    private static readonly Question Asked = new(DomainName.Parse("absent."), RecordType.A);

    private static readonly Patience Short = new()
    {
        Whole = TimeSpan.FromMilliseconds(600),
        Again = TimeSpan.FromMilliseconds(100),
        Backoff = TimeSpan.FromMilliseconds(10),
        Tcp = TimeSpan.FromMilliseconds(600),
    };

    [Fact]
    public async Task A_whole_answer_is_one_exchange_with_query_answer_times_and_client()
    {
        using var server = new ScriptedServer("127.77.0.1", (query, to) => to.SendAsync(Replies.NameError(query).ToWire()));

        var exchange = Assert.Single(await AskedOf(server));

        Assert.IsType<Outcome.Answered>(exchange.Outcome);
        Assert.Equal((Transport.Udp, server.Address, server.Port), (exchange.Transport, exchange.Server.Address, exchange.Server.Port));
        Assert.NotNull(exchange.Client);
        Assert.True(exchange.AskedAt <= exchange.At);
        Assert.True(exchange.QueryMessage is { RecursionDesired: false, CheckingDisabled: false, Edns: { DnssecOk: true, UdpPayloadSize: 1232, Nsid: not null } });
    }

    [Fact]
    public async Task Identifiers_and_ports_are_new_for_every_query()
    {
        using var server = new ScriptedServer("127.77.0.2", (query, to) => to.SendAsync(Replies.NameError(query).ToWire()));

        var exchanges = (await Walk(server)).Capture.Exchanges;

        Assert.True(exchanges.Length >= 5);
        Assert.True(exchanges.Select(exchange => exchange.Client!.Port).Distinct().Count() >= exchanges.Length - 1);
        Assert.True(exchanges.Select(exchange => exchange.QueryMessage!.Id).Distinct().Count() >= exchanges.Length - 1);
    }

    [Fact]
    public async Task A_response_with_another_identifier_is_kept_and_waited_past()
    {
        using var server = new ScriptedServer("127.77.0.3", async (query, to) =>
        {
            var wire = Replies.NameError(query).ToWire();
            wire[0] ^= 0x40;
            await to.SendAsync(wire);
            wire[0] ^= 0x40;
            await to.SendAsync(wire);
        });

        var exchanges = await AskedOf(server);

        Assert.Collection(
            exchanges,
            first => Assert.StartsWith("the identifier is", Assert.IsType<Outcome.Unreadable>(first.Outcome).Reason, StringComparison.Ordinal),
            second => Assert.IsType<Outcome.Answered>(second.Outcome));
        Assert.Single(server.Received, received => received.Query.Question == Asked);
    }

    [Fact]
    public async Task A_response_to_another_question_is_kept_and_never_taken_for_the_answer()
    {
        using var server = new ScriptedServer("127.77.0.4", (query, to) => to.SendAsync(new Message
        {
            Id = query.Id,
            IsResponse = true,
            Questions = [new Question(DomainName.Parse("other."), RecordType.A)],
            Answer = [new ResourceRecord(DomainName.Parse("other."), RecordClass.Internet, 60, new A(IPAddress.Loopback))],
        }.ToWire()));

        var exchanges = await AskedOf(server);

        Assert.All(exchanges, exchange => Assert.IsNotType<Outcome.Answered>(exchange.Outcome));
        Assert.Contains(exchanges, exchange => exchange.Outcome is Outcome.Unreadable { Reason: "the question is other. A; the query's is absent. A" });
    }

    [Fact]
    public async Task A_response_from_another_address_is_never_seen()
    {
        using var server = new ScriptedServer("127.77.0.5", (query, to) => to.SendFromAsync(IPAddress.Parse("127.77.0.250"), Replies.NameError(query).ToWire()));

        var exchanges = await AskedOf(server);

        Assert.All(exchanges, exchange => Assert.True(exchange.Outcome is Outcome.Timeout or Outcome.NetworkError));
    }

    [Fact]
    public async Task A_truncated_response_is_kept_and_the_question_asked_over_TCP()
    {
        using var server = new ScriptedServer(
            "127.77.0.6",
            (query, to) => to.SendAsync(Replies.Of(query, ResponseCode.NoError, truncated: true).ToWire()),
            (query, stream) => stream.WriteAsync(ScriptedServer.Framed(Replies.NameError(query).ToWire())).AsTask());

        var exchanges = await AskedOf(server);

        Assert.Equal([Transport.Udp, Transport.Tcp], exchanges.Select(exchange => exchange.Transport));
        Assert.True(exchanges[0].Response!.IsTruncated);
        Assert.Equal(ResponseCode.NameError, exchanges[1].Response!.ResponseCode);
    }

    [Fact]
    public async Task One_TCP_connection_serves_several_questions()
    {
        var connections = new HashSet<NetworkStream>();
        using var server = new ScriptedServer(
            "127.77.0.7",
            (query, to) => to.SendAsync(Replies.Of(query, ResponseCode.NoError, truncated: true).ToWire()),
            async (query, stream) =>
            {
                lock (connections)
                {
                    connections.Add(stream);
                }

                await stream.WriteAsync(ScriptedServer.Framed(Replies.NameError(query).ToWire()));
            });

        var report = await Walk(server, politeness: new Politeness { InFlightPerServer = 1 });

        Assert.True(report.Capture.Exchanges.Count(exchange => exchange.Transport == Transport.Tcp) >= 5);
        Assert.Single(connections);
    }

    [Fact]
    public async Task An_answer_of_64_KiB_over_TCP_comes_whole()
    {
        var huge = Enumerable.Range(0, 240).Select(i => new ResourceRecord(
            Asked.Name, RecordClass.Internet, 60, new Txt([new byte[250 + (i % 5)]]))).ToImmutableArray();
        using var server = new ScriptedServer(
            "127.77.0.8",
            (query, to) => to.SendAsync(Replies.Of(query, ResponseCode.NoError, truncated: true).ToWire()),
            async (query, stream) =>
            {
                var answer = new Message { Id = query.Id, IsResponse = true, IsAuthoritative = true, Questions = query.Questions, Answer = huge };
                foreach (var part in ScriptedServer.Framed(answer.ToWire()).Chunk(1000))
                {
                    await stream.WriteAsync(part);
                }
            });

        var exchange = (await AskedOf(server))[^1];

        Assert.InRange(exchange.ResponseOctets.Length, 62_000, 65_535);
        Assert.Equal(240, exchange.Response!.Answer.Length);
        Assert.Empty(exchange.Response.Defects);
    }

    [Fact]
    public async Task A_silent_server_is_asked_with_a_smaller_size_and_over_TCP_and_then_left_alone()
    {
        using var server = new ScriptedServer("127.77.0.9", (_, _) => Task.CompletedTask);

        var report = await Walk(server, patience: Short with { Tries = 3 });

        var exchanges = report.Capture.Recorded(Asked);
        Assert.Equal([1232, 1232, 512], exchanges.Where(one => one.Transport == Transport.Udp).Select(one => (int)one.QueryMessage!.Edns!.UdpPayloadSize));
        Assert.All(exchanges.Where(one => one.Transport == Transport.Udp), one => Assert.IsType<Outcome.Timeout>(one.Outcome));
        Assert.Contains(exchanges, one => one is { Transport: Transport.Tcp, Outcome: Outcome.NetworkError { Reason: "connection refused: nobody listens there" } });
        Assert.Equal(2, report.Capture.Questions.Count);
        Assert.Equal(new Notice.ServerSilent(report.Servers[0].Server, "."), Assert.Single(report.Notices));
    }

    [Fact]
    public async Task A_server_that_answers_over_TCP_only_is_heard()
    {
        using var server = new ScriptedServer(
            "127.77.0.10",
            (_, _) => Task.CompletedTask,
            (query, stream) => stream.WriteAsync(ScriptedServer.Framed(Replies.NameError(query).ToWire())).AsTask());

        var exchanges = await AskedOf(server);

        Assert.Contains(exchanges, one => one is { Transport: Transport.Tcp, Outcome: Outcome.Answered });
        Assert.All(exchanges.Where(one => one.Transport == Transport.Udp), one => Assert.IsType<Outcome.Timeout>(one.Outcome));
    }

    [Fact]
    public async Task The_answer_to_the_first_query_counts_also_when_it_comes_after_the_second_was_sent()
    {
        Message? first = null;
        using var server = new ScriptedServer("127.77.0.11", async (query, to) =>
        {
            if (query.Question != Asked)
            {
                await to.SendAsync(Replies.NameError(query).ToWire());
            }
            else if (Interlocked.CompareExchange(ref first, query, null) is null)
            {
                await Task.Delay(250);
                await to.SendAsync(Replies.NameError(query).ToWire());
            }
        });

        var exchanges = await AskedOf(server, Short with { Whole = TimeSpan.FromSeconds(20) });

        var answered = Assert.Single(exchanges, one => one.Outcome is Outcome.Answered);
        Assert.Equal(first!.Id, answered.QueryMessage!.Id);
        Assert.True(answered.Duration!.Value.TotalMilliseconds >= 200);
        Assert.Contains(exchanges, one => one.Outcome is Outcome.Timeout);
    }

    [Fact]
    public async Task An_answer_that_comes_after_the_question_was_given_up_is_evidence_as_long_as_the_walk_goes_on()
    {
        using var late = new ScriptedServer("127.77.0.22", async (query, to) =>
        {
            await Task.Delay(450);
            await to.SendAsync(Replies.NameError(query).ToWire());
        });
        using var slow = new ScriptedServer(
            "127.77.0.23",
            (query, to) => to.SendAsync(Replies.Of(query, ResponseCode.NoError, truncated: true).ToWire()),
            async (query, stream) =>
            {
                await Task.Delay(1500);
                await stream.WriteAsync(ScriptedServer.Framed(Replies.NameError(query).ToWire()));
            },
            late.Port);

        var report = await new Walker(new WalkOptions
        {
            Hints = RootHints.Of(late.Address, slow.Address),
            Port = late.Port,
            Patience = Short with { Whole = TimeSpan.FromMilliseconds(200), Tries = 1, Tcp = TimeSpan.FromSeconds(3) },
        }).WalkAsync([Asked], cancellationToken: TestContext.Current.CancellationToken);

        var exchanges = report.Capture.Recorded(Asked).Where(one => one.Server.Address.Equals(late.Address)).ToList();
        Assert.Equal([typeof(Outcome.Timeout), typeof(Outcome.Answered)], exchanges.Select(one => one.Outcome.GetType()));
        Assert.True(exchanges[0].Query.Span.SequenceEqual(exchanges[1].Query.Span));
        Assert.InRange(exchanges[1].Duration!.Value.TotalMilliseconds, 400, 1500);
        Assert.IsType<Notice.ServerTooLate>(Assert.Single(report.Notices));
    }

    [Fact]
    public async Task Servers_are_asked_at_IPv6_addresses_as_well()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "needs IPv6 on loopback");
        using var server = new ScriptedServer("::1", (query, to) => to.SendAsync(Replies.NameError(query).ToWire()));

        var exchange = Assert.Single(await AskedOf(server));

        Assert.True(exchange.Server.IsIPv6);
        Assert.IsType<Outcome.Answered>(exchange.Outcome);
    }

    [Fact]
    public async Task A_closed_port_is_noticed_at_once_and_recorded_as_what_the_network_said()
    {
        var closed = new ScriptedServer("127.77.0.12", udp: null);
        using (closed)
        {
            var patience = Short with { Whole = TimeSpan.FromMinutes(1) };
            var report = await Walk(closed, patience);

            Assert.All(report.Capture.Exchanges, one => Assert.Equal("connection refused: nobody listens there", Assert.IsType<Outcome.NetworkError>(one.Outcome).Reason));
            Assert.True(report.Duration < patience.Whole);
            Assert.False(report.Servers[0].HasAnswered);
        }
    }

    [Fact]
    public async Task Noise_with_the_right_identifier_is_kept_and_asked_past()
    {
        var noise = 1;
        using var server = new ScriptedServer("127.77.0.13", (query, to) =>
        {
            var wire = Replies.NameError(query).ToWire();
            return query.Question == Asked && Interlocked.Exchange(ref noise, 0) == 1
                ? to.SendAsync([.. wire[..12], 0xff, 0xff, 0xff])
                : to.SendAsync(wire);
        });

        var exchanges = await AskedOf(server);

        Assert.Equal(15, Assert.IsType<Outcome.Unreadable>(exchanges[0].Outcome).Octets.Length);
        Assert.IsType<Outcome.Answered>(exchanges[1].Outcome);
    }

    [Fact]
    public async Task A_datagram_shorter_than_a_header_is_kept_and_waited_past()
    {
        using var server = new ScriptedServer("127.77.0.14", async (query, to) =>
        {
            await to.SendAsync([1, 2, 3]);
            await to.SendAsync(Replies.NameError(query).ToWire());
        });

        var exchanges = await AskedOf(server);

        Assert.Equal("shorter than the header of a message", Assert.IsType<Outcome.Unreadable>(exchanges[0].Outcome).Reason);
        Assert.IsType<Outcome.Answered>(exchanges[1].Outcome);
    }

    [Theory]
    [InlineData("127.77.0.15", 1)]
    [InlineData("127.77.0.16", 4)]
    public async Task A_server_that_cannot_bear_EDNS_is_asked_without_it_and_not_asked_with_it_again(string address, int code)
    {
        using var server = new ScriptedServer(address, (query, to) => to.SendAsync(query.Edns is null
            ? Replies.Of(query, ResponseCode.NoError, authoritative: true).ToWire()
            : Replies.Of(query, new ResponseCode((ushort)code), edns: false).ToWire()));

        var report = await Walk(server);

        var exchanges = report.Capture.Recorded(Asked);
        Assert.Equal([true, false], exchanges.Select(one => one.QueryMessage!.Edns is not null));
        Assert.Contains(report.Capture.Exchanges.GroupBy(one => one.Question), question => question.All(one => one.QueryMessage!.Edns is null));
    }

    [Fact]
    public async Task SERVFAIL_is_asked_once_more()
    {
        using var server = new ScriptedServer("127.77.0.17", (query, to) => to.SendAsync(Replies.Of(query, ResponseCode.ServerFailure).ToWire()));

        var exchanges = await AskedOf(server);

        Assert.Equal(2, exchanges.Length);
        Assert.All(exchanges, one => Assert.Equal(ResponseCode.ServerFailure, one.Response!.ResponseCode));
    }

    [Fact]
    public async Task REFUSED_is_not_asked_again()
    {
        using var server = new ScriptedServer("127.77.0.18", (query, to) => to.SendAsync(Replies.Of(query, ResponseCode.Refused).ToWire()));

        Assert.Single(await AskedOf(server));
    }

    [Fact]
    public async Task A_connection_that_is_reset_is_recorded_and_tried_once_more()
    {
        using var server = new ScriptedServer(
            "127.77.0.19",
            (query, to) => to.SendAsync(Replies.Of(query, ResponseCode.NoError, truncated: true).ToWire()),
            (_, stream) =>
            {
                stream.Socket.LingerState = new LingerOption(true, 0);
                stream.Socket.Close();
                return Task.CompletedTask;
            });

        var exchanges = await AskedOf(server);

        var tcp = exchanges.Where(one => one.Transport == Transport.Tcp).ToList();
        Assert.Equal(2, tcp.Count);
        Assert.All(tcp, one => Assert.Equal("connection reset", Assert.IsType<Outcome.NetworkError>(one.Outcome).Reason));
    }

    [Fact]
    public async Task A_connection_that_ends_within_the_answer_leaves_what_came_of_it()
    {
        using var server = new ScriptedServer(
            "127.77.0.20",
            (query, to) => to.SendAsync(Replies.Of(query, ResponseCode.NoError, truncated: true).ToWire()),
            async (query, stream) =>
            {
                await stream.WriteAsync(ScriptedServer.Framed(Replies.NameError(query).ToWire()).AsMemory(0, 30));
                stream.Socket.Shutdown(SocketShutdown.Both);
            });

        var tcp = (await AskedOf(server)).Where(one => one.Transport == Transport.Tcp).ToList();

        var unreadable = Assert.IsType<Outcome.Unreadable>(tcp[0].Outcome);
        Assert.Equal(28, unreadable.Octets.Length);
        Assert.StartsWith("connection closed after 28 of", unreadable.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_TCP_server_that_says_nothing_times_out()
    {
        using var server = new ScriptedServer(
            "127.77.0.21",
            (query, to) => to.SendAsync(Replies.Of(query, ResponseCode.NoError, truncated: true).ToWire()),
            (_, _) => Task.Delay(5000));

        var tcp = (await AskedOf(server, Short with { Tcp = TimeSpan.FromMilliseconds(150) })).Where(one => one.Transport == Transport.Tcp).ToList();

        Assert.All(tcp, one => Assert.True(Assert.IsType<Outcome.Timeout>(one.Outcome).Waited!.Value.TotalMilliseconds >= 100));
        Assert.NotEmpty(tcp);
    }

    private static async Task<ImmutableArray<Exchange>> AskedOf(ScriptedServer server, Patience? patience = null) =>
        (await Walk(server, patience)).Capture.Recorded(Asked);

    private static Task<WalkReport> Walk(ScriptedServer server, Patience? patience = null, Politeness? politeness = null) => new Walker(new WalkOptions
    {
        Hints = RootHints.Of(server.Address),
        Port = server.Port,
        Patience = patience ?? Short,
        Politeness = politeness ?? new Politeness(),
    }).WalkAsync([Asked], cancellationToken: TestContext.Current.CancellationToken);
}
