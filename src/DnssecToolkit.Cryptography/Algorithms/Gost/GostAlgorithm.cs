namespace DnssecToolkit.Cryptography;

/// <summary>ECC-GOST (RFC 5933) and ECC-GOST12 (RFC 9558): x | y with the least octet first, 64 octets; signature s | r, 64 octets.</summary>
internal sealed class GostAlgorithm : IAlgorithm
{
    /// <summary>GOST R 34.10-2001 with GOST R 34.11-94, both with the CryptoPro A parameters.</summary>
    public static readonly GostAlgorithm Gost2001 = new(WeierstrassCurve.CryptoProA, "GostAsn1");

    /// <summary>GOST R 34.10-2012 with the 256-bit GOST R 34.11-2012.</summary>
    public static readonly GostAlgorithm Gost2012 = new(WeierstrassCurve.Tc26A, "Gost12Asn1");

    public const int Length = 32;

    private GostAlgorithm(WeierstrassCurve curve, string fieldName)
    {
        Curve = curve;
        FieldName = fieldName;
    }

    public WeierstrassCurve Curve { get; }

    /// <summary>The name of the private key's field in a <c>K*.private</c> file.</summary>
    public string FieldName { get; }

    public bool Is2012 => ReferenceEquals(this, Gost2012);

    public KeyReading Read(ReadOnlySpan<byte> key)
    {
        if (key.IsEmpty)
        {
            return KeyReading.Malformed(new KeyProblem.Empty());
        }

        if (key.Length != 2 * Length)
        {
            return KeyReading.Malformed(new KeyProblem.WrongLength(2 * Length, key.Length));
        }

        var (x, y) = (Octets.ToNumberLittleEndian(key[..Length]), Octets.ToNumberLittleEndian(key[Length..]));
        return Curve.ProblemOf(x, y) is { } problem
            ? KeyReading.Malformed(problem, 256)
            : new KeyReading(new GostVerifier(this, x, y), null, 256) { Cost = 40 };
    }

    public ISigner Generate(KeyGeneration options, IRandomOctets random) => new GostSigner(this, SecretNumber.Random(Curve, random));

    public ISigner Import(PrivateKeyFields fields) =>
        new GostSigner(this, SecretNumber.Checked(Curve, Octets.ToNumberLittleEndian(GostPrivateKeyInfo.Read(fields.Octets(FieldName)))));
}
