using System.Runtime.CompilerServices;

namespace DnssecToolkit.Dns;

/// <summary>The next name of a zone and the types at this one: proves what is not there (RFC 4034 §4).</summary>
public sealed class Nsec : Rdata
{
    /// <summary>Makes the data of its fields.</summary>
    public Nsec(DomainName nextDomainName, TypeBitmap types)
        : base(RecordType.Nsec, new WireWriter(capacity: nextDomainName.Wire.Length + types.Wire.Length).Name(nextDomainName).Bytes(types.Wire).Finish()) =>
        (NextDomainName, Types) = (nextDomainName, types);

    /// <summary>The next owner in canonical order; the apex after the last.</summary>
    public DomainName NextDomainName { get; }

    /// <summary>The types at the owner.</summary>
    public TypeBitmap Types { get; }

    /// <summary>As on the wire: the next name keeps its case (RFC 6840 §5.1).</summary>
    public override ReadOnlyMemory<byte> CanonicalWire => Wire;

    /// <summary>The next name and the types; the form \# length hex where the bitmap is not as RFC 4034 §4.1.2 has it and a list would hide that.</summary>
    public override string ToString() =>
        Types.IsCanonical ? $"{NextDomainName} {Types}".TrimEnd() : UnknownRdata.Present(Wire.Span);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void ReadText(ref RdataText text)
    {
        text.Name("the next name");
        text.TypeBitmapToEnd();
    }

    internal static Rdata Read(ref WireReader reader) => new Nsec(reader.Name(), TypeBitmap.Read(ref reader));
}
