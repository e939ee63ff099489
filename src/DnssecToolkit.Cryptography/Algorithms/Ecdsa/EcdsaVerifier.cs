using System.Security.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography;

/// <summary>Checks ECDSA signatures by the platform, which takes r | s as DNSSEC carries them.</summary>
internal sealed class EcdsaVerifier : IVerifier
{
    private readonly WeierstrassCurve curve;
    private readonly HashFunction hash;
    private readonly Lazy<ECDsa?> platform;
    private readonly byte[] x;
    private readonly byte[] y;

    public EcdsaVerifier(WeierstrassCurve curve, HashFunction hash, byte[] x, byte[] y)
    {
        this.curve = curve;
        this.hash = hash;
        this.x = x;
        this.y = y;
        platform = new Lazy<ECDsa?>(CreatePlatformKey);
    }

    public SignatureOutcome Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (SignatureShape.ProblemOfLength(signature, 2 * curve.FieldLength) is { } wrongLength)
        {
            return new SignatureOutcome.Invalid(wrongLength);
        }

        Span<byte> digest = stackalloc byte[64];
        digest = digest[..Hashing.Hash(hash, data, digest)];
        if (platform.Value is not { } key)
        {
            return new SignatureOutcome.NotCheckable(new NotCheckableReason.DisabledByPlatform(
                hash == HashFunction.Sha256 ? SecurityAlgorithm.EcdsaP256Sha256 : SecurityAlgorithm.EcdsaP384Sha384,
                $"The platform does not offer the curve {curve.Name}."));
        }

        if (key.VerifyHash(digest, signature))
        {
            return SignatureOutcome.Valid.Instance;
        }

        var (r, s) = (Octets.ToNumber(signature[..curve.FieldLength]), Octets.ToNumber(signature[curve.FieldLength..]));
        return new SignatureOutcome.Invalid(curve.ProblemOfSignature(r, s) ?? new InvalidSignatureReason.EquationFails());
    }

    private ECDsa? CreatePlatformKey()
    {
        try
        {
            return ECDsa.Create(new ECParameters
            {
                Curve = hash == HashFunction.Sha256 ? ECCurve.NamedCurves.nistP256 : ECCurve.NamedCurves.nistP384,
                Q = new ECPoint { X = x, Y = y },
            });
        }
        catch (Exception refusal) when (refusal is CryptographicException or PlatformNotSupportedException)
        {
            return null;
        }
    }
}
