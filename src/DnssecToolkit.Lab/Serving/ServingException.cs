using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DnssecToolkit.Lab.Serving;

/// <summary>A server of the lab cannot listen. The message names address and port, why, and what to do.</summary>
public sealed class ServingException : IOException
{
    internal ServingException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    internal static ServingException CannotListen(IPEndPoint at, string transport, SocketException why)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{at.Address} port {at.Port} ({transport})");
        var filter = string.Create(CultureInfo.InvariantCulture, $"sport = :{at.Port}");
        return new ServingException(
            why.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => $"{place} is taken by another program: 'ss -lnp{(transport == "UDP" ? "u" : "t")} {filter}' names it; stop it, choose another port, or put the lab at other addresses",
                SocketError.AccessDenied => $"{place} is not allowed to this user: choose a port from 1024 on, run as root, or allow low ports with 'sysctl net.ipv4.ip_unprivileged_port_start=0'",
                SocketError.AddressNotAvailable => $"{place} is no address of this machine: on Linux all of 127.0.0.0/8 is, elsewhere add it with 'ifconfig lo0 alias {at.Address}'",
                SocketError.TooManyOpenSockets => $"{place} is one socket too many for this process: raise the limit with 'ulimit -n', or serve fewer servers (each needs two)",
                _ => $"{place} cannot be listened at: {why.Message}",
            },
            why);
    }
}
