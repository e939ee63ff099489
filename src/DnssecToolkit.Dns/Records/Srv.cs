using System.Globalization;

namespace DnssecToolkit.Dns;

/// <summary>The place of a service (RFC 2782).</summary>
public sealed class Srv : Rdata
{
    /// <summary>Makes the data of its fields.</summary>
    public Srv(ushort priority, ushort weight, ushort port, DomainName target)
        : base(RecordType.Srv, new WireWriter().UInt16(priority).UInt16(weight).UInt16(port).Name(target).ToArray()) =>
        (Priority, Weight, Port, Target) = (priority, weight, port, target);

    /// <summary>The rank; the lowest is tried first.</summary>
    public ushort Priority { get; }

    /// <summary>The share among records of the same priority.</summary>
    public ushort Weight { get; }

    /// <summary>The port of the service.</summary>
    public ushort Port { get; }

    /// <summary>The host; the root says that there is no such service.</summary>
    public DomainName Target { get; }

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> CanonicalWire => new WireWriter().Bytes(Wire[..6]).Bytes(Target.ToCanonicalWire()).ToArray();

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Priority} {Weight} {Port} {Target}");

    internal static void ReadText(ref RdataText text)
    {
        text.UInt16("the priority");
        text.UInt16("the weight");
        text.UInt16("the port");
        text.Name("the target");
    }

    internal static Rdata Read(ref WireReader reader) => new Srv(reader.UInt16(), reader.UInt16(), reader.UInt16(), reader.Name());
}
