using System.Globalization;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography;

/// <summary>Makes records out of words, and says at which word it fails.</summary>
internal static class AnchorFields
{
    public static DomainName Name(AnchorWord word) => DomainName.TryParse(word.Text.EndsWith('.') ? word.Text : word.Text + ".", out var name)
        ? name
        : throw word.Wrong($"\"{Shown(word.Text)}\" is not a domain name.");

    /// <summary>tag, algorithm, digest type, digest.</summary>
    public static Ds Ds(ReadOnlySpan<AnchorWord> words, AnchorWord end)
    {
        Require(words, 4, end, "A DS has a key tag, an algorithm, a digest type and a digest");
        var tag = Number(words[0], ushort.MaxValue, "key tag");
        var algorithm = Algorithm(words[1]);
        var type = DigestType.TryParse(words[2].Text, out var parsed) ? parsed : throw words[2].Wrong($"\"{Shown(words[2].Text)}\" is not a digest type.");
        var digest = Hex(words[3..]);
        if (DsDigest.Length(type) is { } length && digest.Length != length)
        {
            throw words[3].Wrong($"A {type} digest has {length} octets, this one has {digest.Length}.");
        }

        return new Ds((ushort)tag, algorithm, type, digest);
    }

    /// <summary>flags, protocol, algorithm, key.</summary>
    public static Dnskey Dnskey(ReadOnlySpan<AnchorWord> words, AnchorWord end)
    {
        Require(words, 4, end, "A DNSKEY has flags, a protocol, an algorithm and a key");
        var flags = (ushort)Number(words[0], ushort.MaxValue, "number of flags");
        var protocol = (byte)Number(words[1], byte.MaxValue, "protocol");
        var algorithm = Algorithm(words[2]);
        var octets = Base64(words[3..]);
        var key = new Dnskey(flags, protocol, algorithm, octets);
        if (!key.IsZoneKey)
        {
            throw words[0].Wrong($"The flags {flags} lack the zone key flag (256): such a key cannot be a trust anchor (RFC 4034 §2.1.1).");
        }

        if (protocol != 3)
        {
            throw words[1].Wrong($"The protocol must be 3, not {protocol} (RFC 4034 §2.1.2).");
        }

        return key;
    }

    public static int Number(AnchorWord word, int maximum, string what) =>
        int.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= maximum
            ? number
            : throw word.Wrong($"\"{Shown(word.Text)}\" is not a {what} from 0 to {maximum}.");

    public static SecurityAlgorithm Algorithm(AnchorWord word) =>
        SecurityAlgorithm.TryParse(word.Text, out var algorithm) ? algorithm : throw word.Wrong($"\"{Shown(word.Text)}\" is not an algorithm.");

    public static byte[] Hex(ReadOnlySpan<AnchorWord> words)
    {
        var octets = new List<byte>();
        int? half = null;
        foreach (var word in words)
        {
            for (var i = 0; i < word.Text.Length; i++)
            {
                var digit = word.Text[i];
                if (char.IsWhiteSpace(digit))
                {
                    continue;
                }

                if (!char.IsAsciiHexDigit(digit))
                {
                    throw word.Wrong($"'{Shown(digit.ToString())}' is not a hexadecimal digit.");
                }

                var value = Convert.ToInt32(digit.ToString(), 16);
                if (half is { } high)
                {
                    octets.Add((byte)((high << 4) | value));
                    half = null;
                }
                else
                {
                    half = value;
                }
            }
        }

        return half is null ? [.. octets] : throw words[0].Wrong("There is an odd number of hexadecimal digits.");
    }

    public static byte[] Base64(ReadOnlySpan<AnchorWord> words)
    {
        var text = string.Concat(words.ToArray().Select(word => word.Text));
        var octets = new byte[text.Length];
        return Convert.TryFromBase64String(text, octets, out var count) && count > 0
            ? octets[..count]
            : throw words[0].Wrong("The key is not base64.");
    }

    /// <summary>A piece of input that is safe to repeat in a message.</summary>
    public static string Shown(string text, int length = 40)
    {
        var cut = text.Length > length ? text[..length] + "..." : text;
        return string.Concat(cut.Select(letter => char.IsControl(letter) || letter > 126 ? '?' : letter));
    }

    private static void Require(ReadOnlySpan<AnchorWord> words, int count, AnchorWord end, string rule)
    {
        if (words.Length < count)
        {
            throw (words.IsEmpty ? end : words[^1]).Wrong($"{rule}; here are only {words.Length} of them.");
        }
    }
}
