using System.Numerics;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace DnssecToolkit.Cryptography;

/// <summary>Checks signatures of GOST R 34.10.</summary>
internal sealed class GostVerifier(GostAlgorithm algorithm, BigInteger x, BigInteger y) : IVerifier
{
    private readonly Lazy<ECPublicKeyParameters> _key = new(() => CreateKey(algorithm.Curve, x, y));

    public SignatureOutcome Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (SignatureShape.ProblemOfLength(signature, 2 * GostAlgorithm.Length) is { } wrongLength)
        {
            return new SignatureOutcome.Invalid(wrongLength);
        }

        // RFC 4490 §3.2: "first 32 octets contain the big-endian representation of s and second 32 octets ... of r".
        var s = Octets.ToNumber(signature[..GostAlgorithm.Length]);
        var r = Octets.ToNumber(signature[GostAlgorithm.Length..]);
        if (algorithm.Curve.ProblemOfSignature(r, s) is { } problem)
        {
            return new SignatureOutcome.Invalid(problem);
        }

        var signer = new ECGost3410Signer();
        signer.Init(forSigning: false, _key.Value);
        return signer.VerifySignature(GostHash.Digest(algorithm.Is2012, data), BouncyCurves.ToBouncy(r), BouncyCurves.ToBouncy(s))
            ? SignatureOutcome.Valid.Instance
            : new SignatureOutcome.Invalid(new InvalidSignatureReason.EquationFails());
    }

    private static ECPublicKeyParameters CreateKey(WeierstrassCurve curve, BigInteger x, BigInteger y)
    {
        var domain = BouncyCurves.Of(curve);
        return new ECPublicKeyParameters(domain.Curve.CreatePoint(BouncyCurves.ToBouncy(x), BouncyCurves.ToBouncy(y)), domain);
    }
}
