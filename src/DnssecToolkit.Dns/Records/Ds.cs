using System.Globalization;
using System.Runtime.CompilerServices;

namespace DnssecToolkit.Dns;

/// <summary>A delegation signer: the digest of a child zone's key, kept by the parent (RFC 4034 §5).</summary>
public class Ds : Rdata
{
    /// <summary>Makes the data of its fields.</summary>
    public Ds(ushort keyTag, SecurityAlgorithm algorithm, DigestType digestType, ReadOnlyMemory<byte> digest)
        : this(RecordType.Ds, keyTag, algorithm, digestType, digest)
    {
    }

    private protected Ds(RecordType type, ushort keyTag, SecurityAlgorithm algorithm, DigestType digestType, ReadOnlyMemory<byte> digest)
        : base(type, new WireWriter(capacity: 4 + digest.Length).UInt16(keyTag).UInt8(algorithm.Number).UInt8(digestType.Number).Bytes(digest).Finish()) =>
        (KeyTag, Algorithm, DigestType) = (keyTag, algorithm, digestType);

    /// <summary>The tag of the key meant (RFC 4034 appendix B).</summary>
    public ushort KeyTag { get; }

    /// <summary>The algorithm of the key meant.</summary>
    public SecurityAlgorithm Algorithm { get; }

    /// <summary>How the digest was made.</summary>
    public DigestType DigestType { get; }

    /// <summary>The digest over the child's name and the key's data.</summary>
    public ReadOnlyMemory<byte> Digest => Wire[4..];

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{KeyTag} {Algorithm.Number} {DigestType.Number} {(Digest.IsEmpty ? "" : Convert.ToHexString(Digest.Span))}").TrimEnd();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void ReadText(ref RdataText text)
    {
        text.UInt16("the key tag");
        text.Algorithm("the algorithm");
        text.DigestType("the digest type");
        text.HexToEnd("the digest");
    }

    internal static Rdata Read(ref WireReader reader) =>
        new Ds(reader.UInt16(), new SecurityAlgorithm(reader.UInt8()), new DigestType(reader.UInt8()), reader.Rest());
}
