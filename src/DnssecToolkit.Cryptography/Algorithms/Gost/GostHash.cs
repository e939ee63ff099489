using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;

namespace DnssecToolkit.Cryptography;

/// <summary>GOST R 34.11-94 with the CryptoPro parameters (RFC 5831, RFC 4357 §11.2) and GOST R 34.11-2012 with 256 bits (RFC 6986).</summary>
internal static class GostHash
{
    public static byte[] Digest(bool is2012, ReadOnlySpan<byte> data)
    {
        IDigest digest = is2012 ? new Gost3411_2012_256Digest() : new Gost3411Digest();
        digest.BlockUpdate(data);
        var octets = new byte[digest.GetDigestSize()];
        digest.DoFinal(octets);
        return octets;
    }
}
