using System.Net;

namespace DnssecToolkit.Acquisition;

/// <summary>The one door to the network: what opens sockets for a walk. <see cref="SystemNetwork"/> is the real one; a test may bring its own.</summary>
public interface INetwork
{
    /// <summary>Opens a UDP socket from a fresh local port that talks to this address alone.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">There is no route, or no socket is left.</exception>
    IDatagramSocket OpenDatagram(IPEndPoint server);

    /// <summary>Opens a TCP connection.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The connection was refused, or there is no route.</exception>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    ValueTask<IStreamConnection> ConnectAsync(IPEndPoint server, CancellationToken cancellationToken);
}

/// <summary>A connected UDP socket: what does not come from the one address it talks to is never seen (RFC 5452 §9.1).</summary>
public interface IDatagramSocket : IDisposable
{
    /// <summary>The local address and port; null when that is not known.</summary>
    IPEndPoint? Local { get; }

    /// <summary>Sends one datagram.</summary>
    ValueTask SendAsync(ReadOnlyMemory<byte> datagram, CancellationToken cancellationToken);

    /// <summary>Waits for one datagram and gives its length. Throws <see cref="System.Net.Sockets.SocketException"/> when ICMP says that nobody is there.</summary>
    ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken);
}

/// <summary>A TCP connection.</summary>
public interface IStreamConnection : IDisposable
{
    /// <summary>The local address and port; null when that is not known.</summary>
    IPEndPoint? Local { get; }

    /// <summary>What goes to and fro.</summary>
    Stream Stream { get; }
}
