using System.Net;
using System.Net.NetworkInformation;

namespace DnssecToolkit.Testing.Servers;

/// <summary>An address of 127.0.0.0/8 that the loopback interface lists while it is needed. The kernel takes every such address; BIND listens only on listed ones.</summary>
internal sealed class LoopbackAlias : IDisposable
{
    private readonly string _address;

    private LoopbackAlias(IPAddress address)
    {
        _address = $"{address}/32";
        var run = Installed.Run("ip", ["address", "add", _address, "dev", "lo"]);
        if (run.ExitCode != 0)
        {
            throw new InvalidOperationException($"the address {address} could not be put on the loopback interface, which BIND needs: {run.Text}");
        }
    }

    /// <summary>Puts an address on the loopback interface; null where it is there already.</summary>
    public static LoopbackAlias? For(IPAddress address) =>
        NetworkInterface.GetAllNetworkInterfaces().SelectMany(card => card.GetIPProperties().UnicastAddresses).Any(known => known.Address.Equals(address))
            ? null
            : new LoopbackAlias(address);

    public void Dispose() => Installed.Run("ip", ["address", "delete", _address, "dev", "lo"]);
}
