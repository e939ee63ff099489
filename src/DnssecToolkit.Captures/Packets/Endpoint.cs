using System.Net;

namespace DnssecToolkit.Captures;

/// <summary>An IP address and a port without allocation. IPv4 is kept as an IPv4-mapped IPv6 address (RFC 4291 §2.5.5.2).</summary>
internal readonly struct Endpoint(AddressBits address, ushort port) : IEquatable<Endpoint>
{
    /// <summary>The address.</summary>
    public AddressBits Address { get; } = address;

    /// <summary>The port.</summary>
    public ushort Port { get; } = port;

    /// <summary>An endpoint of the library's own types.</summary>
    public static Endpoint Of(IPAddress address, int port)
    {
        Span<byte> octets = stackalloc byte[16];
        address.TryWriteBytes(octets, out var written);
        return new Endpoint(written == 4 ? AddressBits.OfIPv4(octets) : AddressBits.OfIPv6(octets), (ushort)port);
    }

    /// <summary>The address as the library's own type.</summary>
    public IPAddress ToIPAddress() => Address.ToIPAddress();

    /// <inheritdoc/>
    public bool Equals(Endpoint other) => Address == other.Address && Port == other.Port;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Endpoint other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Address.High, Address.Low, Port);

    /// <inheritdoc/>
    public override string ToString() => new IPEndPoint(ToIPAddress(), Port).ToString();
}
