using System.Net;

namespace DnssecToolkit.Dns;

/// <summary>An IPv6 address (RFC 3596 §2.2).</summary>
public sealed class Aaaa : Rdata
{
    /// <summary>Makes the data of its address.</summary>
    /// <exception cref="ArgumentException">The address is not an IPv6 address.</exception>
    public Aaaa(IPAddress address)
        : this(address.GetAddressBytes())
    {
    }

    private Aaaa(byte[] octets)
        : base(RecordType.Aaaa, octets.Length == 16 ? octets : throw new ArgumentException("an IPv6 address has sixteen octets", nameof(octets)))
    {
    }

    /// <summary>The address.</summary>
    public IPAddress Address => new(Wire.Span);

    /// <inheritdoc/>
    public override string ToString() => Address.ToString();

    internal static void ReadText(ref RdataText text) => text.Ipv6("the address");

    internal static Rdata Read(ref WireReader reader)
    {
        var octets = reader.Bytes(16);
        return new Aaaa(octets.Length == 16 ? octets : new byte[16]);
    }
}
