using System.Collections.Immutable;
using System.Numerics;

namespace DnssecToolkit.Cryptography;

/// <summary>One family of algorithms: how its keys are read, made and stored, and what its signatures show.</summary>
internal interface IAlgorithm
{
    /// <summary>Reads the key field of a DNSKEY.</summary>
    KeyReading Read(ReadOnlySpan<byte> key);

    /// <summary>Makes a new private key; only the given randomness decides which.</summary>
    ISigner Generate(KeyGeneration options, IRandomOctets random);

    /// <summary>Takes the private key out of the fields of a <c>K*.private</c> file.</summary>
    /// <exception cref="FormatException">A field is missing or is not what the algorithm needs.</exception>
    ISigner Import(PrivateKeyFields fields);
}

/// <summary>What reading a public key gave: a verifier, or the problem that prevents one.</summary>
internal sealed record KeyReading(IVerifier? Verifier, KeyProblem? Problem, int? SizeInBits)
{
    /// <summary>The exponent of an RSA key.</summary>
    public BigInteger? Exponent { get; init; }

    /// <summary>The modulus of an RSA key, the prime of a DSA key.</summary>
    public BigInteger? Modulus { get; init; }

    /// <summary>Oddities, found when somebody asks.</summary>
    public Func<ImmutableArray<KeyOddity>> Oddities { get; init; } = static () => [];

    /// <summary>What one check costs at worst, in checks of RSA-2048 with the exponent 65537.</summary>
    public int Cost { get; init; } = 1;

    public static KeyReading Malformed(KeyProblem problem, int? sizeInBits = null) => new(null, problem, sizeInBits);
}

/// <summary>A public key, ready to check signatures. Safe for several threads.</summary>
internal interface IVerifier
{
    SignatureOutcome Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature);

    /// <summary>Whether the signature is good, without a word why not.</summary>
    bool Accepts(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) => Verify(data, signature).IsValid;
}

/// <summary>A private key, ready to sign. Signing is deterministic.</summary>
internal interface ISigner
{
    /// <summary>The key field of the DNSKEY that belongs to it.</summary>
    byte[] PublicOctets { get; }

    byte[] Sign(ReadOnlySpan<byte> data);

    /// <summary>Names and octets for a <c>K*.private</c> file, in their usual order.</summary>
    IEnumerable<(string Name, byte[] Octets)> Export();
}
