namespace DnssecToolkit.Dns;

/// <summary>An alias for another name (RFC 1035 §3.3.1).</summary>
public sealed class Cname : Rdata
{
    /// <summary>Makes the data of its name.</summary>
    public Cname(DomainName target)
        : base(RecordType.Cname, target.WireArray) => Target = target;

    /// <summary>The canonical name.</summary>
    public DomainName Target { get; }

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> CanonicalWire => Target.ToCanonicalWire();

    /// <inheritdoc/>
    public override string ToString() => Target.ToString();

    internal static void ReadText(ref RdataText text) => text.Name("the canonical name");

    internal static Rdata Read(ref WireReader reader) => new Cname(reader.Name());

    internal override void WriteTo(WireWriter writer) => writer.CompressedName(Target);
}
