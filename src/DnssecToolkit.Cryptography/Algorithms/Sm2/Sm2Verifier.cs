using System.Numerics;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace DnssecToolkit.Cryptography;

/// <summary>Checks SM2 signatures, with the default identity that RFC 9563's examples use.</summary>
internal sealed class Sm2Verifier(BigInteger x, BigInteger y) : IVerifier
{
    private readonly Lazy<ECPublicKeyParameters> _key = new(() => CreateKey(x, y));

    public SignatureOutcome Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (SignatureShape.ProblemOfLength(signature, 2 * Sm2Algorithm.Length) is { } wrongLength)
        {
            return new SignatureOutcome.Invalid(wrongLength);
        }

        var r = Octets.ToNumber(signature[..Sm2Algorithm.Length]);
        var s = Octets.ToNumber(signature[Sm2Algorithm.Length..]);
        if (Sm2Algorithm.Curve.ProblemOfSignature(r, s) is { } problem)
        {
            return new SignatureOutcome.Invalid(problem);
        }

        var signer = new SM2Signer(PlainDsaEncoding.Instance);
        signer.Init(forSigning: false, _key.Value);
        signer.BlockUpdate(data);
        return signer.VerifySignature(signature.ToArray())
            ? SignatureOutcome.Valid.Instance
            : new SignatureOutcome.Invalid(new InvalidSignatureReason.EquationFails());
    }

    private static ECPublicKeyParameters CreateKey(BigInteger x, BigInteger y)
    {
        var domain = BouncyCurves.Of(Sm2Algorithm.Curve);
        return new ECPublicKeyParameters(domain.Curve.CreatePoint(BouncyCurves.ToBouncy(x), BouncyCurves.ToBouncy(y)), domain);
    }
}
