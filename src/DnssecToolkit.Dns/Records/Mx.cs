using System.Globalization;

namespace DnssecToolkit.Dns;

/// <summary>A host that takes mail for the owner (RFC 1035 §3.3.9); preference 0 and the root say that none does (RFC 7505).</summary>
public sealed class Mx : Rdata
{
    /// <summary>Makes the data of its fields.</summary>
    public Mx(ushort preference, DomainName exchange)
        : base(RecordType.Mx, new WireWriter().UInt16(preference).Name(exchange).ToArray()) => (Preference, Exchange) = (preference, exchange);

    /// <summary>The rank among the hosts; the lowest is tried first.</summary>
    public ushort Preference { get; }

    /// <summary>The host.</summary>
    public DomainName Exchange { get; }

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> CanonicalWire => new WireWriter().UInt16(Preference).Bytes(Exchange.ToCanonicalWire()).ToArray();

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Preference} {Exchange}");

    internal static void ReadText(ref RdataText text)
    {
        text.UInt16("the preference");
        text.Name("the exchange");
    }

    internal static Rdata Read(ref WireReader reader) => new Mx(reader.UInt16(), reader.Name());

    internal override void WriteTo(WireWriter writer) => writer.UInt16(Preference).CompressedName(Exchange);
}
