using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using DnssecToolkit.Captures;
using DnssecToolkit.Dns;
using DnssecToolkit.Lab;
using DnssecToolkit.Testing.Servers;

namespace DnssecToolkit.Acquisition.Tests;

/// <summary>The servers of a lab without a socket, and what a test puts in their place.</summary>
internal sealed class LabNetwork(Internet internet, TimeProvider? time = null) : INetwork
{
    private readonly ConcurrentQueue<(IPAddress Server, Question Question)> _queries = [];
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Answers in place of a server: null is silence.</summary>
    public Dictionary<IPAddress, Func<Message, Message?>> Instead { get; } = [];

    /// <summary>Changes what a server answers.</summary>
    public Func<IPAddress, Message, Message>? Change { get; init; }

    /// <summary>Addresses to which there is no route.</summary>
    public Func<IPAddress, bool> HasNoRoute { get; init; } = _ => false;

    /// <summary>Every query that was sent.</summary>
    public IReadOnlyList<(IPAddress Server, Question Question)> Queries => [.. _queries];

    public IDatagramSocket OpenDatagram(IPEndPoint server) =>
        HasNoRoute(server.Address) ? throw new SocketException((int)SocketError.NetworkUnreachable) : new LabSocket(query => Answer(server, query));

    public ValueTask<IStreamConnection> ConnectAsync(IPEndPoint server, CancellationToken cancellationToken) =>
        internet.At(new ServerAddress(server.Address, server.Port)) is null || Instead.ContainsKey(server.Address)
            ? throw new SocketException((int)SocketError.ConnectionRefused)
            : ValueTask.FromResult<IStreamConnection>(new LabConnection(query => Answer(server, query, Transport.Tcp)));

    private byte[]? Answer(IPEndPoint server, ReadOnlyMemory<byte> octets, Transport transport = Transport.Udp)
    {
        var query = Message.Parse(octets).Value;
        _queries.Enqueue((server.Address, query.Question!));
        if (Instead.TryGetValue(server.Address, out var instead))
        {
            return instead(query)?.ToWire();
        }

        return internet.At(new ServerAddress(server.Address, server.Port))?.Answer(octets, transport, _time.GetUtcNow()) is not ServerReply.Octets reply ? null
            : Change is { } change ? change(server.Address, Message.Parse(reply.Message).Value).ToWire()
            : reply.Message.ToArray();
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

    /// <summary>A connection on which each query is answered as soon as it is written; silence ends it.</summary>
    private sealed class LabConnection(Func<ReadOnlyMemory<byte>, byte[]?> answer) : Stream, IStreamConnection
    {
        private readonly MemoryStream _answers = new();

        public IPEndPoint? Local => null;

        public Stream Stream => this;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            var framed = buffer.AsMemory(offset, count);
            _answers.SetLength(0);
            if (answer(framed[2..]) is { } octets)
            {
                _answers.Write(ScriptedServer.Framed(octets));
                _answers.Position = 0;
            }
        }

        public override int Read(byte[] buffer, int offset, int count) => _answers.Read(buffer, offset, count);

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
