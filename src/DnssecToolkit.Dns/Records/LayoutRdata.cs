namespace DnssecToolkit.Dns;

/// <summary>Data of a type that is a plain row of fields: the obsolete types of RFC 1035 and others met rarely.</summary>
internal sealed class LayoutRdata(RecordType type, byte[] wire, RdataLayout layout) : Rdata(type, wire)
{
    public override ReadOnlyMemory<byte> CanonicalWire => layout.Canonical(Wire.Span);

    public override string ToString() => layout.Present(Wire.Span);
}
