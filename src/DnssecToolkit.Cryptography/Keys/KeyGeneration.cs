using System.Numerics;

namespace DnssecToolkit.Cryptography;

/// <summary>Wishes for a new key. Without a seed the system's randomness decides; with one the same key comes out every time.</summary>
public sealed record KeyGeneration
{
    /// <summary>Size of the modulus for RSA (512 to 4096, default 2048) and of the prime for DSA (512 to 1024, default 1024). Curves ignore it.</summary>
    public int? SizeInBits { get; init; }

    /// <summary>The public exponent of an RSA key: odd, at least 3. Default: 65537.</summary>
    public BigInteger? PublicExponent { get; init; }

    /// <summary>Octets that decide the key, for labs that must come out alike. A key made this way is no secret to anybody who knows the seed.</summary>
    public ReadOnlyMemory<byte>? Seed { get; init; }
}
