using System.Globalization;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography;

/// <summary>DS and DNSKEY records as in a zone file, with comments, parentheses and, from automatically kept files, the state of each key.</summary>
/// <remarks>Names are absolute even without a final dot. RRSIG records, which come along when a DNSKEY RRset is copied, are passed over.</remarks>
internal static class ZoneLineAnchors
{
    private const string StateComment = ";state=";

    public static void Read(string text, List<(DomainName, TrustedKey)> entries) => Read(text, 1, 1, entries);

    /// <summary>Reads text that stands within another one from the given place on.</summary>
    public static void Read(string text, int firstLine, int firstColumn, List<(DomainName, TrustedKey)> entries)
    {
        DomainName? owner = null;
        foreach (var record in Records(text, firstLine, firstColumn))
        {
            if (record.Words[0].Text.StartsWith('$'))
            {
                ReadDirective(record.Words);
                continue;
            }

            ReadRecord(record, ref owner, entries);
        }
    }

    private static void ReadDirective(List<AnchorWord> words)
    {
        var isHarmless = words[0].Is("$TTL") || (words[0].Is("$ORIGIN") && words is [_, { Text: "." }]);
        if (!isHarmless)
        {
            throw words[0].Wrong($"{AnchorFields.Shown(words[0].Text)} has no place in a file of trust anchors.");
        }
    }

    private static void ReadRecord(Record record, ref DomainName? owner, List<(DomainName, TrustedKey)> entries)
    {
        var words = record.Words;
        var at = 0;
        if (!record.StartsWithBlank)
        {
            owner = AnchorFields.Name(words[at++]);
        }

        // TTL and class may stand in either order, and both may be missing.
        while (at < words.Count && IsTtlOrClass(words[at]))
        {
            at++;
        }

        if (at == words.Count)
        {
            throw words[^1].Wrong("The type is missing: DS or DNSKEY.");
        }

        var type = words[at++];
        var rest = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(words)[at..];
        if (type.Is("RRSIG"))
        {
            return;
        }

        if (!type.Is("DS") && !type.Is("DNSKEY"))
        {
            throw type.Wrong($"A trust anchor is a DS or a DNSKEY record, not \"{AnchorFields.Shown(type.Text)}\".");
        }

        if (owner is null)
        {
            throw words[0].Wrong("The first record has no owner name.");
        }

        var entry = type.Is("DS") ? TrustedKey.Of(AnchorFields.Ds(rest, type)) : TrustedKey.Of(AnchorFields.Dnskey(rest, type));
        entries.Add((owner, entry with { State = record.State ?? entry.State }));
    }

    private static bool IsTtlOrClass(AnchorWord word) =>
        word.Is("IN") || word.Is("CH") || word.Is("HS") || (char.IsAsciiDigit(word.Text[0]) && word.Text.All(char.IsAsciiLetterOrDigit));

    /// <summary>Lines put together where parentheses ask for it, cut into words, without comments.</summary>
    private static IEnumerable<Record> Records(string text, int firstLine, int firstColumn)
    {
        var words = new List<AnchorWord>();
        var depth = 0;
        AutomaticUpdateState? state = null;
        var startsWithBlank = false;
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            var number = firstLine + i;
            var shift = i == 0 ? firstColumn : 1;
            if (words.Count == 0)
            {
                startsWithBlank = line.Length > 0 && line[0] is ' ' or '\t' && (i > 0 || firstColumn == 1);
            }

            var at = 0;
            while (at < line.Length)
            {
                var letter = line[at];
                if (letter == ';')
                {
                    state = StateIn(line[at..]) ?? state;
                    break;
                }

                if (letter is '(' or ')')
                {
                    depth += letter == '(' ? 1 : -1;
                    if (depth is < 0 or > 1)
                    {
                        throw new AnchorTextException(depth < 0 ? "This parenthesis was not opened." : "Parentheses do not nest.", number, at + shift);
                    }

                    at++;
                }
                else if (char.IsWhiteSpace(letter))
                {
                    at++;
                }
                else
                {
                    var end = at;
                    while (end < line.Length && !char.IsWhiteSpace(line[end]) && line[end] is not (';' or '(' or ')'))
                    {
                        end += line[end] == '\\' && end + 1 < line.Length ? 2 : 1;
                    }

                    words.Add(new AnchorWord(line[at..end], number, at + shift));
                    at = end;
                }
            }

            if (depth == 0 && words.Count > 0)
            {
                yield return new Record([.. words], startsWithBlank, state);
                words.Clear();
            }

            if (depth == 0)
            {
                state = null;
            }
        }

        if (depth > 0)
        {
            throw words.Count > 0 ? words[0].Wrong("The parentheses of this record are not closed.") : new AnchorTextException("A parenthesis is not closed.", firstLine, firstColumn);
        }
    }

    private static AutomaticUpdateState? StateIn(string comment)
    {
        var start = comment.IndexOf(StateComment, StringComparison.Ordinal);
        return start >= 0
            && start + StateComment.Length < comment.Length
            && int.TryParse(comment.AsSpan(start + StateComment.Length, 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number <= (int)AutomaticUpdateState.Removed
            ? (AutomaticUpdateState)number
            : null;
    }

    private sealed record Record(List<AnchorWord> Words, bool StartsWithBlank, AutomaticUpdateState? State);
}
