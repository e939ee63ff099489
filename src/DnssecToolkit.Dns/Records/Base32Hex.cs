using System.Runtime.CompilerServices;

namespace DnssecToolkit.Dns;

/// <summary>The encoding of NSEC3 hashes: base32 with the extended hex alphabet, without padding (RFC 4648 §7, RFC 5155 §3.3).</summary>
public static class Base32Hex
{
    private const string Alphabet = "0123456789abcdefghijklmnopqrstuv";

    /// <summary>The text of the octets, in lower case.</summary>
    public static string Encode(ReadOnlySpan<byte> octets)
    {
        var text = new char[((octets.Length * 8) + 4) / 5];
        for (var i = 0; i < text.Length; i++)
        {
            var bit = i * 5;
            var pair = (octets[bit >> 3] << 8) | ((bit >> 3) + 1 < octets.Length ? octets[(bit >> 3) + 1] : 0);
            text[i] = Alphabet[(pair >> (11 - (bit & 7))) & 31];
        }

        return new string(text);
    }

    /// <summary>Reads text in any case; false where it holds another character, has an impossible length or spare bits that are not zero.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> text, out byte[] octets)
    {
        octets = new byte[text.Length * 5 / 8];
        return TryDecode(text, octets);
    }

    /// <summary>Reads text into room for exactly its octets.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static bool TryDecode(ReadOnlySpan<byte> text, Span<byte> octets)
    {
        if ((text.Length & 7) is 1 or 3 or 6)
        {
            return false;
        }

        int buffer = 0, bits = 0, used = 0;
        foreach (var character in text)
        {
            var value = character switch
            {
                >= (byte)'0' and <= (byte)'9' => character - '0',
                >= (byte)'a' and <= (byte)'v' => character - 'a' + 10,
                >= (byte)'A' and <= (byte)'V' => character - 'A' + 10,
                _ => -1,
            };
            if (value < 0)
            {
                return false;
            }

            buffer = ((buffer << 5) | value) & 0xfff;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                octets[used++] = (byte)(buffer >> bits);
            }
        }

        return (buffer & ((1 << bits) - 1)) == 0;
    }
}
