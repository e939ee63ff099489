using System.Runtime.CompilerServices;

namespace DnssecToolkit.Dns;

/// <summary>A name server of a zone (RFC 1035 §3.3.11).</summary>
public sealed class Ns : Rdata
{
    /// <summary>Makes the data of its name.</summary>
    public Ns(DomainName nameServer)
        : base(RecordType.Ns, nameServer.WireArray) => NameServer = nameServer;

    /// <summary>The host that serves the zone.</summary>
    public DomainName NameServer { get; }

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> CanonicalWire => NameServer.ToCanonicalWire();

    /// <inheritdoc/>
    public override string ToString() => NameServer.ToString();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void ReadText(ref RdataText text) => text.Name("the name server");

    internal static Rdata Read(ref WireReader reader) => new Ns(reader.Name());

    internal override void WriteTo(WireWriter writer) => writer.CompressedName(NameServer);
}
