using System.Numerics;
using System.Security.Cryptography;

namespace DnssecToolkit.Cryptography;

/// <summary>Checks RSA signatures: quickly by the platform, and by arithmetic of our own where it says no or refuses.</summary>
internal sealed class RsaVerifier : IVerifier
{
    private readonly BigInteger _modulus;
    private readonly BigInteger _exponent;
    private readonly HashFunction _hash;
    private readonly Lazy<RSA?> _platform;

    public RsaVerifier(BigInteger modulus, BigInteger exponent, HashFunction hash)
    {
        _modulus = modulus;
        _exponent = exponent;
        _hash = hash;
        _platform = new Lazy<RSA?>(CreatePlatformKey);
    }

    public SignatureOutcome Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        Span<byte> digest = stackalloc byte[64];
        try
        {
            digest = digest[..Hashing.Hash(_hash, data, digest)];
        }
        catch (CryptographicException refusal)
        {
            return new SignatureOutcome.NotCheckable(new NotCheckableReason.DisabledByPlatform(RsaDiagnosis.AlgorithmOf(_hash), refusal.Message));
        }

        if (PlatformAccepts(digest, signature))
        {
            return SignatureOutcome.Valid.Instance;
        }

        // The platform gives no reason, and may refuse what is good (long exponents, policies): our own arithmetic decides.
        return new RsaDiagnosis(_modulus, _exponent, _hash).Check(data, digest, signature);
    }

    public bool Accepts(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (_platform.Value is null)
        {
            return Verify(data, signature).IsValid;
        }

        Span<byte> digest = stackalloc byte[64];
        return PlatformAccepts(digest[..Hashing.Hash(_hash, data, digest)], signature);
    }

    private bool PlatformAccepts(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        try
        {
            return _platform.Value?.VerifyHash(digest, signature, Hashing.Name(_hash), RSASignaturePadding.Pkcs1) ?? false;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private RSA? CreatePlatformKey()
    {
        try
        {
            return RSA.Create(new RSAParameters { Modulus = Octets.FromNumber(_modulus), Exponent = Octets.FromNumber(_exponent) });
        }
        catch (Exception refusal) when (refusal is CryptographicException or IndexOutOfRangeException or PlatformNotSupportedException)
        {
            return null;
        }
    }
}
