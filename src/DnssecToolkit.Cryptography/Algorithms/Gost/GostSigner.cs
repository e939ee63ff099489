using System.Numerics;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace DnssecToolkit.Cryptography;

/// <summary>Makes signatures of GOST R 34.10, with nonces that follow from key and data.</summary>
internal sealed class GostSigner : ISigner
{
    private readonly GostAlgorithm algorithm;
    private readonly BigInteger secret;
    private readonly ECPrivateKeyParameters key;

    public GostSigner(GostAlgorithm algorithm, BigInteger secret)
    {
        this.algorithm = algorithm;
        this.secret = secret;
        key = new ECPrivateKeyParameters(BouncyCurves.ToBouncy(secret), BouncyCurves.Of(algorithm.Curve));
        var (x, y) = BouncyCurves.PublicPoint(algorithm.Curve, secret);
        PublicOctets = [.. LittleEndian(x), .. LittleEndian(y)];
    }

    public byte[] PublicOctets { get; }

    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        var digest = GostHash.Digest(algorithm.Is2012, data);
        var signer = new ECGost3410Signer();
        signer.Init(forSigning: true, new ParametersWithRandom(key, new NonceRandom(Octets.FromNumber(secret, GostAlgorithm.Length), digest)));
        var numbers = signer.GenerateSignature(digest);
        return
        [
            .. Octets.FromNumber(BouncyCurves.FromBouncy(numbers[1]), GostAlgorithm.Length),
            .. Octets.FromNumber(BouncyCurves.FromBouncy(numbers[0]), GostAlgorithm.Length),
        ];
    }

    public IEnumerable<(string Name, byte[] Octets)> Export() =>
        [(algorithm.FieldName, GostPrivateKeyInfo.Write(algorithm.Is2012, LittleEndian(secret)))];

    private static byte[] LittleEndian(BigInteger number) => Octets.Reversed(Octets.FromNumber(number, GostAlgorithm.Length));
}
