using Org.BouncyCastle.Crypto.Digests;

namespace DnssecToolkit.Cryptography;

/// <summary>SM3 (GM/T 0004).</summary>
internal static class Sm3Hash
{
    public static byte[] Digest(ReadOnlySpan<byte> data)
    {
        var digest = new SM3Digest();
        digest.BlockUpdate(data);
        var octets = new byte[digest.GetDigestSize()];
        digest.DoFinal(octets);
        return octets;
    }
}
