using System.Numerics;

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
            var p = PrimeFor((bits + 1) / 2);
            var q = PrimeFor(bits / 2);
            var n = p * q;
            if (p == q || Octets.BitLength(n) != bits)
            {
                continue;
            }

            if (p < q)
            {
                (p, q) = (q, p);
            }

            var order = (p - 1) * (q - 1) / BigInteger.GreatestCommonDivisor(p - 1, q - 1);
            return new RsaNumbers(n, publicExponent, ModularInverse.Of(publicExponent % order, order), p, q);
        }

        BigInteger PrimeFor(int size)
        {
            while (true)
            {
                var prime = Primes.Random(size, random);
                if (BigInteger.GreatestCommonDivisor(prime - 1, publicExponent).IsOne)
                {
                    return prime;
                }
            }
        }
    }
}
