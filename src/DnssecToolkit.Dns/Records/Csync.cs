using System.Globalization;

namespace DnssecToolkit.Dns;

/// <summary>What a child wishes its parent to copy from it (RFC 7477 §2).</summary>
public sealed class Csync : Rdata
{
    /// <summary>Makes the data of its fields.</summary>
    public Csync(uint serial, ushort flags, TypeBitmap types)
        : base(RecordType.Csync, new WireWriter().UInt32(serial).UInt16(flags).Bytes(types.Wire).ToArray()) =>
        (Serial, Flags, Types) = (serial, flags, types);

    /// <summary>The serial of the child's SOA from which the copy is good.</summary>
    public uint Serial { get; }

    /// <summary>immediate 1, soaminimum 2.</summary>
    public ushort Flags { get; }

    /// <summary>The types to copy.</summary>
    public TypeBitmap Types { get; }

    /// <summary>The fields; the form \# length hex where the bitmap has zero octets that a list would hide.</summary>
    public override string ToString() => Types.IsCanonical
        ? string.Create(CultureInfo.InvariantCulture, $"{Serial} {Flags} {Types}").TrimEnd()
        : UnknownRdata.Present(Wire.Span);

    internal static void ReadText(ref RdataText text)
    {
        text.UInt32("the serial");
        text.UInt16("the flags field");
        text.TypeBitmapToEnd();
    }

    internal static Rdata Read(ref WireReader reader) => new Csync(reader.UInt32(), reader.UInt16(), TypeBitmap.Read(ref reader));
}
