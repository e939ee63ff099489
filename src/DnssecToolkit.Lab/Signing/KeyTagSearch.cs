using System.Numerics;
using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab;

/// <summary>Finds RSA keys with a wished key tag, for recreations and for collisions of tags.</summary>
/// <remarks>
/// The tag is a sum over the octets of the DNSKEY (RFC 4034 appendix B), and the public exponent is among them: of one modulus every tag can be had by the choice of
/// the exponent. Exponents have three octets, which every validator computes with.
/// </remarks>
public static class KeyTagSearch
{
    private const int First = 0x010001; // 65537, and the smallest of three octets that is odd
    private const int Last = 0xffffff;
    private const int Header = 5; // flags, protocol, algorithm; the length of the exponent

    /// <summary>The smallest public exponent from 65537 on with which the key of a seed gets a tag. The same wishes give the same exponent.</summary>
    /// <param name="algorithm">An RSA algorithm.</param>
    /// <param name="flags">The flags of the DNSKEY, which are part of the sum.</param>
    /// <param name="tag">The tag.</param>
    /// <param name="wishes">Size and seed of the key; its exponent is not looked at.</param>
    /// <returns>The exponent; null when none of three octets will do.</returns>
    /// <exception cref="ArgumentException">The algorithm is not RSA, or there is no seed to repeat the key from.</exception>
    public static BigInteger? FindExponent(SecurityAlgorithm algorithm, ushort flags, ushort tag, KeyGeneration wishes)
    {
        ArgumentNullException.ThrowIfNull(wishes);
        if (algorithm.Number is not (5 or 7 or 8 or 10))
        {
            throw new ArgumentException($"Only of an RSA key can the tag be chosen, not of one for {algorithm}.", nameof(algorithm));
        }

        if (wishes.Seed is null)
        {
            throw new ArgumentException("Without a seed the next key has another modulus, and another tag.", nameof(wishes));
        }

        var plain = Generate(First);
        var rdata = plain.ToDnskey(flags).Wire.ToArray();
        for (var exponent = First; exponent <= Last; exponent += 2)
        {
            (rdata[Header], rdata[Header + 1], rdata[Header + 2]) = ((byte)(exponent >> 16), (byte)(exponent >> 8), (byte)exponent);

            // Of an exponent that shares a factor with the order of this modulus, the generator makes a key of other primes: then the tag is another.
            if (KeyTag.Of(rdata) == tag && KeyTag.Of(Generate(exponent).ToDnskey(flags)) == tag)
            {
                return exponent;
            }
        }

        return null;

        PrivateKey Generate(int exponent) => KeyStore.Get(algorithm, wishes with { PublicExponent = exponent });
    }
}
