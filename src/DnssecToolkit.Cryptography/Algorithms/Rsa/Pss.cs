
namespace DnssecToolkit.Cryptography;

/// <summary>Recognizes EMSA-PSS (RFC 8017 §9.1.2), the padding that a wrongly configured signer or HSM may choose.</summary>
internal static class Pss
{
    /// <summary>Whether the decoded signature is PSS over this digest, with MGF1 of the same hash and a salt of any length.</summary>
    public static bool Fits(ReadOnlySpan<byte> decoded, int modulusBits, HashFunction hash, ReadOnlySpan<byte> digest)
    {
        var encodedBits = modulusBits - 1;
        var encoded = decoded[(decoded.Length - ((encodedBits + 7) / 8))..];
        if (encoded.Length < digest.Length + 2 || encoded[^1] != 0xbc)
        {
            return false;
        }

        var masked = encoded[..^(digest.Length + 1)];
        var inner = encoded.Slice(masked.Length, digest.Length);
        var block = masked.ToArray();
        Unmask(block, inner, hash);
        block[0] &= (byte)(0xff >> ((8 * encoded.Length) - encodedBits));

        var one = block.AsSpan().IndexOfAnyExcept((byte)0);
        if (one < 0 || block[one] != 1)
        {
            return false;
        }

        // M' = eight zero octets, digest, salt
        byte[] message = [.. new byte[8], .. digest, .. block.AsSpan(one + 1)];
        Span<byte> expected = stackalloc byte[64];
        return inner.SequenceEqual(expected[..Hashing.Hash(hash, message, expected)]);
    }

    /// <summary>Removes the mask that MGF1 makes (RFC 8017 §B.2.1).</summary>
    private static void Unmask(Span<byte> block, ReadOnlySpan<byte> seed, HashFunction hash)
    {
        Span<byte> mask = stackalloc byte[64];
        byte[] input = [.. seed, 0, 0, 0, 0];
        for (int at = 0, counter = 0; at < block.Length; counter++)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(input.AsSpan(seed.Length), counter);
            var length = Hashing.Hash(hash, input, mask);
            for (var i = 0; i < length && at < block.Length; i++, at++)
            {
                block[at] ^= mask[i];
            }
        }
    }
}
