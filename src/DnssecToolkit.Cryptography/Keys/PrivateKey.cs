using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography;

/// <summary>A private key of a zone: for labs, tests and recreations of incidents, not for a zone in service.</summary>
/// <remarks>
/// Signing is deterministic for every algorithm (RSA and EdDSA by nature, ECDSA and DSA by RFC 6979, GOST and SM2 by nonces made in
/// the same spirit), so that a signed zone comes out octet for octet the same. The arithmetic is not constant in time.
/// </remarks>
public sealed class PrivateKey
{
    private PrivateKey(SecurityAlgorithm algorithm, ISigner signer)
    {
        Algorithm = algorithm;
        Signer = signer;
    }

    /// <summary>The algorithm of the key.</summary>
    public SecurityAlgorithm Algorithm { get; }

    /// <summary>The octets that the DNSKEY's key field has for it.</summary>
    public ReadOnlyMemory<byte> PublicOctets => Signer.PublicOctets;

    /// <summary>The public half.</summary>
    public PublicKey PublicKey => PublicKey.Parse(Algorithm, Signer.PublicOctets);

    internal ISigner Signer { get; }

    /// <summary>Makes a new key.</summary>
    /// <exception cref="NotSupportedException">The algorithm is unknown here.</exception>
    /// <exception cref="ArgumentException">The size or the exponent is not possible for the algorithm.</exception>
    public static PrivateKey Generate(SecurityAlgorithm algorithm, KeyGeneration? options = null)
    {
        options ??= new KeyGeneration();
        IRandomOctets random = options.Seed is { } seed ? new SeededRandom(seed) : SystemRandom.Instance;
        return new PrivateKey(algorithm, Family(algorithm).Generate(options, random));
    }

    /// <summary>Reads a <c>K*.private</c> file (<c>Private-key-format: v1.2</c> or <c>v1.3</c>). Values may go on in indented lines, as the RFCs print them.</summary>
    public static ParseResult<PrivateKey> Import(string text)
    {
        var read = PrivateKeyFile.Read(text);
        if (!read.TryGet(out var file))
        {
            return read.Error!;
        }

        if (Algorithms.Find(file.Algorithm) is not { } family)
        {
            return new ParseError($"The algorithm {file.Algorithm} is not known here.", Line: file.AlgorithmLine);
        }

        try
        {
            return new PrivateKey(file.Algorithm, family.Import(file.Fields));
        }
        catch (Exception wrong) when (wrong is FormatException or ArithmeticException)
        {
            return new ParseError(wrong.Message);
        }
    }

    /// <summary>Writes the key as a <c>K*.private</c> file, format v1.3.</summary>
    public string Export() => PrivateKeyFile.Write(Algorithm, Signer.Export());

    /// <summary>Signs data as <see cref="SignedData"/> builds them.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data) => Signer.Sign(data);

    /// <summary>RSA only: raises octets to the private exponent as they are, without hash and padding, for labs that need a signature with a chosen flaw.</summary>
    /// <param name="encoded">As many octets as the modulus has; a number below it.</param>
    /// <exception cref="NotSupportedException">The key is no RSA key.</exception>
    public byte[] SignEncoded(ReadOnlySpan<byte> encoded) =>
        Signer is RsaSigner rsa ? rsa.SignRaw(encoded) : throw new NotSupportedException($"{Algorithm} has no signatures over octets as they are.");

    /// <summary>The DNSKEY record data for this key.</summary>
    /// <param name="flags">256 for a zone key, 257 with the secure entry point flag (RFC 4034 §2.1.1).</param>
    public Dnskey ToDnskey(ushort flags) => new(flags, 3, Algorithm, Signer.PublicOctets);

    /// <summary>Makes the RRSIG over a set.</summary>
    /// <param name="set">The records; for a wildcard with the wildcard as owner.</param>
    /// <param name="signersName">The apex of the zone.</param>
    /// <param name="flags">The flags of the DNSKEY that publishes this key, on which the key tag depends.</param>
    /// <param name="inception">First second of validity.</param>
    /// <param name="expiration">Last second of validity.</param>
    public Rrsig Sign(RRset set, DomainName signersName, ushort flags, SignatureTime inception, SignatureTime expiration)
    {
        var unsigned = new Rrsig(
            set.Type, Algorithm, (byte)set.Owner.SignedLabelCount, set.Ttl, expiration, inception, KeyTag.Of(ToDnskey(flags)), signersName, default);
        return WithSignature(unsigned, Sign(SignedData.Build(set, unsigned)));
    }

    private static Rrsig WithSignature(Rrsig rrsig, byte[] signature) => new(
        rrsig.TypeCovered, rrsig.Algorithm, rrsig.Labels, rrsig.OriginalTtl, rrsig.Expiration, rrsig.Inception, rrsig.KeyTag, rrsig.SignersName, signature);

    private static IAlgorithm Family(SecurityAlgorithm algorithm) =>
        Algorithms.Find(algorithm) ?? throw new NotSupportedException($"The algorithm {algorithm} is not known here.");
}
