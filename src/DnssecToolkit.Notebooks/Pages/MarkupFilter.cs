using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using DnssecToolkit.Notebooks.Display;

namespace DnssecToolkit.Notebooks.Pages;

/// <summary>
/// Lets static HTML and SVG through and nothing else: no scripts, no event handlers, nothing fetched from elsewhere,
/// every element closed. Cells may show any markup, and some of it quotes what hostile servers said.
/// </summary>
/// <remarks>It reads tags as a browser does and writes them anew from <see cref="MarkupVocabulary"/>, so what it did not understand is not there.</remarks>
internal sealed partial class MarkupFilter
{
    private const int DeepestNesting = 256;

    private readonly string _markup;
    private readonly StringBuilder _clean;
    private readonly Stack<string> _open = new();
    private int _position;
    private int _svgDepth;

    private MarkupFilter(string markup) => (_markup, _clean) = (markup, new StringBuilder(markup.Length));

    /// <summary>The harmless part of a piece of markup.</summary>
    public static string Clean(string markup) => new MarkupFilter(markup).Run();

    private bool IsInSvg => _svgDepth > 0;

    private string Run()
    {
        while (_position < _markup.Length)
        {
            var tag = _markup.IndexOf('<', _position);
            if (tag < 0 || tag + 1 >= _markup.Length)
            {
                AppendText(_markup[_position..]);
                break;
            }

            AppendText(_markup[_position..tag]);
            _position = tag;
            ReadTag();
        }

        while (_open.Count > 0)
        {
            CloseInnermost();
        }

        return _clean.ToString();
    }

    private void ReadTag()
    {
        var next = _markup[_position + 1];
        if (_markup.AsSpan(_position).StartsWith("<!--"))
        {
            SkipPast("-->", _position + 4);
        }
        else if (next is '!' or '?')
        {
            SkipPast(">", _position + 2);
        }
        else if (next == '/' && _position + 2 < _markup.Length && char.IsAsciiLetter(_markup[_position + 2]))
        {
            _position += 2;
            var name = ReadName();
            SkipPast(">", _position);
            Close(name);
        }
        else if (char.IsAsciiLetter(next))
        {
            _position++;
            var name = ReadName();
            var attributes = ReadAttributes(out var closesItself);
            Open(name, attributes, closesItself);
        }
        else
        {
            _clean.Append("&lt;");
            _position++;
        }
    }

    private void Open(string name, List<(string Name, string Value)> attributes, bool closesItself)
    {
        if (name == "style" && IsInSvg)
        {
            CopyStyleSheet();
            return;
        }

        if (MarkupVocabulary.Swallowed.Contains(name))
        {
            if (!closesItself || !IsInSvg)
            {
                SkipElement(name);
            }

            return;
        }

        var canonical = IsInSvg || name == "svg"
            ? MarkupVocabulary.Svg.GetValueOrDefault(name)
            : MarkupVocabulary.Html.Contains(name) ? name : null;
        if (canonical is null || _open.Count >= DeepestNesting || (_open.TryPeek(out var parent) && parent is "title" or "desc"))
        {
            return;
        }

        var isSvg = IsInSvg || name == "svg";
        _clean.Append('<').Append(canonical);
        foreach (var (attribute, value) in attributes)
        {
            AppendAttribute(canonical, attribute, value, isSvg);
        }

        _clean.Append('>');
        if (!isSvg && MarkupVocabulary.Void.Contains(name))
        {
            return;
        }

        _open.Push(canonical);
        _svgDepth += canonical == "svg" ? 1 : 0;
        if (closesItself && isSvg)
        {
            CloseInnermost();
        }
    }

    private void Close(string name)
    {
        var canonical = MarkupVocabulary.Svg.GetValueOrDefault(name) is { } svg && IsInSvg ? svg : name;
        if (!_open.Contains(canonical))
        {
            return;
        }

        // An end tag of HTML must not close the drawing around it.
        if (IsInSvg && canonical != "svg" && !MarkupVocabulary.Svg.ContainsKey(name))
        {
            return;
        }

        while (_open.Peek() != canonical)
        {
            CloseInnermost();
        }

        CloseInnermost();
    }

    private void CloseInnermost()
    {
        var name = _open.Pop();
        _svgDepth -= name == "svg" ? 1 : 0;
        _clean.Append("</").Append(name).Append('>');
    }

    private void AppendAttribute(string element, string name, string value, bool isSvg)
    {
        if (name == "xlink:href")
        {
            name = "href";
        }

        var canonical = name.StartsWith("aria-", StringComparison.Ordinal) && PlainName().IsMatch(name) ? name
            : isSvg ? MarkupVocabulary.SvgAttributes.GetValueOrDefault(name)
            : MarkupVocabulary.HtmlAttributes.Contains(name) ? name
            : null;
        if (canonical is null || !IsHarmless(element, canonical, value, isSvg))
        {
            return;
        }

        _clean.Append(' ').Append(canonical).Append("=\"").Append(SafeText.Html(value)).Append('"');
        if (element == "a" && canonical == "href")
        {
            _clean.Append(" rel=\"noopener noreferrer\"");
        }
    }

    private static bool IsHarmless(string element, string attribute, string value, bool isSvg) => attribute switch
    {
        "href" => element switch
        {
            "a" => IsHarmlessLink(value),
            _ => isSvg && value.StartsWith('#'),
        },
        "src" => element == "img" && EmbeddedImage().IsMatch(value),
        "xmlns" => element == "svg" && value == "http://www.w3.org/2000/svg",
        _ => IsHarmlessStyle(value) || !(attribute == "style" || isSvg),
    };

    private static bool IsHarmlessLink(string target)
    {
        var colon = target.IndexOf(':', StringComparison.Ordinal);
        return !target.AsSpan().ContainsAnyInRange('\0', ' ')
            && !target.StartsWith("//", StringComparison.Ordinal)
            && (colon < 0
                || target.AsSpan(0, colon).ContainsAny("/?#")
                || target[..colon].ToLowerInvariant() is "http" or "https" or "mailto");
    }

    /// <summary>Style rules that fetch nothing: <c>url(#id)</c> is the only reference allowed.</summary>
    private static bool IsHarmlessStyle(string style) =>
        !style.AsSpan().ContainsAny("<\\@") && !style.Contains("expression", StringComparison.OrdinalIgnoreCase)
        && !style.Contains("image", StringComparison.OrdinalIgnoreCase) && !style.Contains("/*", StringComparison.Ordinal)
        && ForeignReference().Count(style) == 0;

    /// <summary>The style sheet of a drawing, if it fetches nothing and holds no markup.</summary>
    private void CopyStyleSheet()
    {
        var end = _markup.IndexOf("</style", _position, StringComparison.OrdinalIgnoreCase);
        var sheet = end < 0 ? _markup[_position..] : _markup[_position..end];
        _position = end < 0 ? _markup.Length : end;
        var text = sheet.Replace("<![CDATA[", "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal);
        if (end >= 0)
        {
            SkipPast(">", _position);
        }

        if (!text.AsSpan().ContainsAny("<&\\") && IsHarmlessStyle(MediaRule().Replace(text, "")))
        {
            _clean.Append("<style>").Append(SafeText.Visible(text)).Append("</style>");
        }
    }

    private void SkipElement(string name)
    {
        var end = _markup.IndexOf($"</{name}", _position, StringComparison.OrdinalIgnoreCase);
        _position = end < 0 ? _markup.Length : end;
        if (end >= 0)
        {
            SkipPast(">", _position);
        }
    }

    private string ReadName()
    {
        var start = _position;
        while (_position < _markup.Length && !IsSpace(_markup[_position]) && _markup[_position] is not ('>' or '/'))
        {
            _position++;
        }

        return _markup[start.._position].ToLowerInvariant();
    }

    private List<(string Name, string Value)> ReadAttributes(out bool closesItself)
    {
        var attributes = new List<(string Name, string Value)>();
        closesItself = false;
        while (_position < _markup.Length)
        {
            var character = _markup[_position];
            if (character == '>')
            {
                _position++;
                return attributes;
            }

            if (character == '/' || IsSpace(character))
            {
                closesItself = character == '/';
                _position++;
                continue;
            }

            closesItself = false;
            var start = _position++;
            while (_position < _markup.Length && !IsSpace(_markup[_position]) && _markup[_position] is not ('=' or '>' or '/'))
            {
                _position++;
            }

            var name = _markup[start.._position].ToLowerInvariant();
            var value = ReadValue();
            if (!attributes.Exists(earlier => earlier.Name == name))
            {
                attributes.Add((name, WebUtility.HtmlDecode(value)));
            }
        }

        return attributes;
    }

    private string ReadValue()
    {
        var equals = SkipSpaces(_position);
        if (equals >= _markup.Length || _markup[equals] != '=')
        {
            return "";
        }

        _position = SkipSpaces(equals + 1);
        if (_position >= _markup.Length)
        {
            return "";
        }

        int start, end;
        if (_markup[_position] is '"' or '\'' && _markup[_position] is var quote)
        {
            start = _position + 1;
            end = _markup.IndexOf(quote, start);
            end = end < 0 ? _markup.Length : end;
            _position = Math.Min(end + 1, _markup.Length);
        }
        else
        {
            start = _position;
            while (_position < _markup.Length && !IsSpace(_markup[_position]) && _markup[_position] != '>')
            {
                _position++;
            }

            end = _position;
        }

        return _markup[start..end];
    }

    private int SkipSpaces(int from)
    {
        while (from < _markup.Length && IsSpace(_markup[from]))
        {
            from++;
        }

        return from;
    }

    private void SkipPast(string end, int from)
    {
        var found = from <= _markup.Length ? _markup.IndexOf(end, from, StringComparison.Ordinal) : -1;
        _position = found < 0 ? _markup.Length : found + end.Length;
    }

    private void AppendText(string text)
    {
        if (text.Length > 0)
        {
            _clean.Append(SafeText.VisibleProse(WebUtility.HtmlDecode(text))
                .Replace("&", "&amp;", StringComparison.Ordinal)
                .Replace("<", "&lt;", StringComparison.Ordinal)
                .Replace(">", "&gt;", StringComparison.Ordinal));
        }
    }

    private static bool IsSpace(char character) => character is ' ' or '\t' or '\n' or '\r' or '\f';

    [GeneratedRegex(@"^aria-[a-z]+$")]
    private static partial Regex PlainName();

    [GeneratedRegex(@"^data:image/(png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/=\s]*$")]
    private static partial Regex EmbeddedImage();

    [GeneratedRegex(@"url\s*\(\s*(?!['""]?#)|src\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex ForeignReference();

    [GeneratedRegex(@"@media\s*\([a-z :-]+\)|@media\s+print", RegexOptions.IgnoreCase)]
    private static partial Regex MediaRule();
}
