using System.Buffers;

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
    private static readonly SearchValues<byte> Special = SearchValues.Create("\n\r\"();\\"u8);
    private static readonly SearchValues<byte> WordEnd = SearchValues.Create(" \t\n\r\"();\\"u8);
    private static readonly SearchValues<byte> QuoteEnd = SearchValues.Create("\"\\\n"u8);

    /// <summary>Cuts the record that starts at the first octet. <paramref name="length"/> is that of the record with its line ends, or of what was read in vain.</summary>
    public static TokenizerOutcome Tokenize(
        ReadOnlySpan<byte> text, bool isLast, TokenList tokens, out int length, out string? problem, out int problemAt)
    {
        tokens.Clear();
        problem = null;
        problemAt = 0;
        var special = text.IndexOfAny(Special);
        if (special < 0 ? isLast : text[special] == '\n' || (text[special] == '\r' && special + 1 < text.Length && text[special + 1] == '\n'))
        {
            var end = special < 0 ? text.Length : special;
            SplitPlainLine(text[..end], tokens);
            length = special < 0 ? end : text[special] == '\n' ? end + 1 : end + 2;
            return TokenizerOutcome.Record;
        }

        return TokenizeWithCare(text, isLast, tokens, out length, out problem, out problemAt);
    }

    /// <summary>The common case: one line without quotes, parentheses, comments and escapes.</summary>
    private static void SplitPlainLine(ReadOnlySpan<byte> line, TokenList tokens)
    {
        var position = 0;
        while (true)
        {
            while (position < line.Length && line[position] is (byte)' ' or (byte)'\t')
            {
                position++;
            }

            if (position == line.Length)
            {
                return;
            }

            var length = line[position..].IndexOfAny((byte)' ', (byte)'\t');
            length = length < 0 ? line.Length - position : length;
            tokens.Add(position, length, TokenForms.Plain);
            position += length;
        }
    }

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
