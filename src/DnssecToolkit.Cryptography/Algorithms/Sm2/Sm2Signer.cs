using System.Numerics;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace DnssecToolkit.Cryptography;

/// <summary>Makes SM2 signatures, with nonces that follow from key and data.</summary>
internal sealed class Sm2Signer : ISigner
{
    private readonly BigInteger _secret;
    private readonly ECPrivateKeyParameters _key;

    public Sm2Signer(BigInteger secret)
    {
        _secret = secret;
        _key = new ECPrivateKeyParameters(BouncyCurves.ToBouncy(_secret), BouncyCurves.Of(Sm2Algorithm.Curve));
        var (x, y) = BouncyCurves.PublicPoint(Sm2Algorithm.Curve, _secret);
        PublicOctets = [.. Octets.FromNumber(x, Sm2Algorithm.Length), .. Octets.FromNumber(y, Sm2Algorithm.Length)];
    }

    public byte[] PublicOctets { get; }

    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        var nonces = new NonceRandom(Octets.FromNumber(_secret, Sm2Algorithm.Length), Sm3Hash.Digest(data));
        var signer = new SM2Signer(PlainDsaEncoding.Instance);
        signer.Init(forSigning: true, new ParametersWithRandom(_key, nonces));
        signer.BlockUpdate(data);
        return signer.GenerateSignature();
    }

    public IEnumerable<(string Name, byte[] Octets)> Export() => [("PrivateKey", Octets.FromNumber(_secret, Sm2Algorithm.Length))];
}
