using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Testing.Servers;

/// <summary>A server on loopback, UDP and TCP, that does what a test says, be it ever so odd.</summary>
public sealed class ScriptedServer : IDisposable
{
    private readonly CancellationTokenSource _ends = new();
    private readonly Socket _udp;
    private readonly Socket _tcp;
    private readonly ConcurrentQueue<(Message Query, bool IsTcp, int Length)> _received = [];

    /// <summary>Begins to listen.</summary>
    /// <param name="address">An address of 127.0.0.0/8 that nobody else uses.</param>
    /// <param name="udp">What happens to a datagram: the query, and how to send to whoever asked.</param>
    /// <param name="tcp">What happens to a query over TCP; without it, connections are refused.</param>
    /// <param name="port">The port; 0 takes a free one.</param>
    public ScriptedServer(string address, Func<Message, Sender, Task>? udp, Func<Message, NetworkStream, Task>? tcp = null, int port = 0)
    {
        Address = IPAddress.Parse(address);
        (_udp, _tcp) = Bind(port);
        Port = ((IPEndPoint)_udp.LocalEndPoint!).Port;
        if (udp is null)
        {
            _udp.Dispose();
        }
        else
        {
            _ = ServeUdpAsync(udp);
        }

        if (tcp is null)
        {
            _tcp.Dispose();
        }
        else
        {
            _tcp.Listen();
            _ = ServeTcpAsync(tcp);
        }
    }

    public IPAddress Address { get; }

    public int Port { get; }

    /// <summary>What came so far.</summary>
    public IReadOnlyList<(Message Query, bool IsTcp, int Length)> Received => [.. _received];

    /// <summary>The octets of a message with the length in front, as they go over TCP.</summary>
    public static byte[] Framed(byte[] message) => [(byte)(message.Length >> 8), (byte)message.Length, .. message];

    public void Dispose()
    {
        _ends.Cancel();
        _udp.Dispose();
        _tcp.Dispose();
        _ends.Dispose();
    }

    private (Socket Udp, Socket Tcp) Bind(int port)
    {
        for (var attempt = 0; ; attempt++)
        {
            var udp = new Socket(Address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            var tcp = new Socket(Address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                udp.Bind(new IPEndPoint(Address, port));
                tcp.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
                tcp.Bind(udp.LocalEndPoint!);
                return (udp, tcp);
            }
            catch (SocketException) when (port == 0 && attempt < 20)
            {
                udp.Dispose();
                tcp.Dispose();
            }
        }
    }

    private async Task ServeUdpAsync(Func<Message, Sender, Task> script)
    {
        var buffer = new byte[65_535];
        while (!_ends.IsCancellationRequested)
        {
            try
            {
                var received = await _udp.ReceiveFromAsync(buffer, new IPEndPoint(Address.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any, 0), _ends.Token);
                if (Message.Parse(buffer.AsSpan(0, received.ReceivedBytes).ToArray()).TryGet(out var query))
                {
                    _received.Enqueue((query, false, received.ReceivedBytes));
                    _ = script(query, new Sender(_udp, received.RemoteEndPoint));
                }
            }
            catch (Exception ending) when (ending is SocketException or OperationCanceledException or ObjectDisposedException)
            {
                if (ending is not SocketException)
                {
                    return;
                }
            }
        }
    }

    private async Task ServeTcpAsync(Func<Message, NetworkStream, Task> script)
    {
        try
        {
            while (!_ends.IsCancellationRequested)
            {
                var connection = await _tcp.AcceptAsync(_ends.Token);
                connection.NoDelay = true;
                _ = ServeConnectionAsync(connection, script);
            }
        }
        catch (Exception ending) when (ending is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The test is done.
        }
    }

    private async Task ServeConnectionAsync(Socket connection, Func<Message, NetworkStream, Task> script)
    {
        await using var stream = new NetworkStream(connection, ownsSocket: true);
        try
        {
            while (true)
            {
                var head = new byte[2];
                await stream.ReadExactlyAsync(head, _ends.Token);
                var octets = new byte[(head[0] << 8) | head[1]];
                await stream.ReadExactlyAsync(octets, _ends.Token);
                var query = Message.Parse(octets).Value;
                _received.Enqueue((query, true, octets.Length));
                await script(query, stream);
            }
        }
        catch (Exception ending) when (ending is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The connection is done.
        }
    }

    /// <summary>Sends to the one who asked, from the server's address or from another one.</summary>
    public sealed class Sender
    {
        private readonly Socket _socket;
        private readonly EndPoint _to;

        internal Sender(Socket socket, EndPoint to) => (_socket, _to) = (socket, to);

        public Task SendAsync(byte[] octets) => _socket.SendToAsync(octets, _to);

        public async Task SendFromAsync(IPAddress address, byte[] octets)
        {
            using var other = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            other.Bind(new IPEndPoint(address, ((IPEndPoint)_socket.LocalEndPoint!).Port));
            await other.SendToAsync(octets, _to);
        }
    }
}
