using System.Buffers.Binary;
using System.Net;

namespace DnssecToolkit.Captures;

/// <summary>The 128 bits of an IP address without allocation. IPv4 is kept as an IPv4-mapped IPv6 address (RFC 4291 §2.5.5.2).</summary>
/// <remarks>Two words and not a <see cref="UInt128"/>, since methods with that type are not compiled ahead of time.</remarks>
internal readonly record struct AddressBits(ulong High, ulong Low)
{
    private const ulong MappedPrefix = 0xffff_0000_0000;

    /// <summary>The address of four octets.</summary>
    public static AddressBits OfIPv4(ReadOnlySpan<byte> octets) => new(0, MappedPrefix | BinaryPrimitives.ReadUInt32BigEndian(octets));

    /// <summary>The address of sixteen octets.</summary>
    public static AddressBits OfIPv6(ReadOnlySpan<byte> octets) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(octets), BinaryPrimitives.ReadUInt64BigEndian(octets[8..]));

    /// <summary>The address as the library's own type.</summary>
    public IPAddress ToIPAddress()
    {
        Span<byte> octets = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(octets, High);
        BinaryPrimitives.WriteUInt64BigEndian(octets[8..], Low);
        return new IPAddress(High == 0 && Low >> 32 == MappedPrefix >> 32 ? octets[12..] : octets);
    }
}
