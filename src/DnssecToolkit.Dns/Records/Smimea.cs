namespace DnssecToolkit.Dns;

/// <summary>The certificate of a mail user (RFC 8162 §2).</summary>
public sealed class Smimea : Tlsa
{
    /// <summary>Makes the data of its fields.</summary>
    public Smimea(byte usage, byte selector, byte matchingType, ReadOnlyMemory<byte> associationData)
        : base(RecordType.Smimea, usage, selector, matchingType, associationData)
    {
    }

    internal static new Rdata Read(ref WireReader reader) => new Smimea(reader.UInt8(), reader.UInt8(), reader.UInt8(), reader.Rest());
}
