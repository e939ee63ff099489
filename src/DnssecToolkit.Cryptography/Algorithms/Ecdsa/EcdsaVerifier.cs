using System.Security.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography;

/// <summary>Checks ECDSA signatures by the platform, which takes r | s as DNSSEC carries them.</summary>
internal sealed class EcdsaVerifier : IVerifier
{
    private readonly WeierstrassCurve _curve;
    private readonly HashFunction _hash;
    private readonly Lazy<ECDsa?> _platform;
    private readonly byte[] _x;
    private readonly byte[] _y;

    public EcdsaVerifier(WeierstrassCurve curve, HashFunction hash, byte[] x, byte[] y)
    {
        _curve = curve;
        _hash = hash;
        _x = x;
        _y = y;
        _platform = new Lazy<ECDsa?>(CreatePlatformKey);
    }

    public SignatureOutcome Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (SignatureShape.ProblemOfLength(signature, 2 * _curve.FieldLength) is { } wrongLength)
        {
            return new SignatureOutcome.Invalid(wrongLength);
        }

        Span<byte> digest = stackalloc byte[64];
        digest = digest[..Hashing.Hash(_hash, data, digest)];
        if (_platform.Value is { } key && key.VerifyHash(digest, signature))
        {
            return SignatureOutcome.Valid.Instance;
        }

        var r = Octets.ToNumber(signature[.._curve.FieldLength]);
        var s = Octets.ToNumber(signature[_curve.FieldLength..]);
        if (_curve.ProblemOfSignature(r, s) is { } problem)
        {
            return new SignatureOutcome.Invalid(problem);
        }

        return _platform.Value is not null && PlatformCurves.Works(_hash)
            ? new SignatureOutcome.Invalid(new InvalidSignatureReason.EquationFails())
            : new SignatureOutcome.NotCheckable(new NotCheckableReason.DisabledByPlatform(
                _hash == HashFunction.Sha256 ? SecurityAlgorithm.EcdsaP256Sha256 : SecurityAlgorithm.EcdsaP384Sha384,
                $"The platform does not check signatures on the curve {_curve.Name}."));
    }

    private ECDsa? CreatePlatformKey()
    {
        try
        {
            return ECDsa.Create(new ECParameters
            {
                Curve = _hash == HashFunction.Sha256 ? ECCurve.NamedCurves.nistP256 : ECCurve.NamedCurves.nistP384,
                Q = new ECPoint { X = _x, Y = _y },
            });
        }
        catch (Exception refusal) when (refusal is CryptographicException or PlatformNotSupportedException)
        {
            return null;
        }
    }
}
