using System.Runtime.CompilerServices;
using System.Text;

namespace DnssecToolkit.Dns;

/// <summary>Reads names in presentation form from octets of text, straight into wire form (RFC 1035 §5.1, RFC 4343 §2.1).</summary>
internal static class NameText
{
    /// <summary>Reads a name; one without a final dot is completed with <paramref name="origin"/>, "@" is the origin.</summary>
    /// <param name="text">The word, in UTF-8.</param>
    /// <param name="origin">The wire form of the origin; empty where there is none, which makes relative names an error.</param>
    /// <param name="wire">Room for <see cref="DomainName.MaximumWireLength"/> octets.</param>
    /// <param name="length">How many octets were written.</param>
    /// <param name="problemAt">The offset in the text of what is wrong.</param>
    /// <returns>What is wrong, or null.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static string? Read(ReadOnlySpan<byte> text, ReadOnlySpan<byte> origin, Span<byte> wire, out int length, out int problemAt)
    {
        length = 0;
        problemAt = 0;
        switch (text)
        {
            case []:
                return "a name is empty; the root is written \".\"";
            case [(byte)'.']:
                wire[length++] = 0;
                return null;
            case [(byte)'@']:
                if (origin.IsEmpty)
                {
                    return NoOrigin;
                }

                origin.CopyTo(wire);
                length = origin.Length;
                return null;
        }

        int labelStart = 0, used = 1;
        for (var i = 0; i < text.Length; i++)
        {
            var octet = text[i];
            if (octet == '.')
            {
                var labelLength = used - labelStart - 1;
                if (labelLength == 0)
                {
                    problemAt = i;
                    return "a name has an empty label";
                }

                wire[labelStart] = (byte)labelLength;
                labelStart = used++;
                if (i == text.Length - 1)
                {
                    wire[labelStart] = 0;
                    length = used;
                    return null;
                }

                if (used >= DomainName.MaximumWireLength)
                {
                    problemAt = i;
                    return TooLong;
                }

                continue;
            }

            if (octet == '\\')
            {
                problemAt = i;
                if (!TryReadEscape(text, ref i, out octet))
                {
                    return BadEscape;
                }
            }
            else if (octet is <= (byte)' ' or >= 0x7f)
            {
                problemAt = i;
                Rune.DecodeFromUtf8(text[i..], out var rune, out _);
                return $"a name holds the character U+{rune.Value:X4}; write octets outside of printable ASCII as \\DDD, international names as A-labels (xn--)";
            }

            if (used - labelStart - 1 == DomainName.MaximumLabelLength)
            {
                problemAt = i;
                return $"a label is longer than {DomainName.MaximumLabelLength} octets";
            }

            if (used >= DomainName.MaximumWireLength - 1)
            {
                problemAt = i;
                return TooLong;
            }

            wire[used++] = octet;
        }

        if (origin.IsEmpty)
        {
            return NoOrigin;
        }

        wire[labelStart] = (byte)(used - labelStart - 1);
        if (used + origin.Length > DomainName.MaximumWireLength)
        {
            return TooLong;
        }

        origin.CopyTo(wire[used..]);
        length = used + origin.Length;
        return null;
    }

    public const string BadEscape = "a bad escape; write \\C for a character or \\DDD (000 to 255) for an octet";

    private const string NoOrigin = "a relative name stands where the origin is not known";
    private static readonly string TooLong = $"the name is longer than {DomainName.MaximumWireLength} octets";

    /// <summary>Reads the escape whose backslash stands at <paramref name="i"/>, and moves to its last octet.</summary>
    public static bool TryReadEscape(ReadOnlySpan<byte> text, ref int i, out byte octet)
    {
        octet = 0;
        if (i + 1 >= text.Length)
        {
            return false;
        }

        var next = text[i + 1];
        if (next is < (byte)'0' or > (byte)'9')
        {
            octet = next;
            i++;
            return next is >= (byte)' ' and < 0x7f;
        }

        if (i + 3 >= text.Length)
        {
            return false;
        }

        int tens = text[i + 2] - '0', ones = text[i + 3] - '0';
        var value = ((next - '0') * 100) + (tens * 10) + ones;
        octet = (byte)value;
        i += 3;
        return tens is >= 0 and <= 9 && ones is >= 0 and <= 9 && value <= 255;
    }

    /// <summary>The number of labels of a well-formed name.</summary>
    public static int CountLabels(ReadOnlySpan<byte> wire)
    {
        var labels = 0;
        for (var position = 0; wire[position] != 0; position += wire[position] + 1)
        {
            labels++;
        }

        return labels;
    }
}
