namespace DnssecToolkit.Dns;

/// <summary>A pointer to a name (RFC 1035 §3.3.12).</summary>
public sealed class Ptr : Rdata
{
    /// <summary>Makes the data of its name.</summary>
    public Ptr(DomainName target)
        : base(RecordType.Ptr, target.WireArray) => Target = target;

    /// <summary>The name pointed to.</summary>
    public DomainName Target { get; }

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> CanonicalWire => Target.ToCanonicalWire();

    /// <inheritdoc/>
    public override string ToString() => Target.ToString();

    internal static void ReadText(ref RdataText text) => text.Name("the name");

    internal static Rdata Read(ref WireReader reader) => new Ptr(reader.Name());

    internal override void WriteTo(WireWriter writer) => writer.CompressedName(Target);
}
