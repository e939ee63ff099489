using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;

namespace DnssecToolkit.Acquisition.Tests;

/// <summary>The servers of a lab without a socket, and what a test puts in their place.</summary>
internal sealed class LabNetwork(Internet internet, TimeProvider? time = null) : INetwork
{
    private readonly ConcurrentQueue<(IPAddress Server, Question Question)> _queries = [];
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Answers in place of a server: null is silence.</summary>
    public Dictionary<IPAddress, Func<Message, Message?>> Instead { get; } = [];

    /// <summary>Changes what a server answers.</summary>
    public Func<IPAddress, Message, Message> Change { get; init; } = (_, response) => response;

    /// <summary>Addresses to which there is no route.</summary>
    public Func<IPAddress, bool> HasNoRoute { get; init; } = _ => false;

    /// <summary>Every query that was sent.</summary>
    public IReadOnlyList<(IPAddress Server, Question Question)> Queries => [.. _queries];

    public IDatagramSocket OpenDatagram(IPEndPoint server) =>
        HasNoRoute(server.Address) ? throw new SocketException((int)SocketError.NetworkUnreachable) : new LabSocket(query => Answer(server, query));

    public ValueTask<IStreamConnection> ConnectAsync(IPEndPoint server, CancellationToken cancellationToken) =>
        throw new SocketException((int)SocketError.ConnectionRefused);

    private byte[]? Answer(IPEndPoint server, ReadOnlyMemory<byte> octets)
    {
        var query = Message.Parse(octets).Value;
        _queries.Enqueue((server.Address, query.Question!));
        if (Instead.TryGetValue(server.Address, out var instead))
        {
            return instead(query)?.ToWire();
        }

        return internet.At(new ServerAddress(server.Address, server.Port))?.Answer(octets, Transport.Udp, _time.GetUtcNow()) is ServerReply.Octets reply
            ? Change(server.Address, Message.Parse(reply.Message).Value).ToWire()
            : null;
    }

    private sealed class LabSocket(Func<ReadOnlyMemory<byte>, byte[]?> answer) : IDatagramSocket
    {
        private readonly Channel<byte[]> _datagrams = Channel.CreateUnbounded<byte[]>();

        public IPEndPoint? Local => null;

        public ValueTask SendAsync(ReadOnlyMemory<byte> datagram, CancellationToken cancellationToken)
        {
            if (answer(datagram) is { } octets)
            {
                _datagrams.Writer.TryWrite(octets);
            }

            return ValueTask.CompletedTask;
        }

        public async ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
        {
            var octets = await _datagrams.Reader.ReadAsync(cancellationToken);
            octets.CopyTo(buffer);
            return octets.Length;
        }

        public void Dispose() => _datagrams.Writer.TryComplete();
    }
}
