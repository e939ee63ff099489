using System.Numerics;
using System.Security.Cryptography;

namespace DnssecToolkit.Cryptography;

/// <summary>The nonces of RFC 6979 §3.2, with HMAC-SHA-1 for SHA-1 digests and HMAC-SHA-256 otherwise.</summary>
internal static class DeterministicNonce
{
    /// <summary>The nonces to try one after the other for this key and digest.</summary>
    public static IEnumerable<BigInteger> Candidates(BigInteger secret, BigInteger order, byte[] digest)
    {
        var bits = Octets.BitLength(order);
        var length = (bits + 7) / 8;
        byte[] seed = [.. Octets.FromNumber(secret, length), .. Octets.FromNumber(BitsToNumber(digest, bits) % order, length)];

        // Steps b to g of §3.2.
        var v = new byte[digest.Length];
        Array.Fill(v, (byte)1);
        var k = new byte[digest.Length];
        k = Mac(k, [.. v, 0, .. seed]);
        v = Mac(k, v);
        k = Mac(k, [.. v, 1, .. seed]);
        v = Mac(k, v);
        while (true)
        {
            byte[] t = [];
            while (t.Length < length)
            {
                v = Mac(k, v);
                t = [.. t, .. v];
            }

            var nonce = BitsToNumber(t, bits);
            if (!nonce.IsZero && nonce < order)
            {
                yield return nonce;
            }

            k = Mac(k, [.. v, 0]);
            v = Mac(k, v);
        }
    }

    private static byte[] Mac(byte[] key, byte[] data) => key.Length == 20 ? HMACSHA1.HashData(key, data) : HMACSHA256.HashData(key, data);

    /// <summary>bits2int of §2.3.2: the leftmost bits.</summary>
    private static BigInteger BitsToNumber(byte[] octets, int bits)
    {
        var number = Octets.ToNumber(octets);
        return 8 * octets.Length > bits ? number >> ((8 * octets.Length) - bits) : number;
    }
}
