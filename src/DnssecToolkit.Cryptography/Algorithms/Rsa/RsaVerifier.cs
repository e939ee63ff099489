using System.Numerics;
using System.Security.Cryptography;

namespace DnssecToolkit.Cryptography;

/// <summary>Checks RSA signatures: quickly by the platform, and by arithmetic of our own where it says no or refuses.</summary>
internal sealed class RsaVerifier : IVerifier
{
    private readonly BigInteger modulus;
    private readonly BigInteger exponent;
    private readonly HashFunction hash;
    private readonly Lazy<RSA?> platform;

    public RsaVerifier(BigInteger modulus, BigInteger exponent, HashFunction hash)
    {
        this.modulus = modulus;
        this.exponent = exponent;
        this.hash = hash;
        platform = new Lazy<RSA?>(CreatePlatformKey);
    }

    public SignatureOutcome Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        Span<byte> digest = stackalloc byte[64];
        try
        {
            digest = digest[..Hashing.Hash(hash, data, digest)];
        }
        catch (CryptographicException refusal)
        {
            return new SignatureOutcome.NotCheckable(new NotCheckableReason.DisabledByPlatform(RsaDiagnosis.AlgorithmOf(hash), refusal.Message));
        }

        if (PlatformAccepts(digest, signature))
        {
            return SignatureOutcome.Valid.Instance;
        }

        // The platform gives no reason, and may refuse what is good (long exponents, policies): our own arithmetic decides.
        return new RsaDiagnosis(modulus, exponent, hash).Check(data, digest, signature);
    }

    private bool PlatformAccepts(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        try
        {
            return platform.Value?.VerifyHash(digest, signature, Hashing.Name(hash), RSASignaturePadding.Pkcs1) ?? false;
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
            return RSA.Create(new RSAParameters { Modulus = Octets.FromNumber(modulus), Exponent = Octets.FromNumber(exponent) });
        }
        catch (Exception refusal) when (refusal is CryptographicException or IndexOutOfRangeException or PlatformNotSupportedException)
        {
            return null;
        }
    }
}
