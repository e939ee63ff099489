using System.Buffers;
using System.Text;

namespace DnssecToolkit.Dns;

/// <summary>Writes octets as text of zone files: character-strings with their escapes (RFC 1035 §5.1).</summary>
internal static class PresentationText
{
    private static readonly SearchValues<byte> PlainValue = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+,-./:<=>?@[]^_`{|}~"u8);

    /// <summary>The octets in quotes; quote and backslash escaped, what is not printable ASCII as \DDD.</summary>
    public static StringBuilder AppendQuoted(this StringBuilder text, ReadOnlySpan<byte> octets)
    {
        text.Append('"');
        AppendEscaped(text, octets);
        return text.Append('"');
    }

    /// <summary>The octets as a bare word where that is possible, else in quotes.</summary>
    public static StringBuilder AppendWordOrQuoted(this StringBuilder text, ReadOnlySpan<byte> octets) =>
        !octets.IsEmpty && !octets.ContainsAnyExcept(PlainValue) ? text.Append(Encoding.ASCII.GetString(octets)) : AppendQuoted(text, octets);

    /// <summary>The octets for between quotes.</summary>
    public static void AppendEscaped(StringBuilder text, ReadOnlySpan<byte> octets)
    {
        foreach (var octet in octets)
        {
            switch (octet)
            {
                case (byte)'"' or (byte)'\\':
                    text.Append('\\').Append((char)octet);
                    break;
                case >= (byte)' ' and < 0x7f:
                    text.Append((char)octet);
                    break;
                default:
                    AppendDecimal(text, octet);
                    break;
            }
        }
    }

    public static void AppendDecimal(StringBuilder text, byte octet) =>
        text.Append('\\').Append((char)('0' + (octet / 100))).Append((char)('0' + (octet / 10 % 10))).Append((char)('0' + (octet % 10)));
}
