using System.Globalization;
using System.Runtime.CompilerServices;

namespace DnssecToolkit.Dns;

/// <summary>A signature over an RRset (RFC 4034 §3).</summary>
public sealed class Rrsig : Rdata
{
    /// <summary>Makes the data of its fields.</summary>
    public Rrsig(RecordType typeCovered, SecurityAlgorithm algorithm, byte labels, uint originalTtl, SignatureTime expiration, SignatureTime inception, ushort keyTag, DomainName signersName, ReadOnlyMemory<byte> signature)
        : base(RecordType.Rrsig, new WireWriter(capacity: 18 + signersName.Wire.Length + signature.Length).UInt16(typeCovered.Number).UInt8(algorithm.Number).UInt8(labels).UInt32(originalTtl).UInt32(expiration.Seconds).UInt32(inception.Seconds).UInt16(keyTag).Name(signersName).Bytes(signature).Finish()) =>
        (TypeCovered, Algorithm, Labels, OriginalTtl, Expiration, Inception, KeyTag, SignersName) =
            (typeCovered, algorithm, labels, originalTtl, expiration, inception, keyTag, signersName);

    /// <summary>The type of the RRset signed.</summary>
    public RecordType TypeCovered { get; }

    /// <summary>The algorithm of the signature.</summary>
    public SecurityAlgorithm Algorithm { get; }

    /// <summary>The labels of the owner as it stands in the zone; fewer than the owner has where a wildcard was expanded (RFC 4034 §3.1.3).</summary>
    public byte Labels { get; }

    /// <summary>The TTL of the RRset in the zone, in seconds.</summary>
    public uint OriginalTtl { get; }

    /// <summary>The last second at which the signature may be used.</summary>
    public SignatureTime Expiration { get; }

    /// <summary>The first second at which the signature may be used.</summary>
    public SignatureTime Inception { get; }

    /// <summary>The tag of the key that made the signature (RFC 4034 appendix B).</summary>
    public ushort KeyTag { get; }

    /// <summary>The owner of the key: the apex of the zone that holds the RRset.</summary>
    public DomainName SignersName { get; }

    /// <summary>The signature in the algorithm's own form.</summary>
    public ReadOnlyMemory<byte> Signature => Wire[(18 + SignersName.Wire.Length)..];

    /// <summary>The same signature with some fields changed; nothing is signed anew.</summary>
    public Rrsig With(
        RecordType? typeCovered = null,
        SecurityAlgorithm? algorithm = null,
        byte? labels = null,
        uint? originalTtl = null,
        SignatureTime? expiration = null,
        SignatureTime? inception = null,
        ushort? keyTag = null,
        DomainName? signersName = null,
        ReadOnlyMemory<byte>? signature = null) => new(
            typeCovered ?? TypeCovered, algorithm ?? Algorithm, labels ?? Labels, originalTtl ?? OriginalTtl, expiration ?? Expiration,
            inception ?? Inception, keyTag ?? KeyTag, signersName ?? SignersName, signature ?? Signature);

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> CanonicalWire
    {
        get
        {
            var canonical = Wire.ToArray();
            AsciiCase.Lower(canonical.AsSpan(18, SignersName.Wire.Length));
            return canonical;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{TypeCovered} {Algorithm.Number} {Labels} {OriginalTtl} {Expiration} {Inception} {KeyTag} {SignersName} {Convert.ToBase64String(Signature.Span)}").TrimEnd();

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void ReadText(ref RdataText text)
    {
        text.Type("the type covered");
        text.Algorithm("the algorithm");
        text.UInt8("the label count");
        text.Seconds("the original TTL");
        text.SignatureTime("the expiration");
        text.SignatureTime("the inception");
        text.UInt16("the key tag");
        text.Name("the signer's name");
        text.Base64ToEnd("the signature");
    }

    internal static Rdata Read(ref WireReader reader) => new Rrsig(
        new RecordType(reader.UInt16()),
        new SecurityAlgorithm(reader.UInt8()),
        reader.UInt8(),
        reader.UInt32(),
        new SignatureTime(reader.UInt32()),
        new SignatureTime(reader.UInt32()),
        reader.UInt16(),
        reader.Name(),
        reader.Rest());
}
