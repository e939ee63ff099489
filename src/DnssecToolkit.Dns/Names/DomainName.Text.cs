using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace DnssecToolkit.Dns;

/// <content>The presentation form of names: RFC 1035 §5.1, RFC 4343 §2.1.</content>
public sealed partial class DomainName
{
    /// <summary>Reads a name in presentation form; a missing final dot is read as if it were there.</summary>
    /// <exception cref="FormatException">The text is not a name; the message says why and where.</exception>
    public static DomainName Parse(string text) => Read(text, Root).Value;

    /// <summary>Reads a name in presentation form; a missing final dot is read as if it were there.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out DomainName? name)
    {
        name = null;
        return text is not null && Read(text, Root).TryGet(out name);
    }

    /// <summary>Reads a name in presentation form; one without a final dot is completed with <paramref name="origin"/>.</summary>
    /// <remarks>A backslash takes away the meaning of the next character, or stands before three decimal digits of an octet. "@" is the origin.</remarks>
    public static ParseResult<DomainName> Read(string text, DomainName origin)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(origin);
        switch (text)
        {
            case "":
                return new ParseError("a name is empty; the root is written \".\"", Column: 1);
            case ".":
                return Root;
            case "@":
                return origin;
        }

        Span<byte> wire = stackalloc byte[MaximumWireLength];
        int labels = 0, labelStart = 0, used = 1;
        for (var i = 0; i < text.Length; i++)
        {
            var at = i;
            var character = text[i];
            byte octet;
            if (character == '.')
            {
                var length = used - labelStart - 1;
                if (length == 0)
                {
                    return new ParseError($"\"{text}\" has an empty label", Column: at + 1);
                }

                wire[labelStart] = (byte)length;
                labels++;
                labelStart = used++;
                if (i == text.Length - 1)
                {
                    wire[labelStart] = 0;
                    return FromCheckedWire(wire[..used].ToArray(), labels);
                }

                if (used > MaximumWireLength)
                {
                    return TooLong(at);
                }

                continue;
            }

            if (character == '\\')
            {
                if (!TryReadEscape(text, ref i, out octet))
                {
                    return new ParseError($"\"{text}\" has a bad escape; write \\C for a character or \\DDD (000 to 255) for an octet", Column: at + 1);
                }
            }
            else if (character is > ' ' and < '\x7f')
            {
                octet = (byte)character;
            }
            else
            {
                return new ParseError($"\"{text}\" holds the character U+{(int)character:X4}; write octets outside of printable ASCII as \\DDD, international names as A-labels (xn--)", Column: at + 1);
            }

            if (used - labelStart - 1 == MaximumLabelLength)
            {
                return new ParseError($"a label is longer than {MaximumLabelLength} octets", Column: at + 1);
            }

            if (used >= MaximumWireLength - 1)
            {
                return TooLong(at);
            }

            wire[used++] = octet;
        }

        wire[labelStart] = (byte)(used - labelStart - 1);
        labels++;
        if (used + origin._wire.Length > MaximumWireLength)
        {
            return TooLong(text.Length - 1);
        }

        return FromCheckedWire([.. wire[..used], .. origin._wire], labels + origin.LabelCount);

        static ParseError TooLong(int at) => new($"the name is longer than {MaximumWireLength} octets", Column: at + 1);
    }

    internal static bool TryReadEscape(ReadOnlySpan<char> text, ref int i, out byte octet)
    {
        octet = 0;
        if (i + 1 >= text.Length)
        {
            return false;
        }

        var next = text[i + 1];
        if (!char.IsAsciiDigit(next))
        {
            octet = (byte)next;
            i++;
            return next is >= ' ' and < '\x7f';
        }

        if (i + 3 >= text.Length || !char.IsAsciiDigit(text[i + 2]) || !char.IsAsciiDigit(text[i + 3]))
        {
            return false;
        }

        var value = ((next - '0') * 100) + ((text[i + 2] - '0') * 10) + (text[i + 3] - '0');
        octet = (byte)value;
        i += 3;
        return value <= 255;
    }

    /// <summary>The presentation form with a final dot; "." for the root. What is not plain stands escaped, so that it reads back the same.</summary>
    public override string ToString()
    {
        if (IsRoot)
        {
            return ".";
        }

        var text = new StringBuilder(_wire.Length + 8);
        for (var position = 0; _wire[position] != 0; position += _wire[position] + 1)
        {
            AppendLabel(text, _wire.AsSpan(position + 1, _wire[position]));
            text.Append('.');
        }

        return text.ToString();
    }

    private static void AppendLabel(StringBuilder text, ReadOnlySpan<byte> label)
    {
        foreach (var octet in label)
        {
            switch (octet)
            {
                case (byte)'.' or (byte)'\\' or (byte)'"' or (byte)'(' or (byte)')' or (byte)';' or (byte)'@' or (byte)'$':
                    text.Append('\\').Append((char)octet);
                    break;
                case > (byte)' ' and < 0x7f:
                    text.Append((char)octet);
                    break;
                default:
                    text.Append('\\').Append(octet.ToString("D3", System.Globalization.CultureInfo.InvariantCulture));
                    break;
            }
        }
    }
}
