using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;

namespace DnssecToolkit.Dns;

/// <summary>
/// Reads the words of one record's data and writes the octets they stand for. The first problem is kept with its place, and every later read does nothing.
/// </summary>
/// <remarks>Each type's <c>ReadText</c> names its fields in order; the octets are then the same as a message would carry.</remarks>
internal ref struct RdataText
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly ReadOnlySpan<TextToken> _tokens;
    private readonly ReadOnlySpan<byte> _origin;
    private int _next;

    /// <param name="text">The text of the record.</param>
    /// <param name="tokens">The words of the data.</param>
    /// <param name="origin">The wire form of the name that completes relative names.</param>
    /// <param name="octets">What the octets are appended to.</param>
    public RdataText(ReadOnlySpan<byte> text, ReadOnlySpan<TextToken> tokens, ReadOnlySpan<byte> origin, WireWriter octets)
    {
        _text = text;
        _tokens = tokens;
        _origin = origin;
        Octets = octets;
    }

    /// <summary>Takes the octets.</summary>
    public WireWriter Octets { get; }

    /// <summary>What is wrong first; null while nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>The offset in the text of what is wrong.</summary>
    public int ProblemAt { get; private set; }

    /// <summary>Whether another word follows.</summary>
    public readonly bool HasMore => Problem is null && _next < _tokens.Length;

    /// <summary>Keeps the problem, at the last word read unless an offset is given.</summary>
    public void Fail(string problem, int? at = null)
    {
        if (Problem is null)
        {
            Problem = problem;
            ProblemAt = at ?? (_tokens.IsEmpty ? _text.Length : _tokens[Math.Clamp(_next - 1, 0, _tokens.Length - 1)].Start);
        }
    }

    /// <summary>The next word as it stands, without quotes around it and with its escapes.</summary>
    public bool TryWord(string what, out ReadOnlySpan<byte> word) => TryWord(what, out word, out _);

    /// <summary>Whether the next word is the given one, in any case. It is taken only then.</summary>
    public bool TakeIf(ReadOnlySpan<byte> word)
    {
        if (!HasMore || !AsciiCase.Equals(Slice(_tokens[_next]), word))
        {
            return false;
        }

        _next++;
        return true;
    }

    private bool TryWord(string what, out ReadOnlySpan<byte> word, out TextToken token)
    {
        word = default;
        token = default;
        if (Problem is not null)
        {
            return false;
        }

        if (_next >= _tokens.Length)
        {
            Fail($"{what} is missing", _tokens.IsEmpty ? _text.Length : _tokens[^1].End);
            return false;
        }

        token = _tokens[_next++];
        word = Slice(token);
        return true;
    }

    private readonly ReadOnlySpan<byte> Slice(TextToken token) => _text.Slice(token.Start, token.Length);

    /// <summary>The text of a word for a message: shortened, and nothing in it that a terminal could obey.</summary>
    public static string Show(ReadOnlySpan<byte> word)
    {
        var text = new StringBuilder();
        PresentationText.AppendEscaped(text, word.Length > 40 ? word[..40] : word);
        return $"\"{text}{(word.Length > 40 ? "..." : "")}\"";
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private uint Number(string what, uint maximum)
    {
        uint value = 0;
        if (TryWord(what, out var word) && !TextNumbers.TryDecimal(word, maximum, out value))
        {
            Fail($"{what} is a number from 0 to {maximum}, not {Show(word)}");
        }

        return value;
    }

    public byte UInt8(string what)
    {
        var value = (byte)Number(what, byte.MaxValue);
        Octets.UInt8(value);
        return value;
    }

    public ushort UInt16(string what)
    {
        var value = (ushort)Number(what, ushort.MaxValue);
        Octets.UInt16(value);
        return value;
    }

    public void UInt32(string what) => Octets.UInt32(Number(what, uint.MaxValue));

    /// <summary>Seconds, with units or without.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Seconds(string what)
    {
        var seconds = 0u;
        if (TryWord(what, out var word) && !TextNumbers.TryTtl(word, out seconds))
        {
            Fail($"{what} is a number of seconds such as 3600 or 1h30m, not {Show(word)}");
        }

        Octets.UInt32(seconds);
    }

    /// <summary>A time of an RRSIG.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SignatureTime(string what)
    {
        var seconds = 0u;
        if (TryWord(what, out var word) && !TextNumbers.TrySignatureTime(word, out seconds))
        {
            Fail($"{what} is a time YYYYMMDDHHmmSS or a number of seconds since 1970, not {Show(word)}");
        }

        Octets.UInt32(seconds);
    }

    /// <summary>A name, completed with the origin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Name(string what)
    {
        if (!TryWord(what, out var word, out var token))
        {
            return;
        }

        if (token.Forms != TokenForms.Plain && (token.Forms & ~TokenForms.Escaped) != 0)
        {
            Fail($"{what} is a name and does not stand in quotes");
            return;
        }

        var start = Octets.Length;
        if (NameText.Read(word, _origin, Octets.Reserve(DomainName.MaximumWireLength), out var length, out var at) is { } problem)
        {
            Fail($"{what}: {problem}", token.Start + at);
        }

        Octets.TruncateTo(start + length);
    }

    /// <summary>A type, by mnemonic or number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public RecordType Type(string what)
    {
        var type = default(RecordType);
        if (TryWord(what, out var word) && !Mnemonics.TryType(word, out type))
        {
            Fail($"{what} is a record type such as A or TYPE65280, not {Show(word)}");
        }

        Octets.UInt16(type.Number);
        return type;
    }

    /// <summary>An algorithm, by number or mnemonic.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Algorithm(string what)
    {
        uint number = 0;
        if (TryWord(what, out var word) && !TextNumbers.TryDecimal(word, byte.MaxValue, out number))
        {
            if (!SecurityAlgorithm.TryParse(Encoding.Latin1.GetString(word), out var named))
            {
                Fail($"{what} is a number from 0 to 255 or a mnemonic such as ECDSAP256SHA256, not {Show(word)}");
            }

            number = named.Number;
        }

        Octets.UInt8((byte)number);
    }

    /// <summary>A digest type of DS, by number or mnemonic.</summary>
    public void DigestType(string what)
    {
        uint number = 0;
        if (TryWord(what, out var word) && !TextNumbers.TryDecimal(word, byte.MaxValue, out number))
        {
            if (!Dns.DigestType.TryParse(Encoding.Latin1.GetString(word), out var named))
            {
                Fail($"{what} is a number from 0 to 255 or a mnemonic such as SHA-256, not {Show(word)}");
            }

            number = named.Number;
        }

        Octets.UInt8((byte)number);
    }

    /// <summary>A type of certificate, by number or mnemonic (RFC 4398 §2.1).</summary>
    public void CertificateType()
    {
        uint number = 0;
        if (TryWord("the certificate type", out var word) && !TextNumbers.TryDecimal(word, ushort.MaxValue, out number))
        {
            number = Encoding.Latin1.GetString(word).ToUpperInvariant() switch
            {
                "PKIX" => 1,
                "SPKI" => 2,
                "PGP" => 3,
                "IPKIX" => 4,
                "ISPKI" => 5,
                "IPGP" => 6,
                "ACPKIX" => 7,
                "IACPKIX" => 8,
                "URI" => 253,
                "OID" => 254,
                _ => 0,
            };
            if (number == 0)
            {
                Fail($"the certificate type is a number or a mnemonic such as PKIX, not {Show(word)}");
            }
        }

        Octets.UInt16((ushort)number);
    }

    public void Ipv4(string what)
    {
        if (TryWord(what, out var word) && !TextNumbers.TryIpv4(word, Octets.Reserve(4)))
        {
            Fail($"{what} is an IPv4 address such as 192.0.2.1, not {Show(word)}");
        }
    }

    public void Ipv6(string what)
    {
        if (TryWord(what, out var word) && !TextNumbers.TryIpv6(word, Octets.Reserve(16)))
        {
            Fail($"{what} is an IPv6 address such as 2001:db8::1, not {Show(word)}");
        }
    }

    /// <summary>A character-string with its length octet, at most 255 octets (RFC 1035 §3.3).</summary>
    public void CharacterString(string what)
    {
        var start = Octets.Length;
        Octets.UInt8(0);
        Text(what);
        var length = Octets.Length - start - 1;
        if (length > 255)
        {
            Fail($"{what} has {length} octets; a character-string has at most 255");
            return;
        }

        Octets.WrittenFrom(start)[0] = (byte)length;
    }

    /// <summary>A word's octets without a length, quoted or not.</summary>
    public void Text(string what)
    {
        if (!TryWord(what, out var word, out var token))
        {
            return;
        }

        if ((token.Forms & TokenForms.InnerQuotes) != 0)
        {
            Fail($"{what} has a quote inside a word; quote the whole or write \\\"");
            return;
        }

        if ((token.Forms & TokenForms.Escaped) == 0)
        {
            Octets.Bytes(word);
        }
        else if (!TryUnescape(word, Octets, out var at))
        {
            Fail($"{what} has {NameText.BadEscape}", token.Start + at);
        }
    }

    /// <summary>Writes the octets that a text with escapes stands for.</summary>
    public static bool TryUnescape(ReadOnlySpan<byte> text, WireWriter octets, out int problemAt)
    {
        problemAt = 0;
        var room = octets.Length;
        var into = octets.Reserve(text.Length);
        var used = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var octet = text[i];
            problemAt = i;
            if (octet == '\\' && !NameText.TryReadEscape(text, ref i, out octet))
            {
                octets.TruncateTo(room);
                return false;
            }

            into[used++] = octet;
        }

        octets.TruncateTo(room + used);
        return true;
    }

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

    private const string HexForm = "an even number of hexadecimal digits";
    private const string Base64Form = "base64";
    private static readonly Decoder DecodeHex = TryDecodeHex;
    private static readonly Decoder DecodeBase64 = TryDecodeBase64;

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

    private delegate bool Decoder(ReadOnlySpan<byte> digits, WireWriter octets);

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

    /// <summary>The types of all words that are left, as a bitmap (RFC 4034 §4.1.2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void TypeBitmapToEnd()
    {
        Span<byte> window = stackalloc byte[32];
        window.Clear();
        var beyond = false;
        var start = _next;
        while (HasMore)
        {
            if (!TryWord("a type", out var word) || !Mnemonics.TryType(word, out var type))
            {
                Fail($"the list of types has {Show(word)}, which is not a record type");
                return;
            }

            if (type.Number < 256)
            {
                window[type.Number >> 3] |= (byte)(0x80 >> (type.Number & 7));
            }
            else
            {
                beyond = true;
            }
        }

        if (Problem is not null)
        {
            return;
        }

        if (!beyond)
        {
            var length = window.LastIndexOfAnyExcept((byte)0) + 1;
            if (length > 0)
            {
                Octets.UInt8(0).UInt8((byte)length).Bytes(window[..length]);
            }

            return;
        }

        var types = new List<RecordType>(_tokens.Length - start);
        foreach (var token in _tokens[start..])
        {
            Mnemonics.TryType(Slice(token), out var type);
            types.Add(type);
        }

        Octets.Bytes(TypeBitmap.Of(types).Wire);
    }

    /// <summary>Whether the words are those of RFC 3597 §5: \# length hex.</summary>
    public readonly bool IsGeneric =>
        _next < _tokens.Length && (_tokens[_next].Forms & TokenForms.Quoted) == 0 && Slice(_tokens[_next]).SequenceEqual("\\#"u8);

    /// <summary>Takes the words of RFC 3597 §5 if they stand here.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryGeneric()
    {
        if (!IsGeneric)
        {
            return false;
        }

        _next++;
        var length = Number("the length after \\#", ushort.MaxValue);
        var start = Octets.Length;
        HexToEnd("the data after \\#");
        if (Problem is null && Octets.Length - start != length)
        {
            Fail($"the length after \\# is {length}, but {Octets.Length - start} octets follow");
        }

        return true;
    }

    /// <summary>Fails where a word is left over.</summary>
    public void End()
    {
        if (HasMore)
        {
            var token = _tokens[_next];
            Fail($"{Show(Slice(token))} follows the end of the data", token.Start);
        }
    }
}
