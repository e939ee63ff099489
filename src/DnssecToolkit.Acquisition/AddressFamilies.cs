using System.Net;
using System.Net.Sockets;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Acquisition;

/// <summary>At which addresses servers are asked.</summary>
[Flags]
public enum AddressFamilies
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>IPv4 addresses.</summary>
    IPv4 = 1,

    /// <summary>IPv6 addresses.</summary>
    IPv6 = 2,

    /// <summary>All addresses.</summary>
    Both = IPv4 | IPv6,
}

internal static class AddressFamiliesExtensions
{
    public static bool Allows(this AddressFamilies families, IPAddress address) =>
        families.HasFlag(address.AddressFamily == AddressFamily.InterNetworkV6 ? AddressFamilies.IPv6 : AddressFamilies.IPv4);

    /// <summary>The record types that hold such addresses.</summary>
    public static IEnumerable<RecordType> Types(this AddressFamilies families)
    {
        if (families.HasFlag(AddressFamilies.IPv4))
        {
            yield return RecordType.A;
        }

        if (families.HasFlag(AddressFamilies.IPv6))
        {
            yield return RecordType.Aaaa;
        }
    }
}
