using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Fields of a signature that shall not be the usual ones. The signature is made over them, so that nothing else is wrong with it.</summary>
public sealed record SignatureFields
{
    /// <summary>The type covered.</summary>
    public RecordType? TypeCovered { get; init; }

    /// <summary>The algorithm number.</summary>
    public SecurityAlgorithm? Algorithm { get; init; }

    /// <summary>The Labels field (RFC 4034 §3.1.3).</summary>
    public byte? Labels { get; init; }

    /// <summary>The original TTL in seconds.</summary>
    public uint? OriginalTtl { get; init; }

    /// <summary>The last second.</summary>
    public SignatureTime? Expiration { get; init; }

    /// <summary>The first second.</summary>
    public SignatureTime? Inception { get; init; }

    /// <summary>The key tag.</summary>
    public ushort? KeyTag { get; init; }

    /// <summary>The signer's name.</summary>
    public DomainName? SignersName { get; init; }
}
