using System.Net;
using System.Net.Sockets;
using DnssecToolkit.Captures;
using DnssecToolkit.Lab;

namespace DnssecToolkit.Judges;

/// <summary>An Internet of the lab on loopback: every server listens on its own address, UDP and TCP, until this is disposed.</summary>
public sealed class LoopbackInternet : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Socket> _sockets = [];
    private readonly List<Task> _tasks = [];

    /// <summary>Opens the sockets.</summary>
    /// <exception cref="SocketException">An address is taken, or port 53 is not allowed.</exception>
    public LoopbackInternet(Internet internet)
    {
        Internet = internet;
        try
        {
            foreach (var server in internet.Servers)
            {
                Open(server);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What is served.</summary>
    public Internet Internet { get; }

    /// <summary>Closes the sockets.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        foreach (var socket in _sockets)
        {
            socket.Dispose();
        }

        Task.WaitAll([.. _tasks], TimeSpan.FromSeconds(5));
        _stop.Dispose();
    }

    private void Open(LabServer server)
    {
        var endpoint = new IPEndPoint(server.Address.Address, server.Address.Port);
        var datagrams = new Socket(endpoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        _sockets.Add(datagrams);
        datagrams.Bind(endpoint);
        var connections = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        _sockets.Add(connections);
        connections.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        connections.Bind(endpoint);
        connections.Listen(64);
        _tasks.Add(Quietly(AnswerDatagrams(server, datagrams)));
        _tasks.Add(Quietly(AcceptConnections(server, connections)));
    }

    private async Task AnswerDatagrams(LabServer server, Socket socket)
    {
        var buffer = new byte[4096];
        var anyone = new IPEndPoint(server.Address.IsIPv6 ? IPAddress.IPv6Any : IPAddress.Any, 0);
        while (!_stop.IsCancellationRequested)
        {
            var received = await socket.ReceiveFromAsync(buffer, SocketFlags.None, anyone, _stop.Token).ConfigureAwait(false);
            var query = buffer.AsSpan(0, received.ReceivedBytes).ToArray();
            if (server.Answer(query, Transport.Udp, DateTimeOffset.UtcNow) is ServerReply.Octets reply)
            {
                await socket.SendToAsync(reply.Message, SocketFlags.None, received.RemoteEndPoint, _stop.Token).ConfigureAwait(false);
            }
        }
    }

    private async Task AcceptConnections(LabServer server, Socket socket)
    {
        while (!_stop.IsCancellationRequested)
        {
            var connection = await socket.AcceptAsync(_stop.Token).ConfigureAwait(false);
            _ = Quietly(AnswerConnection(server, connection));
        }
    }

    private async Task AnswerConnection(LabServer server, Socket connection)
    {
        using var owned = connection;
        await using var stream = new NetworkStream(connection);
        var head = new byte[2];
        while (true)
        {
            await stream.ReadExactlyAsync(head, _stop.Token).ConfigureAwait(false);
            var query = new byte[(head[0] << 8) | head[1]];
            await stream.ReadExactlyAsync(query, _stop.Token).ConfigureAwait(false);
            if (server.Answer(query, Transport.Tcp, DateTimeOffset.UtcNow) is ServerReply.Octets { Message.Length: <= ushort.MaxValue } reply)
            {
                byte[] framed = [(byte)(reply.Message.Length >> 8), (byte)reply.Message.Length, .. reply.Message.Span];
                await stream.WriteAsync(framed, _stop.Token).ConfigureAwait(false);
            }
        }
    }

    private static async Task Quietly(Task task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (Exception reason) when (reason is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // The other side went away, or we are closing.
        }
    }
}
