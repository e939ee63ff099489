namespace DnssecToolkit.Dns;

/// <summary>The DS that a child wishes its parent to publish (RFC 7344 §3.1); algorithm 0 asks for removal (RFC 8078 §4).</summary>
public sealed class Cds : Ds
{
    /// <summary>Makes the data of its fields.</summary>
    public Cds(ushort keyTag, SecurityAlgorithm algorithm, DigestType digestType, ReadOnlyMemory<byte> digest)
        : base(RecordType.Cds, keyTag, algorithm, digestType, digest)
    {
    }

    internal static new Rdata Read(ref WireReader reader) =>
        new Cds(reader.UInt16(), new SecurityAlgorithm(reader.UInt8()), new DigestType(reader.UInt8()), reader.Rest());
}
