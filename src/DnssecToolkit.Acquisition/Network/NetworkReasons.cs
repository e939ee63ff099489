using System.Net.Sockets;

namespace DnssecToolkit.Acquisition;

/// <summary>What the network said, in words that stand in captures.</summary>
internal static class NetworkReasons
{
    public static string Of(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => "connection refused: nobody listens there",
        SocketError.ConnectionReset => "connection reset",
        SocketError.ConnectionAborted or SocketError.Shutdown => "connection closed",
        SocketError.HostUnreachable => "host unreachable",
        SocketError.NetworkUnreachable => "network unreachable",
        SocketError.HostDown => "host down",
        SocketError.NetworkDown => "network down",
        SocketError.TimedOut => "connection timed out",
        SocketError.MessageSize => "message too long for the path",
        SocketError.AccessDenied => "not allowed by this machine",
        _ => $"network error: {error}",
    };

    /// <summary>Whether this machine has no way to the address at all: that says nothing about the server.</summary>
    public static bool IsNoRoute(SocketError error) =>
        error is SocketError.NetworkUnreachable or SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported or SocketError.NetworkDown;
}
