using System.Buffers.Binary;
using System.Net;

namespace DnssecToolkit.Captures;

/// <summary>An IP address and a port without allocation. IPv4 is kept as an IPv4-mapped IPv6 address (RFC 4291 §2.5.5.2).</summary>
internal readonly struct Endpoint(UInt128 address, ushort port) : IEquatable<Endpoint>
{
    private static readonly UInt128 MappedPrefix = new(0, 0xffff_0000_0000);

    /// <summary>The address as a number.</summary>
    public UInt128 Address { get; } = address;

    /// <summary>The port.</summary>
    public ushort Port { get; } = port;

    /// <summary>The address of four octets.</summary>
    public static UInt128 IPv4(ReadOnlySpan<byte> octets) => MappedPrefix | BinaryPrimitives.ReadUInt32BigEndian(octets);

    /// <summary>The address of sixteen octets.</summary>
    public static UInt128 IPv6(ReadOnlySpan<byte> octets) => BinaryPrimitives.ReadUInt128BigEndian(octets);

    /// <summary>An endpoint of the library's own types.</summary>
    public static Endpoint Of(IPAddress address, int port)
    {
        Span<byte> octets = stackalloc byte[16];
        address.TryWriteBytes(octets, out var written);
        return new Endpoint(written == 4 ? IPv4(octets) : IPv6(octets), (ushort)port);
    }

    /// <summary>The address as the library's own type.</summary>
    public IPAddress ToIPAddress()
    {
        Span<byte> octets = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(octets, Address);
        return new IPAddress(Address >> 32 == MappedPrefix >> 32 ? octets[12..] : octets);
    }

    /// <inheritdoc/>
    public bool Equals(Endpoint other) => Address == other.Address && Port == other.Port;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Endpoint other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine((ulong)(Address >> 64), (ulong)Address, Port);

    /// <inheritdoc/>
    public override string ToString() => new IPEndPoint(ToIPAddress(), Port).ToString();
}
