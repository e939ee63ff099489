using System.Numerics;
using System.Security.Cryptography;

namespace DnssecToolkit.Cryptography;

/// <summary>The numbers of an RSA private key (RFC 8017 §3.2).</summary>
internal sealed record RsaNumbers(BigInteger Modulus, BigInteger PublicExponent, BigInteger PrivateExponent, BigInteger Prime1, BigInteger Prime2)
{
    /// <summary>d mod (p - 1).</summary>
    public BigInteger Exponent1 { get; } = PrivateExponent % (Prime1 - 1);

    /// <summary>d mod (q - 1).</summary>
    public BigInteger Exponent2 { get; } = PrivateExponent % (Prime2 - 1);

    /// <summary>The inverse of q mod p.</summary>
    public BigInteger Coefficient { get; } = ModularInverse.Of(Prime2 % Prime1, Prime1);

    /// <summary>m^d mod n, by the Chinese remainder theorem (RFC 8017 §5.1.2).</summary>
    public BigInteger Apply(BigInteger message)
    {
        var m1 = BigInteger.ModPow(message, Exponent1, Prime1);
        var m2 = BigInteger.ModPow(message, Exponent2, Prime2);
        var h = (m1 - m2) * Coefficient % Prime1;
        return m2 + (Prime2 * (h.Sign < 0 ? h + Prime1 : h));
    }

    /// <summary>Makes a key of exactly <paramref name="bits"/> bits with the chosen exponent; the randomness alone decides the primes.</summary>
    public static RsaNumbers Generate(int bits, BigInteger publicExponent, IRandomOctets random)
    {
        if (publicExponent.IsEven || publicExponent < 3)
        {
            throw new ArgumentException("The public exponent must be odd and at least 3.", nameof(publicExponent));
        }

        while (true)
        {
            var (p, q) = random is SystemRandom && bits % 8 == 0 ? PlatformPrimes(bits) : (Primes.Random((bits + 1) / 2, random), Primes.Random(bits / 2, random));
            if (p != q && Octets.BitLength(p * q) == bits && IsCoprime(p) && IsCoprime(q))
            {
                return Of(BigInteger.Max(p, q), BigInteger.Min(p, q), publicExponent);
            }
        }

        bool IsCoprime(BigInteger prime) => BigInteger.GreatestCommonDivisor(prime - 1, publicExponent).IsOne;
    }

    private static RsaNumbers Of(BigInteger p, BigInteger q, BigInteger publicExponent)
    {
        var order = (p - 1) * (q - 1) / BigInteger.GreatestCommonDivisor(p - 1, q - 1);
        return new RsaNumbers(p * q, publicExponent, ModularInverse.Of(publicExponent % order, order), p, q);
    }

    /// <summary>Where nothing has to repeat, the platform finds primes sooner; the exponent is ours all the same.</summary>
    private static (BigInteger P, BigInteger Q) PlatformPrimes(int bits)
    {
        using var rsa = RSA.Create(bits);
        var parameters = rsa.ExportParameters(includePrivateParameters: true);
        return (Octets.ToNumber(parameters.P), Octets.ToNumber(parameters.Q));
    }
}
