using System.Numerics;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace DnssecToolkit.Cryptography;

/// <summary>Makes ECDSA signatures with the deterministic nonce of RFC 6979, so that a signed zone can be made again octet for octet.</summary>
internal sealed class EcdsaSigner : ISigner
{
    private readonly WeierstrassCurve _curve;
    private readonly HashFunction _hash;
    private readonly BigInteger _secret;
    private readonly ECPrivateKeyParameters _key;

    public EcdsaSigner(WeierstrassCurve curve, HashFunction hash, BigInteger secret)
    {
        _curve = curve;
        _hash = hash;
        _secret = secret;
        _key = new ECPrivateKeyParameters(BouncyCurves.ToBouncy(_secret), BouncyCurves.Of(_curve));
        var (x, y) = BouncyCurves.PublicPoint(_curve, _secret);
        PublicOctets = [.. Octets.FromNumber(x, _curve.FieldLength), .. Octets.FromNumber(y, _curve.FieldLength)];
    }

    public byte[] PublicOctets { get; }

    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        var digest = new byte[Hashing.Length(_hash)];
        Hashing.Hash(_hash, data, digest);
        var signer = new ECDsaSigner(new HMacDsaKCalculator(NewDigest()));
        signer.Init(forSigning: true, _key);
        var numbers = signer.GenerateSignature(digest);
        return [.. Part(numbers[0]), .. Part(numbers[1])];
    }

    public IEnumerable<(string Name, byte[] Octets)> Export() => [("PrivateKey", Octets.FromNumber(_secret, _curve.FieldLength))];

    private byte[] Part(Org.BouncyCastle.Math.BigInteger number) => Octets.FromNumber(BouncyCurves.FromBouncy(number), _curve.FieldLength);

    private IDigest NewDigest() => _hash == HashFunction.Sha256 ? new Sha256Digest() : new Sha384Digest();
}
