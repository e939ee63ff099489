namespace DnssecToolkit.Dns;

/// <summary>A redirection of everything below a name (RFC 6672).</summary>
public sealed class Dname : Rdata
{
    /// <summary>Makes the data of its name.</summary>
    public Dname(DomainName target)
        : base(RecordType.Dname, target.WireArray) => Target = target;

    /// <summary>The name that takes the owner's place in names below the owner.</summary>
    public DomainName Target { get; }

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> CanonicalWire => Target.ToCanonicalWire();

    /// <inheritdoc/>
    public override string ToString() => Target.ToString();

    internal static void ReadText(ref RdataText text) => text.Name("the target");

    internal static Rdata Read(ref WireReader reader) => new Dname(reader.Name());
}
