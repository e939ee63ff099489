using System.Collections.Immutable;
using System.Numerics;

namespace DnssecToolkit.Cryptography;

/// <summary>RSA: RSAMD5 (RFC 2537), RSASHA1 (RFC 3110, RFC 5155), RSASHA256 and RSASHA512 (RFC 5702).</summary>
internal sealed class RsaAlgorithm : IAlgorithm
{
    /// <summary>RFC 3110 §2: modulus and exponent are each limited to 4096 bits.</summary>
    public const int MaximumBits = 4096;

    public static readonly RsaAlgorithm Md5 = new(HashFunction.Md5, 512);
    public static readonly RsaAlgorithm Sha1 = new(HashFunction.Sha1, 512);
    public static readonly RsaAlgorithm Sha256 = new(HashFunction.Sha256, 512); // RFC 5702 §2.1: not less than 512 bits
    public static readonly RsaAlgorithm Sha512 = new(HashFunction.Sha512, 1024); // RFC 5702 §2.2: not less than 1024 bits

    private readonly HashFunction _hash;
    private readonly int _minimumBits;

    private RsaAlgorithm(HashFunction hash, int minimumBits)
    {
        _hash = hash;
        _minimumBits = minimumBits;
    }

    /// <inheritdoc/>
    /// <remarks>RFC 3110 §2: length of the exponent (one octet, or zero and two octets), exponent, modulus.</remarks>
    public KeyReading Read(ReadOnlySpan<byte> key)
    {
        if (key.IsEmpty)
        {
            return KeyReading.Malformed(new KeyProblem.Empty());
        }

        var longForm = key[0] == 0;
        if (longForm && key.Length < 3)
        {
            return KeyReading.Malformed(new KeyProblem.TruncatedExponent(null, 0));
        }

        var exponentLength = longForm ? (key[1] << 8) | key[2] : key[0];
        var rest = key[(longForm ? 3 : 1)..];
        if (exponentLength == 0)
        {
            return KeyReading.Malformed(new KeyProblem.EmptyExponent());
        }

        if (rest.Length < exponentLength)
        {
            return KeyReading.Malformed(new KeyProblem.TruncatedExponent(exponentLength, rest.Length));
        }

        var exponentOctets = rest[..exponentLength];
        var modulusOctets = rest[exponentLength..];
        if (modulusOctets.TrimStart((byte)0).IsEmpty)
        {
            return KeyReading.Malformed(new KeyProblem.EmptyModulus());
        }

        var exponent = Octets.ToNumber(exponentOctets);
        var modulus = Octets.ToNumber(modulusOctets);
        var bits = Octets.BitLength(modulus);
        var oddities = ImmutableArray.CreateBuilder<KeyOddity>();
        if (exponentOctets[0] == 0 && exponentLength > 1)
        {
            oddities.Add(KeyOddity.LeadingZerosInExponent);
        }

        if (modulusOctets[0] == 0)
        {
            oddities.Add(KeyOddity.LeadingZerosInModulus);
        }

        if (longForm && exponentLength <= 255)
        {
            oddities.Add(KeyOddity.LongFormOfShortExponentLength);
        }

        if (Octets.BitLength(exponent) > 64)
        {
            oddities.Add(KeyOddity.VeryLargeExponent);
        }

        if (exponent >= modulus)
        {
            oddities.Add(KeyOddity.ExponentNotBelowModulus);
        }

        var found = oddities.ToImmutable();
        var problem = FindProblem(exponent, modulus, bits);
        return new KeyReading(problem is null ? new RsaVerifier(modulus, exponent, _hash) : null, problem, bits)
        {
            Exponent = exponent,
            Modulus = modulus,
            Cost = problem is null ? CostOf(bits, Octets.BitLength(exponent)) : 1,
            Oddities = () => problem is null && SmallPrimes.DivideAny(modulus) ? found.Add(KeyOddity.SmallFactor) : found,
        };
    }

    public ISigner Generate(KeyGeneration options, IRandomOctets random)
    {
        var bits = options.SizeInBits ?? 2048;
        if (bits < _minimumBits || bits > MaximumBits)
        {
            throw new ArgumentException($"The size must be from {_minimumBits} to {MaximumBits} bits, not {bits}.", nameof(options));
        }

        return new RsaSigner(RsaNumbers.Generate(bits, options.PublicExponent ?? 65537, random), _hash);
    }

    public ISigner Import(PrivateKeyFields fields) => new RsaSigner(
        new RsaNumbers(
            fields.Number("Modulus"), fields.Number("PublicExponent"), fields.Number("PrivateExponent"), fields.Number("Prime1"), fields.Number("Prime2")),
        _hash);

    /// <summary>A squaring for every bit of the exponent, each quadratic in the modulus.</summary>
    private static int CostOf(int bits, int exponentBits)
    {
        const double Ordinary = 17.0 * 2048 * 2048;
        return (int)Math.Ceiling(exponentBits * (double)bits * bits / Ordinary);
    }

    private KeyProblem? FindProblem(BigInteger exponent, BigInteger modulus, int bits) => this switch
    {
        _ when exponent.IsEven => new KeyProblem.UnusableExponent(IsEven: true),
        _ when exponent.IsOne => new KeyProblem.UnusableExponent(IsEven: false),
        _ when modulus.IsEven => new KeyProblem.EvenModulus(),
        _ when bits < _minimumBits || bits > MaximumBits => new KeyProblem.SizeOutOfRange(bits, _minimumBits, MaximumBits),
        _ when Octets.BitLength(exponent) > MaximumBits => new KeyProblem.ExponentTooLong(Octets.BitLength(exponent)),
        _ => null,
    };
}
