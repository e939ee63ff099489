namespace DnssecToolkit.Cryptography;

/// <summary>ECDSAP256SHA256 and ECDSAP384SHA384 (RFC 6605 §4): the key is x | y, the signature r | s, all of full length.</summary>
internal sealed class EcdsaAlgorithm : IAlgorithm
{
    public static readonly EcdsaAlgorithm P256 = new(WeierstrassCurve.P256, HashFunction.Sha256);
    public static readonly EcdsaAlgorithm P384 = new(WeierstrassCurve.P384, HashFunction.Sha384);

    private readonly WeierstrassCurve _curve;
    private readonly HashFunction _hash;

    private EcdsaAlgorithm(WeierstrassCurve curve, HashFunction hash)
    {
        _curve = curve;
        _hash = hash;
    }

    public KeyReading Read(ReadOnlySpan<byte> key)
    {
        var size = 8 * _curve.FieldLength;
        if (key.IsEmpty)
        {
            return KeyReading.Malformed(new KeyProblem.Empty());
        }

        if (key.Length != 2 * _curve.FieldLength)
        {
            return KeyReading.Malformed(new KeyProblem.WrongLength(2 * _curve.FieldLength, key.Length));
        }

        var x = key[.._curve.FieldLength];
        var y = key[_curve.FieldLength..];
        return _curve.ProblemOf(Octets.ToNumber(x), Octets.ToNumber(y)) is { } problem
            ? KeyReading.Malformed(problem, size)
            : new KeyReading(new EcdsaVerifier(_curve, _hash, x.ToArray(), y.ToArray()), null, size) { Cost = size == 256 ? 3 : 32 };
    }

    public ISigner Generate(KeyGeneration options, IRandomOctets random) => new EcdsaSigner(_curve, _hash, SecretNumber.Random(_curve, random));

    public ISigner Import(PrivateKeyFields fields) => new EcdsaSigner(_curve, _hash, SecretNumber.Checked(_curve, fields.Number("PrivateKey")));
}
