using System.Net;
using System.Net.Sockets;

namespace DnssecToolkit.Judges.Tests;

/// <summary>Tests with servers run one after another: they share addresses and two processors.</summary>
[CollectionDefinition(nameof(LoopbackPort53), DisableParallelization = true)]
public sealed class LoopbackPort53
{
    /// <summary>Resolvers ask name servers on port 53 only, which takes root, or a lowered <c>net.ipv4.ip_unprivileged_port_start</c>.</summary>
    public static void SkipUnlessAllowed()
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            socket.Bind(new IPEndPoint(IPAddress.Parse("127.88.0.53"), 53));
        }
        catch (SocketException reason)
        {
            Assert.Skip($"needs port 53 on loopback: {reason.Message}");
        }
    }
}
