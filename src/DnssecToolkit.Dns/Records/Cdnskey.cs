namespace DnssecToolkit.Dns;

/// <summary>The key whose DS a child wishes its parent to publish (RFC 7344 §3.2); algorithm 0 asks for removal (RFC 8078 §4).</summary>
public sealed class Cdnskey : Dnskey
{
    /// <summary>Makes the data of its fields.</summary>
    public Cdnskey(ushort flags, byte protocol, SecurityAlgorithm algorithm, ReadOnlyMemory<byte> publicKey)
        : base(RecordType.Cdnskey, flags, protocol, algorithm, publicKey)
    {
    }

    internal static new Rdata Read(ref WireReader reader) =>
        new Cdnskey(reader.UInt16(), reader.UInt8(), new SecurityAlgorithm(reader.UInt8()), reader.Rest());
}
