namespace DnssecToolkit.Cryptography;

/// <summary>SM2SM3 (RFC 9563): the key is x | y, the signature r | s, 64 octets each.</summary>
internal sealed class Sm2Algorithm : IAlgorithm
{
    public static readonly Sm2Algorithm Instance = new();

    public const int Length = 32;

    public static WeierstrassCurve Curve => WeierstrassCurve.Sm2;

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

        var (x, y) = (Octets.ToNumber(key[..Length]), Octets.ToNumber(key[Length..]));
        return Curve.ProblemOf(x, y) is { } problem
            ? KeyReading.Malformed(problem, 256)
            : new KeyReading(new Sm2Verifier(x, y), null, 256) { Cost = 6 };
    }

    public ISigner Generate(KeyGeneration options, IRandomOctets random) => new Sm2Signer(SecretNumber.Random(Curve, random));

    public ISigner Import(PrivateKeyFields fields) => new Sm2Signer(SecretNumber.Checked(Curve, fields.Number("PrivateKey")));
}
