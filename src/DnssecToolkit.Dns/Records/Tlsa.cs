using System.Globalization;

namespace DnssecToolkit.Dns;

/// <summary>The certificate or key of a TLS server (RFC 6698 §2).</summary>
public class Tlsa : Rdata
{
    /// <summary>Makes the data of its fields.</summary>
    public Tlsa(byte usage, byte selector, byte matchingType, ReadOnlyMemory<byte> associationData)
        : this(RecordType.Tlsa, usage, selector, matchingType, associationData)
    {
    }

    private protected Tlsa(RecordType type, byte usage, byte selector, byte matchingType, ReadOnlyMemory<byte> associationData)
        : base(type, new WireWriter().UInt8(usage).UInt8(selector).UInt8(matchingType).Bytes(associationData).ToArray()) =>
        (Usage, Selector, MatchingType) = (usage, selector, matchingType);

    /// <summary>PKIX-TA 0, PKIX-EE 1, DANE-TA 2, DANE-EE 3.</summary>
    public byte Usage { get; }

    /// <summary>The whole certificate 0, its public key 1.</summary>
    public byte Selector { get; }

    /// <summary>Exact 0, SHA-256 1, SHA-512 2.</summary>
    public byte MatchingType { get; }

    /// <summary>What is to match.</summary>
    public ReadOnlyMemory<byte> AssociationData => Wire[3..];

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Usage} {Selector} {MatchingType} {Convert.ToHexString(AssociationData.Span)}").TrimEnd();

    internal static void ReadText(ref RdataText text)
    {
        text.UInt8("the usage");
        text.UInt8("the selector");
        text.UInt8("the matching type");
        text.HexToEnd("the association data");
    }

    internal static Rdata Read(ref WireReader reader) => new Tlsa(reader.UInt8(), reader.UInt8(), reader.UInt8(), reader.Rest());
}
