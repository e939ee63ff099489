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
        Span<byte> wire = stackalloc byte[MaximumWireLength];
        var octets = text.Length <= 256 ? stackalloc byte[text.Length * 3] : new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        octets = octets[..Encoding.UTF8.GetBytes(text, octets)];
        return NameText.Read(octets, origin._wire, wire, out var length, out var problemAt) is { } problem
            ? new ParseError(problem, Column: Encoding.UTF8.GetCharCount(octets[..problemAt]) + 1)
            : FromCheckedWire(wire[..length].ToArray(), NameText.CountLabels(wire));
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
                    PresentationText.AppendDecimal(text, octet);
                    break;
            }
        }
    }
}
