using System.Net;

namespace DnssecToolkit.Dns;

/// <summary>An IPv4 address (RFC 1035 §3.4.1).</summary>
public sealed class A : Rdata
{
    /// <summary>Makes the data of its address.</summary>
    /// <exception cref="ArgumentException">The address is not an IPv4 address.</exception>
    public A(IPAddress address)
        : this(address.GetAddressBytes())
    {
    }

    private A(byte[] octets)
        : base(RecordType.A, octets.Length == 4 ? octets : throw new ArgumentException("an IPv4 address has four octets", nameof(octets)))
    {
    }

    /// <summary>The address.</summary>
    public IPAddress Address => new(Wire.Span);

    /// <inheritdoc/>
    public override string ToString() => Address.ToString();

    internal static void ReadText(ref RdataText text) => text.Ipv4("the address");

    internal static Rdata Read(ref WireReader reader)
    {
        var octets = reader.Bytes(4);
        return new A(octets.Length == 4 ? octets : new byte[4]);
    }
}
