using System.Security.Cryptography;

namespace DnssecToolkit.Cryptography;

/// <summary>Makes RSA signatures with EMSA-PKCS1-v1_5 padding (RFC 8017 §8.2.1), which are deterministic by nature.</summary>
internal sealed class RsaSigner : ISigner
{
    private readonly RsaNumbers _numbers;
    private readonly HashFunction _hash;
    private readonly int _length;
    private readonly Lazy<RSA?> _platform;

    public RsaSigner(RsaNumbers numbers, HashFunction hash)
    {
        if (numbers.Prime1 * numbers.Prime2 != numbers.Modulus)
        {
            throw new FormatException("The modulus is not the product of the primes.");
        }

        _numbers = numbers;
        _hash = hash;
        _length = _numbers.Modulus.GetByteCount(isUnsigned: true);
        PublicOctets = PublicOctetsOf(_numbers);
        _platform = new Lazy<RSA?>(CreatePlatformKey);
    }

    public byte[] PublicOctets { get; }

    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        Span<byte> digest = stackalloc byte[64];
        digest = digest[..Hashing.Hash(_hash, data, digest)];
        if (_platform.Value is { } rsa)
        {
            return rsa.SignHash(digest, Hashing.Name(_hash), RSASignaturePadding.Pkcs1);
        }

        return Octets.FromNumber(_numbers.Apply(Octets.ToNumber(Encode(Hashing.DigestInfo(_hash), digest))), _length);
    }

    public IEnumerable<(string Name, byte[] Octets)> Export() =>
    [
        ("Modulus", Octets.FromNumber(_numbers.Modulus)),
        ("PublicExponent", Octets.FromNumber(_numbers.PublicExponent)),
        ("PrivateExponent", Octets.FromNumber(_numbers.PrivateExponent)),
        ("Prime1", Octets.FromNumber(_numbers.Prime1)),
        ("Prime2", Octets.FromNumber(_numbers.Prime2)),
        ("Exponent1", Octets.FromNumber(_numbers.Exponent1)),
        ("Exponent2", Octets.FromNumber(_numbers.Exponent2)),
        ("Coefficient", Octets.FromNumber(_numbers.Coefficient)),
    ];

    /// <summary>Signs octets as they are, without hash and padding: for tests and labs that need a signature with a chosen flaw.</summary>
    public byte[] SignRaw(ReadOnlySpan<byte> encoded) => Octets.FromNumber(_numbers.Apply(Octets.ToNumber(encoded)), _length);

    /// <summary>00 01 FF...FF 00 DigestInfo digest (RFC 8017 §9.2).</summary>
    public byte[] Encode(ReadOnlySpan<byte> digestInfo, ReadOnlySpan<byte> digest)
    {
        var fill = _length - 3 - digestInfo.Length - digest.Length;
        if (fill < 8)
        {
            throw new InvalidOperationException($"A modulus of {_length} octets is too short for this hash.");
        }

        byte[] encoded = [0, 1, .. new byte[fill], 0, .. digestInfo, .. digest];
        encoded.AsSpan(2, fill).Fill(0xff);
        return encoded;
    }

    private static byte[] PublicOctetsOf(RsaNumbers numbers)
    {
        var exponent = Octets.FromNumber(numbers.PublicExponent);
        byte[] header = exponent.Length <= 255 ? [(byte)exponent.Length] : [0, (byte)(exponent.Length >> 8), (byte)exponent.Length];
        return [.. header, .. exponent, .. Octets.FromNumber(numbers.Modulus)];
    }

    private RSA? CreatePlatformKey()
    {
        var half = (_length + 1) / 2;
        if (_numbers.Prime1.GetByteCount(isUnsigned: true) > half || _numbers.Prime2.GetByteCount(isUnsigned: true) > half)
        {
            return null;
        }

        try
        {
            var rsa = RSA.Create(new RSAParameters
            {
                Modulus = Octets.FromNumber(_numbers.Modulus),
                Exponent = Octets.FromNumber(_numbers.PublicExponent),
                D = Octets.FromNumber(_numbers.PrivateExponent, _length),
                P = Octets.FromNumber(_numbers.Prime1, half),
                Q = Octets.FromNumber(_numbers.Prime2, half),
                DP = Octets.FromNumber(_numbers.Exponent1, half),
                DQ = Octets.FromNumber(_numbers.Exponent2, half),
                InverseQ = Octets.FromNumber(_numbers.Coefficient, half),
            });
            rsa.SignHash(new byte[Hashing.Length(_hash)], Hashing.Name(_hash), RSASignaturePadding.Pkcs1);
            return rsa;
        }
        catch (Exception refusal) when (refusal is CryptographicException or IndexOutOfRangeException or PlatformNotSupportedException)
        {
            return null;
        }
    }
}
