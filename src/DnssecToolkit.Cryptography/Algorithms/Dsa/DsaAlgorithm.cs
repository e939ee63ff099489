using System.Numerics;

namespace DnssecToolkit.Cryptography;

/// <summary>DSA and DSA-NSEC3-SHA1 (RFC 2536, RFC 5155 §2): key T | Q | P | G | Y, signature T | R | S, hash SHA-1.</summary>
internal sealed class DsaAlgorithm : IAlgorithm
{
    public static readonly DsaAlgorithm Instance = new();

    /// <summary>Octets of Q, R, S and of a SHA-1 digest.</summary>
    public const int ShortLength = 20;

    public KeyReading Read(ReadOnlySpan<byte> key)
    {
        if (key.IsEmpty)
        {
            return KeyReading.Malformed(new KeyProblem.Empty());
        }

        var t = key[0];
        if (t > 8)
        {
            return KeyReading.Malformed(new KeyProblem.ReservedSizeParameter(t));
        }

        var longLength = 64 + (8 * t);
        var expected = 1 + ShortLength + (3 * longLength);
        if (key.Length != expected)
        {
            return KeyReading.Malformed(new KeyProblem.WrongLength(expected, key.Length));
        }

        var q = Octets.ToNumber(key.Slice(1, ShortLength));
        var p = Octets.ToNumber(key.Slice(1 + ShortLength, longLength));
        var g = Octets.ToNumber(key.Slice(1 + ShortLength + longLength, longLength));
        var y = Octets.ToNumber(key[^longLength..]);
        var size = Octets.BitLength(p);
        return ProblemOf(p, q, g, y) is { } problem
            ? KeyReading.Malformed(problem, size)
            : new KeyReading(new DsaVerifier(p, q, g, y), null, size) { Modulus = p, Cost = 20 };
    }

    public ISigner Generate(KeyGeneration options, IRandomOctets random)
    {
        var bits = options.SizeInBits ?? 1024;
        if (bits is < 512 or > 1024 || bits % 64 != 0)
        {
            throw new ArgumentException($"The size must be a multiple of 64 from 512 to 1024 bits (RFC 2536 §2), not {bits}.", nameof(options));
        }

        var q = Primes.Random(8 * ShortLength, random);
        var p = PrimeAbove(q, bits, random);
        var cofactor = (p - 1) / q;
        var g = BigInteger.One;
        for (var h = 2; g.IsOne; h++)
        {
            g = BigInteger.ModPow(h, cofactor, p);
        }

        return new DsaSigner(p, q, g, RandomNumbers.Between(1, q, random));
    }

    public ISigner Import(PrivateKeyFields fields) => new DsaSigner(
        fields.Number("Prime(p)"), fields.Number("Subprime(q)"), fields.Number("Base(g)"), fields.Number("Private_value(x)"));

    private static KeyProblem.ParameterOutOfRange? ProblemOf(BigInteger p, BigInteger q, BigInteger g, BigInteger y) => p switch
    {
        _ when q < 3 || q.IsEven => new KeyProblem.ParameterOutOfRange("q"),
        _ when p <= q || p.IsEven => new KeyProblem.ParameterOutOfRange("p"),
        _ when g < 2 || g >= p => new KeyProblem.ParameterOutOfRange("g"),
        _ when y < 2 || y >= p => new KeyProblem.ParameterOutOfRange("y"),
        _ => null,
    };

    /// <summary>A prime p of the size with q dividing p - 1.</summary>
    private static BigInteger PrimeAbove(BigInteger q, int bits, IRandomOctets random)
    {
        while (true)
        {
            var x = RandomNumbers.OfBits(bits, random) | (BigInteger.One << (bits - 1));
            var p = x - (x % (2 * q)) + 1;
            if (Octets.BitLength(p) == bits && Primes.IsProbablyPrime(p, random))
            {
                return p;
            }
        }
    }
}
