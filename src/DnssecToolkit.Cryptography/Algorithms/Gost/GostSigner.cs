using System.Numerics;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace DnssecToolkit.Cryptography;

/// <summary>Makes signatures of GOST R 34.10, with nonces that follow from key and data.</summary>
internal sealed class GostSigner : ISigner
{
    private readonly GostAlgorithm _algorithm;
    private readonly BigInteger _secret;
    private readonly ECPrivateKeyParameters _key;

    public GostSigner(GostAlgorithm algorithm, BigInteger secret)
    {
        _algorithm = algorithm;
        _secret = secret;
        _key = new ECPrivateKeyParameters(BouncyCurves.ToBouncy(_secret), BouncyCurves.Of(_algorithm.Curve));
        var (x, y) = BouncyCurves.PublicPoint(_algorithm.Curve, _secret);
        PublicOctets = [.. LittleEndian(x), .. LittleEndian(y)];
    }

    public byte[] PublicOctets { get; }

    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        var digest = GostHash.Digest(_algorithm.Is2012, data);
        var signer = new ECGost3410Signer();
        signer.Init(forSigning: true, new ParametersWithRandom(_key, new NonceRandom(Octets.FromNumber(_secret, GostAlgorithm.Length), digest)));
        var numbers = signer.GenerateSignature(digest);
        return
        [
            .. Octets.FromNumber(BouncyCurves.FromBouncy(numbers[1]), GostAlgorithm.Length),
            .. Octets.FromNumber(BouncyCurves.FromBouncy(numbers[0]), GostAlgorithm.Length),
        ];
    }

    public IEnumerable<(string Name, byte[] Octets)> Export() =>
        [(_algorithm.FieldName, GostPrivateKeyInfo.Write(_algorithm.Is2012, LittleEndian(_secret)))];

    private static byte[] LittleEndian(BigInteger number) => Octets.Reversed(Octets.FromNumber(number, GostAlgorithm.Length));
}
