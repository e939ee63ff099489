using System.Globalization;

namespace DnssecToolkit.Dns;

/// <summary>A public key of a zone (RFC 4034 §2).</summary>
public class Dnskey : Rdata
{
    /// <summary>The flag that the key signs data of the zone (RFC 4034 §2.1.1).</summary>
    public const ushort ZoneKeyFlag = 0x0100;

    /// <summary>The flag that the key is revoked (RFC 5011 §3).</summary>
    public const ushort RevokeFlag = 0x0080;

    /// <summary>The flag that the key is meant as a secure entry point; a hint without force in validation (RFC 4034 §2.1.1).</summary>
    public const ushort SecureEntryPointFlag = 0x0001;

    /// <summary>Makes the data of its fields.</summary>
    public Dnskey(ushort flags, byte protocol, SecurityAlgorithm algorithm, ReadOnlyMemory<byte> publicKey)
        : this(RecordType.Dnskey, flags, protocol, algorithm, publicKey)
    {
    }

    private protected Dnskey(RecordType type, ushort flags, byte protocol, SecurityAlgorithm algorithm, ReadOnlyMemory<byte> publicKey)
        : base(type, new WireWriter(capacity: 4 + publicKey.Length).UInt16(flags).UInt8(protocol).UInt8(algorithm.Number).Bytes(publicKey).Finish()) =>
        (Flags, Protocol, Algorithm) = (flags, protocol, algorithm);

    /// <summary>The sixteen flags.</summary>
    public ushort Flags { get; }

    /// <summary>Must be 3 (RFC 4034 §2.1.2).</summary>
    public byte Protocol { get; }

    /// <summary>The algorithm of the key.</summary>
    public SecurityAlgorithm Algorithm { get; }

    /// <summary>The key material in the algorithm's own form.</summary>
    public ReadOnlyMemory<byte> PublicKey => Wire[4..];

    /// <summary>Whether the zone key flag is set; without it the key must not verify data of the zone.</summary>
    public bool IsZoneKey => (Flags & ZoneKeyFlag) != 0;

    /// <summary>Whether the revoke flag is set.</summary>
    public bool IsRevoked => (Flags & RevokeFlag) != 0;

    /// <summary>Whether the secure entry point flag is set.</summary>
    public bool IsSecureEntryPoint => (Flags & SecureEntryPointFlag) != 0;

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Flags} {Protocol} {Algorithm.Number} {Convert.ToBase64String(PublicKey.Span)}").TrimEnd();

    internal static void ReadText(ref RdataText text)
    {
        text.UInt16("the flags field");
        text.UInt8("the protocol");
        text.Algorithm("the algorithm");
        text.Base64ToEnd("the public key");
    }

    internal static Rdata Read(ref WireReader reader) =>
        new Dnskey(reader.UInt16(), reader.UInt8(), new SecurityAlgorithm(reader.UInt8()), reader.Rest());
}
