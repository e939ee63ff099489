namespace DnssecToolkit.Validation.Zones.Reading;

/// <summary>Names as spans of octets, for the path that reads a million of them: text to wire, and wire to a key that sorts.</summary>
internal static class NameText
{
    /// <summary>The most octets of a name on the wire (RFC 1035 §3.1).</summary>
    public const int MaximumWire = 255;

    /// <summary>The most octets of a sort key: each octet of the name may need two.</summary>
    public const int MaximumKey = 512;

    /// <summary>
    /// Reads a name in presentation form into wire form, completed with <paramref name="origin"/> where no dot ends it.
    /// Returns the length, or 0 where the text is no name.
    /// </summary>
    public static int Read(ReadOnlySpan<byte> text, ReadOnlySpan<byte> origin, Span<byte> wire)
    {
        if (text.Length == 1)
        {
            if (text[0] == '.')
            {
                wire[0] = 0;
                return 1;
            }

            if (text[0] == '@')
            {
                origin.CopyTo(wire);
                return origin.Length;
            }
        }

        int labelStart = 0, used = 1;
        for (var i = 0; i < text.Length; i++)
        {
            var octet = text[i];
            if (octet == '.')
            {
                var length = used - labelStart - 1;
                if (length is 0 or > 63)
                {
                    return 0;
                }

                wire[labelStart] = (byte)length;
                labelStart = used;
                if (used >= MaximumWire)
                {
                    return 0;
                }

                used++;
                if (i == text.Length - 1)
                {
                    wire[labelStart] = 0;
                    return used;
                }

                continue;
            }

            if (octet == '\\' && !TryReadEscape(text, ref i, out octet))
            {
                return 0;
            }

            if (used >= MaximumWire)
            {
                return 0;
            }

            wire[used++] = octet;
        }

        var last = used - labelStart - 1;
        if (last is 0 or > 63 || origin.IsEmpty || used + origin.Length > MaximumWire)
        {
            return 0;
        }

        wire[labelStart] = (byte)last;
        origin.CopyTo(wire[used..]);
        return used + origin.Length;
    }

    /// <summary>\C or \DDD (RFC 1035 §5.1); <paramref name="i"/> comes to stand on the last character of it.</summary>
    public static bool TryReadEscape(ReadOnlySpan<byte> text, ref int i, out byte octet)
    {
        octet = 0;
        if (i + 1 >= text.Length)
        {
            return false;
        }

        var next = text[i + 1];
        if (!char.IsAsciiDigit((char)next))
        {
            octet = next;
            i++;
            return true;
        }

        if (i + 3 >= text.Length || !char.IsAsciiDigit((char)text[i + 2]) || !char.IsAsciiDigit((char)text[i + 3]))
        {
            return false;
        }

        var value = ((next - '0') * 100) + ((text[i + 2] - '0') * 10) + (text[i + 3] - '0');
        octet = (byte)value;
        i += 3;
        return value <= 255;
    }

    /// <summary>Makes ASCII letters lower case. Length octets are below 64, so the whole wire form may be passed.</summary>
    public static void Lower(Span<byte> wire)
    {
        for (var i = 0; i < wire.Length; i++)
        {
            if ((uint)(wire[i] - 'A') <= 'Z' - 'A')
            {
                wire[i] |= 0x20;
            }
        }
    }

    /// <summary>
    /// Writes the key of a lower-case name: its labels from the right, each ended by 0. Octets 0 and 1 become 1 1 and 1 2. Keys
    /// compared octet by octet stand in the canonical order of RFC 4034 §6.1, and a name lies at or below another where its key begins with the other's.
    /// </summary>
    public static int WriteKey(ReadOnlySpan<byte> wire, Span<byte> key)
    {
        Span<byte> starts = stackalloc byte[128];
        var labels = 0;
        for (var position = 0; wire[position] != 0; position += wire[position] + 1)
        {
            starts[labels++] = (byte)position;
        }

        var used = 0;
        for (var i = labels - 1; i >= 0; i--)
        {
            var start = starts[i];
            foreach (var octet in wire.Slice(start + 1, wire[start]))
            {
                if (octet < 2)
                {
                    key[used++] = 1;
                    key[used++] = (byte)(octet + 1);
                }
                else
                {
                    key[used++] = octet;
                }
            }

            key[used++] = 0;
        }

        return used;
    }

    /// <summary>How many labels a name has, the root's not counted.</summary>
    public static int CountLabels(ReadOnlySpan<byte> wire)
    {
        var labels = 0;
        for (var position = 0; wire[position] != 0; position += wire[position] + 1)
        {
            labels++;
        }

        return labels;
    }

    /// <summary>The length of the name at the front of the octets, or 0 where none is there.</summary>
    public static int WireLength(ReadOnlySpan<byte> octets)
    {
        for (var position = 0; position < octets.Length && position < MaximumWire; position += octets[position] + 1)
        {
            if (octets[position] == 0)
            {
                return position + 1;
            }

            if (octets[position] > 63)
            {
                return 0;
            }
        }

        return 0;
    }
}
