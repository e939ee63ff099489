using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace DnssecToolkit.Dns;

/// <content>Octets written as digits: hexadecimal, base64 and base32 with the extended hex alphabet (RFC 4648 §8, §4 and §7).</content>
internal ref partial struct RdataText
{
    private const string HexForm = "an even number of hexadecimal digits";
    private const string Base64Form = "base64";
    private static readonly Decoder DecodeHex = TryDecodeHex;
    private static readonly Decoder DecodeBase64 = TryDecodeBase64;

    private delegate bool Decoder(ReadOnlySpan<byte> digits, WireWriter octets);

    /// <summary>Hexadecimal digits of all words that are left; there may be none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void HexToEnd(string what) => Joined(what, DecodeHex, HexForm, _tokens.Length);

    /// <summary>Base64 of all words that are left; there may be none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Base64ToEnd(string what) => Joined(what, DecodeBase64, Base64Form, _tokens.Length);

    /// <summary>Hexadecimal digits of one word.</summary>
    public void HexWord(string what) => Joined(what, DecodeHex, HexForm, RequireWord(what));

    /// <summary>Base64 of one word.</summary>
    public void Base64Word(string what) => Joined(what, DecodeBase64, Base64Form, RequireWord(what));

    private int RequireWord(string what)
    {
        if (_next == _tokens.Length)
        {
            Fail($"{what} is missing", _tokens.IsEmpty ? _text.Length : _tokens[^1].End);
        }

        return Math.Min(_next + 1, _tokens.Length);
    }

    private static bool TryDecodeHex(ReadOnlySpan<byte> digits, WireWriter octets)
    {
        var start = octets.Length;
        var done = (digits.Length & 1) == 0
            && Convert.FromHexString(digits, octets.Reserve(digits.Length / 2), out _, out _) == OperationStatus.Done;
        if (!done)
        {
            octets.TruncateTo(start);
        }

        return done;
    }

    private static bool TryDecodeBase64(ReadOnlySpan<byte> digits, WireWriter octets)
    {
        var start = octets.Length;
        var done = Base64.DecodeFromUtf8(digits, octets.Reserve(Base64.GetMaxDecodedFromUtf8Length(digits.Length)), out var consumed, out var written) == OperationStatus.Done
            && consumed == digits.Length;
        octets.TruncateTo(start + (done ? written : 0));
        return done;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Joined(string what, Decoder decode, string form, int end)
    {
        if (Problem is not null || _next >= end)
        {
            return;
        }

        var words = _tokens[_next..end];
        bool decoded;
        if (words.Length == 1)
        {
            decoded = decode(Slice(words[0]), Octets);
        }
        else
        {
            var total = 0;
            foreach (var word in words)
            {
                total += word.Length;
            }

            var rented = ArrayPool<byte>.Shared.Rent(total);
            var used = 0;
            foreach (var word in words)
            {
                Slice(word).CopyTo(rented.AsSpan(used));
                used += word.Length;
            }

            decoded = decode(rented.AsSpan(0, used), Octets);
            ArrayPool<byte>.Shared.Return(rented);
        }

        _next = end;
        if (!decoded)
        {
            Fail($"{what} is not {form}", words[0].Start);
        }
    }

    /// <summary>Hexadecimal digits of one word, or "-" for none, with a length octet.</summary>
    public void Salt(string what)
    {
        if (!TryWord(what, out var word))
        {
            return;
        }

        var digits = word is [(byte)'-'] ? [] : word;
        if (digits.Length > 510 || (digits.Length & 1) != 0)
        {
            Fail($"{what} is \"-\" or at most 255 octets in hexadecimal, not {Show(word)}");
            return;
        }

        Octets.UInt8((byte)(digits.Length / 2));
        if (Convert.FromHexString(digits, Octets.Reserve(digits.Length / 2), out _, out _) != OperationStatus.Done)
        {
            Fail($"{what} is \"-\" or hexadecimal, not {Show(word)}");
        }
    }

    /// <summary>A hash in base32 with extended hex alphabet, with a length octet (RFC 5155 §3.3).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Base32Hash(string what)
    {
        if (!TryWord(what, out var word))
        {
            return;
        }

        if (word.Length > 408)
        {
            Fail($"{what} is longer than 255 octets");
            return;
        }

        var length = word.Length * 5 / 8;
        Octets.UInt8((byte)length);
        if (!Base32Hex.TryDecode(word, Octets.Reserve(length)))
        {
            Fail($"{what} is base32 with the extended hex alphabet, not {Show(word)}");
        }
    }
}
