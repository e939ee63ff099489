using System.Globalization;

namespace DnssecToolkit.Dns;

/// <summary>The fingerprint of an SSH host key (RFC 4255 §3.1).</summary>
public sealed class Sshfp : Rdata
{
    /// <summary>Makes the data of its fields.</summary>
    public Sshfp(byte algorithm, byte fingerprintType, ReadOnlyMemory<byte> fingerprint)
        : base(RecordType.Sshfp, new WireWriter().UInt8(algorithm).UInt8(fingerprintType).Bytes(fingerprint).ToArray()) =>
        (Algorithm, FingerprintType) = (algorithm, fingerprintType);

    /// <summary>RSA 1, DSA 2, ECDSA 3, Ed25519 4, Ed448 6: numbers of SSH, not of DNSSEC.</summary>
    public byte Algorithm { get; }

    /// <summary>SHA-1 1, SHA-256 2.</summary>
    public byte FingerprintType { get; }

    /// <summary>The fingerprint.</summary>
    public ReadOnlyMemory<byte> Fingerprint => Wire[2..];

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Algorithm} {FingerprintType} {Convert.ToHexString(Fingerprint.Span)}").TrimEnd();

    internal static void ReadText(ref RdataText text)
    {
        text.UInt8("the algorithm");
        text.UInt8("the fingerprint type");
        text.HexToEnd("the fingerprint");
    }

    internal static Rdata Read(ref WireReader reader) => new Sshfp(reader.UInt8(), reader.UInt8(), reader.Rest());
}
