using System.Security.Cryptography;

namespace DnssecToolkit.Cryptography;

/// <summary>Whether the platform's answers on a curve can be believed: under a system-wide policy it may refuse what is good.</summary>
internal static class PlatformCurves
{
    private static readonly Lazy<bool> P256 = new(() => Works(ECCurve.NamedCurves.nistP256, 32));
    private static readonly Lazy<bool> P384 = new(() => Works(ECCurve.NamedCurves.nistP384, 48));

    /// <summary>Asked only after a "no", and found out once: does a signature just made by the platform satisfy it?</summary>
    public static bool Works(HashFunction hash) => (hash == HashFunction.Sha256 ? P256 : P384).Value;

    private static bool Works(ECCurve curve, int digestLength)
    {
        try
        {
            using var key = ECDsa.Create(curve);
            var digest = new byte[digestLength];
            return key.VerifyHash(digest, key.SignHash(digest));
        }
        catch (Exception refusal) when (refusal is CryptographicException or PlatformNotSupportedException)
        {
            return false;
        }
    }
}
