using System.Text;
using DnssecToolkit.Notebooks.Display;

namespace DnssecToolkit.Notebooks.Pages;

/// <summary>Marks keywords, strings, numbers and comments of C# in HTML. A light hand: it reads characters, not syntax.</summary>
internal static class CodeHighlighter
{
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "and", "as", "async", "await", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const",
        "continue", "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally",
        "fixed", "float", "for", "foreach", "from", "get", "group", "if", "implicit", "in", "init", "int", "interface", "internal", "into", "is",
        "let", "lock", "long", "nameof", "namespace", "new", "not", "null", "object", "operator", "or", "orderby", "out", "override", "params",
        "private", "protected", "public", "readonly", "record", "ref", "required", "return", "sbyte", "sealed", "select", "set", "short",
        "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong",
        "unchecked", "unsafe", "ushort", "using", "var", "virtual", "void", "volatile", "when", "where", "while", "with", "yield",
    };

    /// <summary>The code as HTML for a <c>pre</c> element.</summary>
    public static string Highlight(string code)
    {
        var html = new StringBuilder(code.Length * 2);
        for (var position = 0; position < code.Length;)
        {
            var (end, kind) = Next(code, position);
            var text = SafeText.Html(code[position..end]);
            _ = kind is null ? html.Append(text) : html.Append("<span class=\"").Append(kind).Append("\">").Append(text).Append("</span>");
            position = end;
        }

        return html.ToString();
    }

    private static (int End, string? Kind) Next(string code, int start)
    {
        var rest = code.AsSpan(start);
        if (rest.StartsWith("//") || (rest[0] == '#' && IsAtLineStart(code, start)))
        {
            return (LineEnd(code, start), "c");
        }

        if (rest.StartsWith("/*"))
        {
            var close = code.IndexOf("*/", start + 2, StringComparison.Ordinal);
            return (close < 0 ? code.Length : close + 2, "c");
        }

        if (StringEnd(code, start) is { } stringEnd)
        {
            return (stringEnd, "s");
        }

        if (char.IsLetter(rest[0]) || rest[0] is '_' or '@')
        {
            var end = start + 1;
            while (end < code.Length && (char.IsLetterOrDigit(code[end]) || code[end] == '_'))
            {
                end++;
            }

            return (end, Keywords.Contains(code[start..end]) ? "k" : char.IsUpper(rest[0]) && IsCalled(code, end) ? "f" : null);
        }

        if (char.IsAsciiDigit(rest[0]))
        {
            var end = start + 1;
            while (end < code.Length && (char.IsLetterOrDigit(code[end]) || code[end] == '_' || (code[end] == '.' && end + 1 < code.Length && char.IsAsciiDigit(code[end + 1]))))
            {
                end++;
            }

            return (end, "n");
        }

        return (start + (char.IsHighSurrogate(rest[0]) && rest.Length > 1 ? 2 : 1), null);
    }

    /// <summary>Where a string or character literal that begins here ends; null if none begins here.</summary>
    private static int? StringEnd(string code, int start)
    {
        var quote = start;
        while (quote < code.Length && code[quote] is '$' or '@')
        {
            quote++;
        }

        if (quote >= code.Length || (code[quote] != '"' && (code[quote] != '\'' || quote > start)))
        {
            return null;
        }

        var quotes = 0;
        while (quote + quotes < code.Length && code[quote + quotes] == '"')
        {
            quotes++;
        }

        if (quotes >= 3)
        {
            var close = code.IndexOf(new string('"', quotes), quote + quotes, StringComparison.Ordinal);
            return close < 0 ? code.Length : close + quotes;
        }

        var isVerbatim = code[start..quote].Contains('@', StringComparison.Ordinal);
        for (var index = quote + 1; index < code.Length; index++)
        {
            if (code[index] == code[quote])
            {
                if (!isVerbatim || index + 1 >= code.Length || code[index + 1] != '"')
                {
                    return index + 1;
                }

                index++;
            }
            else if (code[index] == '\\' && !isVerbatim)
            {
                index++;
            }
            else if (code[index] == '\n' && !isVerbatim)
            {
                return index;
            }
        }

        return code.Length;
    }

    private static bool IsCalled(string code, int end) => end < code.Length && code[end] == '(';

    private static bool IsAtLineStart(string code, int start) =>
        code.AsSpan(0, start).TrimEnd(' ') is var before && (before.IsEmpty || before[^1] == '\n');

    private static int LineEnd(string code, int start) => code.IndexOf('\n', start) is var feed && feed < 0 ? code.Length : feed;
}
