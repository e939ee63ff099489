using System.Net;
using System.Net.Sockets;
using DnssecToolkit.Captures;

namespace DnssecToolkit.Lab.Serving;

/// <summary>A server's UDP socket: no thread of its own, and no allocation but what the answer itself takes.</summary>
internal sealed class UdpService(Socket socket, LabAddress address)
{
    /// <summary>Queries are small; a datagram of more octets than a packet has is dropped.</summary>
    private const int LargestQuery = 1500;

    public async Task RunAsync()
    {
        var buffer = GC.AllocateUninitializedArray<byte>(LargestQuery, pinned: true); // it waits in the kernel's hands nearly all the time
        var sender = new SocketAddress(socket.AddressFamily);
        var any = new IPEndPoint(socket.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any, 0);
        IPEndPoint Client() => (IPEndPoint)any.Create(sender);
        var client = Client;
        while (true)
        {
            try
            {
                var length = await socket.ReceiveFromAsync(buffer, SocketFlags.None, sender).ConfigureAwait(false);
                if (address.Answer(buffer.AsMemory(0, length), Transport.Udp, client) is { } reply)
                {
                    socket.SendTo(reply.Span, SocketFlags.None, sender);
                }
            }
            catch (Exception failure) when (failure is ObjectDisposedException or SocketException { SocketErrorCode: SocketError.OperationAborted or SocketError.NotSocket })
            {
                return;
            }
            catch (SocketException)
            {
                // A query or reply that was too large, or a client that has gone: the datagram is lost, as datagrams are.
            }
        }
    }
}
