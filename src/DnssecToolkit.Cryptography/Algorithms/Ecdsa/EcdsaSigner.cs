using System.Numerics;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace DnssecToolkit.Cryptography;

/// <summary>Makes ECDSA signatures with the deterministic nonce of RFC 6979, so that a signed zone can be made again octet for octet.</summary>
internal sealed class EcdsaSigner : ISigner
{
    private readonly WeierstrassCurve curve;
    private readonly HashFunction hash;
    private readonly BigInteger secret;
    private readonly ECPrivateKeyParameters key;

    public EcdsaSigner(WeierstrassCurve curve, HashFunction hash, BigInteger secret)
    {
        this.curve = curve;
        this.hash = hash;
        this.secret = secret;
        key = new ECPrivateKeyParameters(BouncyCurves.ToBouncy(secret), BouncyCurves.Of(curve));
        var (x, y) = BouncyCurves.PublicPoint(curve, secret);
        PublicOctets = [.. Octets.FromNumber(x, curve.FieldLength), .. Octets.FromNumber(y, curve.FieldLength)];
    }

    public byte[] PublicOctets { get; }

    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        var digest = new byte[Hashing.Length(hash)];
        Hashing.Hash(hash, data, digest);
        var signer = new ECDsaSigner(new HMacDsaKCalculator(NewDigest()));
        signer.Init(forSigning: true, key);
        var numbers = signer.GenerateSignature(digest);
        return [.. Part(numbers[0]), .. Part(numbers[1])];
    }

    public IEnumerable<(string Name, byte[] Octets)> Export() => [("PrivateKey", Octets.FromNumber(secret, curve.FieldLength))];

    private byte[] Part(Org.BouncyCastle.Math.BigInteger number) => Octets.FromNumber(BouncyCurves.FromBouncy(number), curve.FieldLength);

    private IDigest NewDigest() => hash == HashFunction.Sha256 ? new Sha256Digest() : new Sha384Digest();
}
