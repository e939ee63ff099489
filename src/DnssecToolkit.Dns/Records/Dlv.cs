namespace DnssecToolkit.Dns;

/// <summary>A DS kept in a look-aside registry (RFC 4431; the practice ended with RFC 8749).</summary>
public sealed class Dlv : Ds
{
    /// <summary>Makes the data of its fields.</summary>
    public Dlv(ushort keyTag, SecurityAlgorithm algorithm, DigestType digestType, ReadOnlyMemory<byte> digest)
        : base(RecordType.Dlv, keyTag, algorithm, digestType, digest)
    {
    }

    internal static new Rdata Read(ref WireReader reader) =>
        new Dlv(reader.UInt16(), new SecurityAlgorithm(reader.UInt8()), new DigestType(reader.UInt8()), reader.Rest());
}
