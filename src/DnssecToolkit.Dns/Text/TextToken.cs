namespace DnssecToolkit.Dns;

/// <summary>How a word of zone-file text was written.</summary>
[Flags]
internal enum TokenForms : byte
{
    Plain = 0,

    /// <summary>The word stood in quotes; they do not belong to it.</summary>
    Quoted = 1,

    /// <summary>The word holds a backslash.</summary>
    Escaped = 2,

    /// <summary>The word has quotes inside, as in alpn="h2,h3" (RFC 9460 §2.1).</summary>
    InnerQuotes = 4,
}

/// <summary>A word of a record: where it lies in the record's text.</summary>
internal readonly struct TextToken(int start, int length, TokenForms forms)
{
    public int Start { get; } = start;

    public int Length { get; } = length;

    public TokenForms Forms { get; } = forms;

    public int End => Start + Length;
}

/// <summary>The words of one record, in an array that is used again for the next one.</summary>
internal sealed class TokenList
{
    private TextToken[] _tokens = new TextToken[32];

    public int Count { get; private set; }

    public TextToken this[int index] => _tokens[index];

    public ReadOnlySpan<TextToken> Span => _tokens.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public void Add(int start, int length, TokenForms forms)
    {
        if (Count == _tokens.Length)
        {
            Array.Resize(ref _tokens, Count * 2);
        }

        _tokens[Count++] = new TextToken(start, length, forms);
    }
}
