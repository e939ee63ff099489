using System.Runtime.InteropServices;
using System.Text;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography;

/// <summary>BIND's <c>trust-anchors</c> and the older <c>managed-keys</c> and <c>trusted-keys</c>, alone or within a whole <c>named.conf</c>.</summary>
internal static class BindAnchors
{
    public static void Read(string text, List<(DomainName, TrustedKey)> entries)
    {
        var words = Words(text);
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (IsBlock(words[i]) && words[i + 1].Is("{"))
            {
                i = ReadBlock(words, i, entries);
            }
        }
    }

    private static bool IsBlock(AnchorWord word) =>
        word.Is("trust-anchors") || word.Is("managed-keys") || word.Is("trusted-keys") || word.Is("dnssec-keys");

    /// <summary>Reads from the block's name on; gives the position of its closing brace.</summary>
    private static int ReadBlock(List<AnchorWord> words, int at, List<(DomainName, TrustedKey)> entries)
    {
        var hasKind = !words[at].Is("trusted-keys");
        var block = words[at];
        at += 2;
        while (true)
        {
            var end = at;
            while (end < words.Count && !words[end].Is(";") && !words[end].Is("}"))
            {
                end++;
            }

            if (end == words.Count)
            {
                throw block.Wrong($"The block {block.Text} is not closed.");
            }

            if (end > at)
            {
                if (!words[end].Is(";"))
                {
                    throw words[end].Wrong("A semicolon is missing before this brace.");
                }

                entries.Add(Entry(CollectionsMarshal.AsSpan(words)[at..end], words[end], hasKind));
            }

            if (words[end].Is("}"))
            {
                return end;
            }

            at = end + 1;
        }
    }

    private static (DomainName, TrustedKey) Entry(ReadOnlySpan<AnchorWord> words, AnchorWord end, bool hasKind)
    {
        var name = AnchorFields.Name(words[0]);
        if (!hasKind)
        {
            return (name, TrustedKey.Of(AnchorFields.Dnskey(words[1..], end)));
        }

        if (words.Length < 2)
        {
            throw end.Wrong("After the name comes static-ds, initial-ds, static-key or initial-key.");
        }

        var kind = words[1];
        var rest = words[2..];
        return (name, kind.Text.ToLowerInvariant() switch
        {
            "static-ds" => TrustedKey.Of(AnchorFields.Ds(rest, end)),
            "initial-ds" => TrustedKey.Of(AnchorFields.Ds(rest, end)) with { IsInitial = true },
            "static-key" => TrustedKey.Of(AnchorFields.Dnskey(rest, end)),
            "initial-key" => TrustedKey.Of(AnchorFields.Dnskey(rest, end)) with { IsInitial = true },
            _ => throw kind.Wrong($"\"{AnchorFields.Shown(kind.Text)}\" is none of static-ds, initial-ds, static-key and initial-key."),
        });
    }

    /// <summary>Words, quoted texts and the marks { } ; without the three kinds of comments.</summary>
    private static List<AnchorWord> Words(string text)
    {
        var words = new List<AnchorWord>();
        var place = new Place(text);
        while (place.At < text.Length)
        {
            var (line, column) = (place.Line, place.Column);
            var letter = text[place.At];
            if (char.IsWhiteSpace(letter))
            {
                place.Step();
            }
            else if (letter == '#' || place.StartsWith("//"))
            {
                place.SkipTo("\n");
            }
            else if (place.StartsWith("/*"))
            {
                place.Step();
                place.Step();
                if (!place.SkipTo("*/"))
                {
                    throw new AnchorTextException("This comment is not closed.", line, column);
                }
            }
            else if (letter is '{' or '}' or ';')
            {
                words.Add(new AnchorWord(letter.ToString(), line, column));
                place.Step();
            }
            else if (letter == '"')
            {
                words.Add(new AnchorWord(Quoted(place, line, column), line, column, IsQuoted: true));
            }
            else
            {
                var start = place.At;
                while (place.At < text.Length && !char.IsWhiteSpace(text[place.At]) && text[place.At] is not ('{' or '}' or ';' or '"' or '#'))
                {
                    place.Step();
                }

                words.Add(new AnchorWord(text[start..place.At], line, column));
            }
        }

        return words;
    }

    private static string Quoted(Place place, int line, int column)
    {
        var value = new StringBuilder();
        place.Step();
        while (place.At < place.Text.Length && place.Text[place.At] != '"')
        {
            var letter = place.Text[place.At];
            if (!char.IsWhiteSpace(letter))
            {
                value.Append(letter);
            }

            place.Step();
        }

        if (place.At == place.Text.Length)
        {
            throw new AnchorTextException("The quotation marks are not closed.", line, column);
        }

        place.Step();
        return value.ToString();
    }

    /// <summary>A position that knows its line and column.</summary>
    private sealed class Place(string text)
    {
        public string Text { get; } = text;

        public int At { get; private set; }

        public int Line { get; private set; } = 1;

        public int Column { get; private set; } = 1;

        public bool StartsWith(string mark) => string.CompareOrdinal(Text, At, mark, 0, mark.Length) == 0;

        public void Step()
        {
            if (Text[At++] == '\n')
            {
                Line++;
                Column = 1;
            }
            else
            {
                Column++;
            }
        }

        /// <summary>Goes behind the next such mark; false, at the end of the text, where there is none.</summary>
        public bool SkipTo(string mark)
        {
            while (At < Text.Length)
            {
                if (StartsWith(mark))
                {
                    for (var i = 0; i < mark.Length; i++)
                    {
                        Step();
                    }

                    return true;
                }

                Step();
            }

            return false;
        }
    }
}
