using System.Collections.Immutable;
using System.Numerics;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography;

/// <summary>The key of a DNSKEY record, read once and ready to check signatures. Immutable and safe for several threads.</summary>
/// <remarks>
/// A malformed key is no exception but a value with a <see cref="Problem"/>: zones do publish such keys, and a diagnosis must say
/// what is wrong with them. Keys are remembered by algorithm and octets, so that the same record is not read again and again.
/// </remarks>
public sealed class PublicKey
{
    private static readonly PublicKeyCache Cache = new(capacity: 1024);

    private readonly KeyReading? _reading;
    private ImmutableArray<KeyOddity> _oddities;

    private PublicKey(SecurityAlgorithm algorithm, ReadOnlySpan<byte> octets)
    {
        Algorithm = algorithm;
        KeyOctets = octets.ToArray();
        _reading = Algorithms.Find(algorithm)?.Read(octets);
    }

    /// <summary>The algorithm that the record names.</summary>
    public SecurityAlgorithm Algorithm { get; }

    /// <summary>The octets of the record's key field.</summary>
    public ReadOnlyMemory<byte> KeyOctets { get; }

    /// <summary>Whether keys of this algorithm can be read here; signatures of RSAMD5 are not checked nevertheless.</summary>
    public bool IsSupported => _reading is not null;

    /// <summary>Why no signature can be checked with these octets; null if they are a good key, or if the algorithm is unknown.</summary>
    public KeyProblem? Problem => _reading?.Problem;

    /// <summary>Size of the modulus for RSA and DSA, of the field for curves; null if it cannot be told.</summary>
    public int? SizeInBits => _reading?.SizeInBits;

    /// <summary>The public exponent of an RSA key.</summary>
    public BigInteger? Exponent => _reading?.Exponent;

    /// <summary>The modulus of an RSA key.</summary>
    public BigInteger? Modulus => _reading?.Exponent is null ? null : _reading.Modulus;

    /// <summary>
    /// What checking one signature costs at worst, in checks of RSA-2048 with the exponent 65537, rounded up: for a budget that a
    /// zone with huge exponents or slow algorithms must not get around (CVE-2023-50387). 1 for a malformed key: nothing is computed.
    /// </summary>
    public int Cost => _reading?.Cost ?? 1;

    /// <summary>What is odd about the key although it verifies.</summary>
    public ImmutableArray<KeyOddity> Oddities => _oddities.IsDefault ? _oddities = _reading?.Oddities() ?? [] : _oddities;

    /// <summary>Reads the key field of a DNSKEY.</summary>
    public static PublicKey Parse(SecurityAlgorithm algorithm, ReadOnlySpan<byte> rdataKey) => Cache.Get(algorithm, rdataKey);

    /// <summary>Reads the key of a DNSKEY.</summary>
    public static PublicKey Parse(Dnskey dnskey) => Parse(dnskey.Algorithm, dnskey.PublicKey.Span);

    /// <summary>Whether signatures of the algorithm can be checked here.</summary>
    public static bool IsCheckable(SecurityAlgorithm algorithm) => Algorithms.Find(algorithm) is not null && !Algorithms.IsForbidden(algorithm);

    /// <summary>Checks one signature over data as <see cref="SignedData"/> builds them.</summary>
    public SignatureOutcome Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (_reading is null)
        {
            return new SignatureOutcome.NotCheckable(new NotCheckableReason.UnsupportedAlgorithm(Algorithm));
        }

        if (Algorithms.IsForbidden(Algorithm))
        {
            return new SignatureOutcome.NotCheckable(new NotCheckableReason.ForbiddenAlgorithm(Algorithm));
        }

        return _reading.Verifier is null
            ? new SignatureOutcome.Invalid(new InvalidSignatureReason.MalformedKey(_reading.Problem!))
            : _reading.Verifier.Verify(data, signature);
    }

    /// <summary>Whether a signature over data is good, without the reasons that <see cref="Verify(ReadOnlySpan{byte}, ReadOnlySpan{byte})"/> finds: for many trials in a row.</summary>
    public bool Accepts(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        _reading?.Verifier is { } verifier && !Algorithms.IsForbidden(Algorithm) && verifier.Accepts(data, signature);

    /// <summary>Checks the signature of an RRSIG over an RRset. Names, tags, times and labels are the validator's to check.</summary>
    public SignatureOutcome Verify(RRset set, Rrsig rrsig) => Verify(SignedData.Build(set, rrsig), rrsig.Signature.Span);

    internal static PublicKey Read(SecurityAlgorithm algorithm, ReadOnlySpan<byte> octets) => new(algorithm, octets);
}
