using System.Globalization;

namespace DnssecToolkit.Dns;

/// <summary>The digest of a whole zone (RFC 8976 §2).</summary>
public sealed class Zonemd : Rdata
{
    /// <summary>The scheme SIMPLE (RFC 8976 §3.3.1).</summary>
    public const byte SimpleScheme = 1;

    /// <summary>The hash algorithm SHA-384 (RFC 8976 §2.2.3).</summary>
    public const byte Sha384 = 1;

    /// <summary>The hash algorithm SHA-512 (RFC 8976 §2.2.3).</summary>
    public const byte Sha512 = 2;

    /// <summary>Makes the data of its fields.</summary>
    public Zonemd(uint serial, byte scheme, byte hashAlgorithm, ReadOnlyMemory<byte> digest)
        : base(RecordType.Zonemd, new WireWriter().UInt32(serial).UInt8(scheme).UInt8(hashAlgorithm).Bytes(digest).ToArray()) =>
        (Serial, Scheme, HashAlgorithm) = (serial, scheme, hashAlgorithm);

    /// <summary>The serial of the SOA that the digest belongs to.</summary>
    public uint Serial { get; }

    /// <summary>How the zone is made into octets.</summary>
    public byte Scheme { get; }

    /// <summary>How the octets are hashed.</summary>
    public byte HashAlgorithm { get; }

    /// <summary>The digest; shorter than 12 octets it must not be used (RFC 8976 §2.2.4).</summary>
    public ReadOnlyMemory<byte> Digest => Wire[6..];

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Serial} {Scheme} {HashAlgorithm} {Convert.ToHexString(Digest.Span)}").TrimEnd();

    internal static void ReadText(ref RdataText text)
    {
        text.UInt32("the serial");
        text.UInt8("the scheme");
        text.UInt8("the hash algorithm");
        text.HexToEnd("the digest");
    }

    internal static Rdata Read(ref WireReader reader) => new Zonemd(reader.UInt32(), reader.UInt8(), reader.UInt8(), reader.Rest());
}
