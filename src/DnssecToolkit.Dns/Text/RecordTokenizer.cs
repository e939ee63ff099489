using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DnssecToolkit.Dns;

/// <summary>What became of an attempt to cut a record into words.</summary>
internal enum TokenizerOutcome
{
    /// <summary>The words are there.</summary>
    Record,

    /// <summary>The record goes on beyond the octets at hand.</summary>
    NeedsMore,

    /// <summary>The text breaks a rule; see the problem.</summary>
    Broken,
}

/// <summary>Cuts the text of one record, which parentheses may stretch over lines, into words (RFC 1035 §5.1).</summary>
internal static class RecordTokenizer
{
    private static readonly SearchValues<byte> WordEnd = SearchValues.Create(" \t\n\r\"();\\"u8);
    private static readonly SearchValues<byte> QuoteEnd = SearchValues.Create("\"\\\n"u8);

    /// <summary>Cuts the record that starts at the first octet. <paramref name="length"/> is that of the record with its line ends, or of what was read in vain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static TokenizerOutcome Tokenize(
        ReadOnlySpan<byte> text, bool isLast, TokenList tokens, out int length, out string? problem, out int problemAt)
    {
        if (TrySplitPlainLine(text, isLast, tokens, out length))
        {
            problem = null;
            problemAt = 0;
            return TokenizerOutcome.Record;
        }

        tokens.Clear();
        return TokenizeWithCare(text, isLast, tokens, out length, out problem, out problemAt);
    }

    /// <summary>The common case, 32 octets at a time: one line without quotes, parentheses, comments and escapes. False where it is another case.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TrySplitPlainLine(ReadOnlySpan<byte> text, bool isLast, TokenList tokens, out int length)
    {
        tokens.Clear();
        int position = 0, wordStart = 0;
        var inWord = false;
        while (text.Length - position >= Vector256<byte>.Count)
        {
            var octets = Vector256.Create(text.Slice(position, Vector256<byte>.Count));
            var special = Vector256.Equals(octets, Vector256.Create((byte)'\n')) | Vector256.Equals(octets, Vector256.Create((byte)'\r'))
                | Vector256.Equals(octets, Vector256.Create((byte)'"')) | Vector256.Equals(octets, Vector256.Create((byte)';'))
                | Vector256.Equals(octets, Vector256.Create((byte)'(')) | Vector256.Equals(octets, Vector256.Create((byte)')'))
                | Vector256.Equals(octets, Vector256.Create((byte)'\\'));
            var blank = Vector256.Equals(octets, Vector256.Create((byte)' ')) | Vector256.Equals(octets, Vector256.Create((byte)'\t'));
            var stop = BitOperations.TrailingZeroCount(special.ExtractMostSignificantBits());
            var words = ~blank.ExtractMostSignificantBits();
            if (stop < 32)
            {
                words &= (1u << stop) - 1;
            }

            // A bit is set where a word begins or ends.
            for (var edges = words ^ ((words << 1) | (inWord ? 1u : 0)); edges != 0; edges &= edges - 1)
            {
                var edge = position + BitOperations.TrailingZeroCount(edges);
                if (inWord)
                {
                    tokens.Add(wordStart, edge - wordStart, TokenForms.Plain);
                }

                (wordStart, inWord) = (edge, !inWord);
            }

            if (stop < 32)
            {
                return EndsLine(text, position + stop, out length);
            }

            position += Vector256<byte>.Count;
        }

        for (; position < text.Length; position++)
        {
            var octet = text[position];
            var isSpecial = octet is (byte)'\n' or (byte)'\r' or (byte)'"' or (byte)';' or (byte)'(' or (byte)')' or (byte)'\\';
            if (inWord == (isSpecial || octet is (byte)' ' or (byte)'\t'))
            {
                if (inWord)
                {
                    tokens.Add(wordStart, position - wordStart, TokenForms.Plain);
                }

                (wordStart, inWord) = (position, !inWord);
            }

            if (isSpecial)
            {
                return EndsLine(text, position, out length);
            }
        }

        if (inWord)
        {
            tokens.Add(wordStart, text.Length - wordStart, TokenForms.Plain);
        }

        length = text.Length;
        return isLast;
    }

    private static bool EndsLine(ReadOnlySpan<byte> text, int at, out int length)
    {
        length = text[at] == '\n' ? at + 1 : at + 2;
        return text[at] == '\n' || (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n');
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TokenizerOutcome TokenizeWithCare(
        ReadOnlySpan<byte> text, bool isLast, TokenList tokens, out int length, out string? problem, out int problemAt)
    {
        int i = 0, depth = 0, opened = 0;
        while (i < text.Length)
        {
            switch (text[i])
            {
                case (byte)' ' or (byte)'\t':
                    i++;
                    break;
                case (byte)'\n':
                    i++;
                    if (depth == 0)
                    {
                        return Finish(TokenizerOutcome.Record, out length, out problem, out problemAt);
                    }

                    break;
                case (byte)'\r' when i + 1 == text.Length ? isLast : text[i + 1] == '\n':
                    i++;
                    break;
                case (byte)';':
                    var lineEnd = text[i..].IndexOf((byte)'\n');
                    i = lineEnd < 0 ? text.Length : i + lineEnd;
                    break;
                case (byte)'(':
                    opened = depth++ == 0 ? i : opened;
                    i++;
                    break;
                case (byte)')':
                    if (depth-- == 0)
                    {
                        return Break("a parenthesis is closed that was not opened", i, out length, out problem, out problemAt);
                    }

                    i++;
                    break;
                case (byte)'"':
                    var forms = TokenForms.Quoted;
                    var close = i + 1;
                    if (!SkipQuoted(text, ref close, ref forms))
                    {
                        return close >= text.Length && !isLast
                            ? Finish(TokenizerOutcome.NeedsMore, out length, out problem, out problemAt)
                            : Break("a quoted string does not end on its line", i, out length, out problem, out problemAt);
                    }

                    tokens.Add(i + 1, close - i - 1, forms);
                    i = close + 1;
                    break;
                default:
                    var start = i;
                    if (SkipWord(text, ref i, isLast, tokens) is { } wrong)
                    {
                        return i >= text.Length && !isLast
                            ? Finish(TokenizerOutcome.NeedsMore, out length, out problem, out problemAt)
                            : Break(wrong, start, out length, out problem, out problemAt);
                    }

                    break;
            }
        }

        if (!isLast)
        {
            return Finish(TokenizerOutcome.NeedsMore, out length, out problem, out problemAt);
        }

        return depth > 0
            ? Break("a parenthesis is never closed", opened, out length, out problem, out problemAt)
            : Finish(TokenizerOutcome.Record, out length, out problem, out problemAt);

        TokenizerOutcome Finish(TokenizerOutcome outcome, out int length, out string? problem, out int problemAt)
        {
            (length, problem, problemAt) = (i, null, 0);
            return outcome;
        }

        TokenizerOutcome Break(string what, int at, out int length, out string? problem, out int problemAt)
        {
            (length, problem, problemAt) = (i, what, at);
            return TokenizerOutcome.Broken;
        }
    }

    /// <summary>Moves from behind an opening quote to the closing one; false where the line or the text ends before.</summary>
    private static bool SkipQuoted(ReadOnlySpan<byte> text, ref int i, ref TokenForms forms)
    {
        while (i < text.Length)
        {
            var next = text[i..].IndexOfAny(QuoteEnd);
            if (next < 0)
            {
                i = text.Length;
                return false;
            }

            i += next;
            switch (text[i])
            {
                case (byte)'"':
                    return true;
                case (byte)'\\' when i + 1 < text.Length && text[i + 1] != '\n':
                    forms |= TokenForms.Escaped;
                    i += 2;
                    break;
                case (byte)'\\' when i + 1 >= text.Length:
                    i = text.Length;
                    return false;
                default:
                    return false;
            }
        }

        return false;
    }

    /// <summary>Moves behind a word and keeps it; gives the problem of a broken one.</summary>
    private static string? SkipWord(ReadOnlySpan<byte> text, ref int i, bool isLast, TokenList tokens)
    {
        var start = i;
        var forms = TokenForms.Plain;
        while (true)
        {
            var next = text[i..].IndexOfAny(WordEnd);
            i = next < 0 ? text.Length : i + next;
            if (i >= text.Length)
            {
                break;
            }

            if (text[i] == '\\')
            {
                forms |= TokenForms.Escaped;
                if (i + 1 >= text.Length || text[i + 1] == '\n')
                {
                    i++;
                    return "a backslash stands at the end of the line";
                }

                i += 2;
            }
            else if (text[i] == '"')
            {
                forms |= TokenForms.InnerQuotes;
                i++;
                if (!SkipQuoted(text, ref i, ref forms))
                {
                    return "a quoted string does not end on its line";
                }

                i++;
            }
            else if (text[i] == '\r' && (i + 1 == text.Length ? !isLast : text[i + 1] != '\n'))
            {
                i++;
            }
            else
            {
                break;
            }
        }

        tokens.Add(start, i - start, forms);
        return null;
    }
}
