using System.Net;
using System.Net.Sockets;

namespace DnssecToolkit.Acquisition;

/// <summary>The sockets of this machine.</summary>
/// <remarks>The system gives each socket a port chosen at random (RFC 5452 §9.2, RFC 6056): every query has a socket of its own.</remarks>
public sealed class SystemNetwork : INetwork
{
    private SystemNetwork()
    {
    }

    /// <summary>The one instance.</summary>
    public static SystemNetwork Instance { get; } = new();

    /// <inheritdoc/>
    public IDatagramSocket OpenDatagram(IPEndPoint server)
    {
        ArgumentNullException.ThrowIfNull(server);
        var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.Connect(server);
            return new DatagramSocket(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IStreamConnection> ConnectAsync(IPEndPoint server, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(server, cancellationToken).ConfigureAwait(false);
            return new StreamConnection(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class DatagramSocket(Socket socket) : IDatagramSocket
    {
        public IPEndPoint? Local { get; } = socket.LocalEndPoint as IPEndPoint;

        public async ValueTask SendAsync(ReadOnlyMemory<byte> datagram, CancellationToken cancellationToken) =>
            await socket.SendAsync(datagram, cancellationToken).ConfigureAwait(false);

        public ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken) => socket.ReceiveAsync(buffer, cancellationToken);

        public void Dispose() => socket.Dispose();
    }

    private sealed class StreamConnection(Socket socket) : IStreamConnection
    {
        public IPEndPoint? Local { get; } = socket.LocalEndPoint as IPEndPoint;

        public Stream Stream { get; } = new NetworkStream(socket, ownsSocket: true);

        public void Dispose() => Stream.Dispose();
    }
}
