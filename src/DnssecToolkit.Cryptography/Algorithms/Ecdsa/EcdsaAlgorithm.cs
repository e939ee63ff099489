namespace DnssecToolkit.Cryptography;

/// <summary>ECDSAP256SHA256 and ECDSAP384SHA384 (RFC 6605 §4): the key is x | y, the signature r | s, all of full length.</summary>
internal sealed class EcdsaAlgorithm : IAlgorithm
{
    public static readonly EcdsaAlgorithm P256 = new(WeierstrassCurve.P256, HashFunction.Sha256);
    public static readonly EcdsaAlgorithm P384 = new(WeierstrassCurve.P384, HashFunction.Sha384);

    private readonly WeierstrassCurve curve;
    private readonly HashFunction hash;

    private EcdsaAlgorithm(WeierstrassCurve curve, HashFunction hash)
    {
        this.curve = curve;
        this.hash = hash;
    }

    public KeyReading Read(ReadOnlySpan<byte> key)
    {
        var size = 8 * curve.FieldLength;
        if (key.IsEmpty)
        {
            return KeyReading.Malformed(new KeyProblem.Empty());
        }

        if (key.Length != 2 * curve.FieldLength)
        {
            return KeyReading.Malformed(new KeyProblem.WrongLength(2 * curve.FieldLength, key.Length));
        }

        var x = key[..curve.FieldLength];
        var y = key[curve.FieldLength..];
        return curve.ProblemOf(Octets.ToNumber(x), Octets.ToNumber(y)) is { } problem
            ? KeyReading.Malformed(problem, size)
            : new KeyReading(new EcdsaVerifier(curve, hash, x.ToArray(), y.ToArray()), null, size);
    }

    public ISigner Generate(KeyGeneration options, IRandomOctets random) => new EcdsaSigner(curve, hash, SecretNumber.Random(curve, random));

    public ISigner Import(PrivateKeyFields fields) => new EcdsaSigner(curve, hash, SecretNumber.Checked(curve, fields.Number("PrivateKey")));
}
