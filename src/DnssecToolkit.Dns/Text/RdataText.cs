using System.Runtime.CompilerServices;
using System.Text;

namespace DnssecToolkit.Dns;

/// <summary>
/// Reads the words of one record's data and writes the octets they stand for. The first problem is kept with its place, and every later read does nothing.
/// </summary>
/// <remarks>Each type's <c>ReadText</c> names its fields in order; the octets are then the same as a message would carry.</remarks>
internal ref partial struct RdataText
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
