using System.Globalization;
using System.Text;

namespace DnssecToolkit.Dns;

/// <summary>The $GENERATE directive of BIND: one record for each number of a range.</summary>
internal sealed class GenerateDirective
{
    private readonly byte[] _owner;
    private readonly byte[] _rest;
    private readonly long _stop;
    private readonly long _step;
    private long _next;

    private GenerateDirective(byte[] owner, byte[] rest, long start, long stop, long step) =>
        (_owner, _rest, _next, _stop, _step) = (owner, rest, start, stop, step);

    /// <summary>How many records are still to come.</summary>
    public long Remaining => _next > _stop ? 0 : ((_stop - _next) / _step) + 1;

    /// <summary>Reads the words after the directive's name: range, owner, and what follows it in a record.</summary>
    public static string? Read(ReadOnlySpan<byte> text, ReadOnlySpan<TextToken> words, out GenerateDirective? directive)
    {
        directive = null;
        if (words.Length < 4)
        {
            return "$GENERATE takes a range, an owner, a type and data";
        }

        var range = Encoding.Latin1.GetString(text.Slice(words[0].Start, words[0].Length));
        var step = 1L;
        if (range.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash)
        {
            if (!long.TryParse(range[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out step) || step is < 1 or > int.MaxValue)
            {
                return "the step of a $GENERATE range is a positive number";
            }

            range = range[..slash];
        }

        var dash = range.IndexOf('-', StringComparison.Ordinal);
        if (dash < 0
            || !long.TryParse(range[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            || !long.TryParse(range[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var stop)
            || start > stop || stop > int.MaxValue)
        {
            return "a $GENERATE range is written start-stop or start-stop/step, and does not descend";
        }

        TextToken first = words[2], last = words[^1];
        var restStart = first.Start - ((first.Forms & TokenForms.Quoted) != 0 ? 1 : 0);
        var restEnd = last.End + ((last.Forms & TokenForms.Quoted) != 0 ? 1 : 0);
        var rest = text[restStart..restEnd];
        if (rest.Contains((byte)'\n'))
        {
            return "$GENERATE stands on one line";
        }

        directive = new GenerateDirective(text.Slice(words[1].Start, words[1].Length).ToArray(), rest.ToArray(), start, stop, step);
        return null;
    }

    /// <summary>Writes the text of the next record.</summary>
    public string? Next(WireWriter into)
    {
        var number = _next;
        _next += _step;
        var problem = Expand(_owner, number, into);
        into.UInt8((byte)' ');
        return problem ?? Expand(_rest, number, into);
    }

    private static string? Expand(ReadOnlySpan<byte> template, long number, WireWriter into)
    {
        for (var i = 0; i < template.Length; i++)
        {
            switch (template[i])
            {
                case (byte)'\\' when i + 1 < template.Length:
                    into.Bytes(template.Slice(i++, 2));
                    break;
                case (byte)'$' when i + 1 < template.Length && template[i + 1] == '$':
                    into.UInt8((byte)'$');
                    i++;
                    break;
                case (byte)'$' when i + 1 < template.Length && template[i + 1] == '{':
                    var length = template[i..].IndexOf((byte)'}');
                    if (length < 0 || !TryFormat(Encoding.Latin1.GetString(template.Slice(i + 2, length - 2)), number, out var formatted))
                    {
                        return "a modifier of $GENERATE is written ${offset}, ${offset,width} or ${offset,width,base} with base d, o, x, X, n or N, and gives no negative number";
                    }

                    into.Bytes(Encoding.ASCII.GetBytes(formatted));
                    i += length;
                    break;
                case (byte)'$':
                    var start = into.Length;
                    number.TryFormat(into.Reserve(20), out var digits, default, CultureInfo.InvariantCulture);
                    into.TruncateTo(start + digits);
                    break;
                default:
                    into.UInt8(template[i]);
                    break;
            }
        }

        return null;
    }

    private static bool TryFormat(string modifier, long number, out string formatted)
    {
        formatted = "";
        var parts = modifier.Split(',');
        var width = 0;
        if (parts.Length > 3
            || !int.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var offset)
            || (parts.Length > 1 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out width))
            || width > 255 || number + offset < 0)
        {
            return false;
        }

        var value = number + offset;
        switch (parts.Length > 2 ? parts[2] : "d")
        {
            case "d":
                formatted = value.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');
                return true;
            case "o":
                formatted = Convert.ToString(value, 8).PadLeft(width, '0');
                return true;
            case "x":
                formatted = value.ToString("x", CultureInfo.InvariantCulture).PadLeft(width, '0');
                return true;
            case "X":
                formatted = value.ToString("X", CultureInfo.InvariantCulture).PadLeft(width, '0');
                return true;
            case "n" or "N":
                formatted = Nibbles(value, width, parts[2] == "n" ? "0123456789abcdef" : "0123456789ABCDEF");
                return true;
            default:
                return false;
        }
    }

    /// <summary>The hexadecimal digits from the last to the first with dots between, as reverse IPv6 names have them; dots count for the width.</summary>
    private static string Nibbles(long value, int width, string digits)
    {
        var text = new StringBuilder();
        do
        {
            text.Append(digits[(int)(value & 0xf)]);
            value >>= 4;
            if (value != 0 || text.Length < width)
            {
                text.Append('.');
            }
        }
        while (value != 0 || text.Length < width);
        return text.ToString();
    }
}
