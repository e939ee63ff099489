using System.Buffers.Binary;

namespace DnssecToolkit.Validation.Zones.Reading;

/// <summary>The fields of one record's text, taken from left to right.</summary>
/// <remarks>Quoted strings are left to the general reader: here a field ends at a blank, unless that is escaped.</remarks>
internal ref struct FieldText(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _position;

    /// <summary>What has not been taken yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => _text[_position..];

    /// <summary>Takes the next field; empty at the end.</summary>
    public ReadOnlySpan<byte> Next()
    {
        var text = _text;
        var start = _position;
        while (start < text.Length && text[start] is (byte)' ' or (byte)'\t')
        {
            start++;
        }

        var end = start;
        while (end < text.Length && text[end] is not ((byte)' ' or (byte)'\t'))
        {
            end += text[end] == '\\' ? 2 : 1;
        }

        end = Math.Min(end, text.Length);
        _position = end;
        return text[start..end];
    }

    /// <summary>Whether nothing but blanks is left.</summary>
    public readonly bool AtEnd
    {
        get
        {
            foreach (var octet in Rest)
            {
                if (octet is not ((byte)' ' or (byte)'\t'))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Takes a decimal number of at most <paramref name="maximum"/>.</summary>
    public bool TryNumber(uint maximum, out uint value) => TryNumber(Next(), maximum, out value);

    /// <summary>Reads a decimal number of at most <paramref name="maximum"/>.</summary>
    public static bool TryNumber(ReadOnlySpan<byte> field, uint maximum, out uint value)
    {
        value = 0;
        if (field.Length is 0 or > 10)
        {
            return false;
        }

        ulong number = 0;
        foreach (var octet in field)
        {
            var digit = (uint)(octet - '0');
            if (digit > 9)
            {
                return false;
            }

            number = (number * 10) + digit;
        }

        value = (uint)number;
        return number <= maximum;
    }

    /// <summary>Reads a TTL: seconds, or numbers with the units w, d, h, m, s (as BIND writes them).</summary>
    public static bool TryTtl(ReadOnlySpan<byte> field, out uint ttl)
    {
        if (TryNumber(field, uint.MaxValue, out ttl))
        {
            return true;
        }

        ulong total = 0, number = 0;
        var digits = false;
        foreach (var octet in field)
        {
            var digit = (uint)(octet - '0');
            if (digit <= 9)
            {
                number = (number * 10) + digit;
                digits = true;
                if (number > uint.MaxValue)
                {
                    return false;
                }

                continue;
            }

            var unit = (octet | 0x20) switch { 'w' => 604800u, 'd' => 86400u, 'h' => 3600u, 'm' => 60u, 's' => 1u, _ => 0u };
            if (unit == 0 || !digits)
            {
                return false;
            }

            total += number * unit;
            number = 0;
            digits = false;
            if (total > uint.MaxValue)
            {
                return false;
            }
        }

        ttl = (uint)total;
        return !field.IsEmpty && !digits;
    }

    /// <summary>Takes a time of an RRSIG: YYYYMMDDHHmmSS in UTC or seconds (RFC 4034 §3.2).</summary>
    public bool TryTime(out uint seconds)
    {
        var field = Next();
        if (field.Length != 14)
        {
            return TryNumber(field, uint.MaxValue, out seconds);
        }

        seconds = 0;
        Span<int> digits = stackalloc int[14];
        for (var i = 0; i < 14; i++)
        {
            digits[i] = field[i] - '0';
            if ((uint)digits[i] > 9)
            {
                return false;
            }
        }

        var year = (digits[0] * 1000) + (digits[1] * 100) + (digits[2] * 10) + digits[3];
        var month = (digits[4] * 10) + digits[5];
        var day = (digits[6] * 10) + digits[7];
        var hour = (digits[8] * 10) + digits[9];
        var minute = (digits[10] * 10) + digits[11];
        var second = (digits[12] * 10) + digits[13];
        if (year < 1970 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        // Days from the civil calendar, with the year beginning in March.
        var shifted = month > 2 ? year : year - 1;
        var era = shifted / 400;
        var yearOfEra = shifted - (era * 400);
        var dayOfYear = (((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5) + day - 1;
        var days = (era * 146097L) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - 719468;
        seconds = unchecked((uint)((days * 86400) + (hour * 3600) + (minute * 60) + second));
        return true;
    }

    /// <summary>Reads hexadecimal digits, blanks between them ignored, up to the end. Returns the octets written, or -1.</summary>
    public int TakeHex(Span<byte> target)
    {
        var used = 0;
        var high = -1;
        foreach (var octet in Rest)
        {
            if (octet is (byte)' ' or (byte)'\t')
            {
                continue;
            }

            var digit = HexDigit(octet);
            if (digit < 0 || used == target.Length)
            {
                return -1;
            }

            if (high < 0)
            {
                high = digit;
            }
            else
            {
                target[used++] = (byte)((high << 4) | digit);
                high = -1;
            }
        }

        _position = _text.Length;
        return high < 0 ? used : -1;
    }

    /// <summary>Reads base64, blanks ignored, up to the end. Returns the octets written, or -1.</summary>
    public int TakeBase64(Span<byte> target)
    {
        var rest = Rest;
        _position = _text.Length;
        return System.Buffers.Text.Base64.DecodeFromUtf8(rest, target, out _, out var written) == System.Buffers.OperationStatus.Done ? written : -1;
    }

    /// <summary>Reads base32hex without padding (RFC 5155 §3.3). Returns the octets written, or -1.</summary>
    public static int Base32Hex(ReadOnlySpan<byte> text, Span<byte> target)
    {
        if ((text.Length & 7) is 1 or 3 or 6 || text.Length * 5 / 8 > target.Length)
        {
            return -1;
        }

        uint buffer = 0;
        int bits = 0, used = 0;
        foreach (var character in text)
        {
            var lower = character | 0x20;
            int value;
            if ((uint)(character - '0') <= 9)
            {
                value = character - '0';
            }
            else if ((uint)(lower - 'a') <= 'v' - 'a')
            {
                value = lower - 'a' + 10;
            }
            else
            {
                return -1;
            }

            buffer = (buffer << 5) | (uint)value;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                target[used++] = (byte)(buffer >> bits);
            }
        }

        return (buffer & ((1u << bits) - 1)) == 0 ? used : -1;
    }

    /// <summary>Writes a number in network order.</summary>
    public static void Put16(Span<byte> target, uint value) => BinaryPrimitives.WriteUInt16BigEndian(target, (ushort)value);

    /// <summary>Writes a number in network order.</summary>
    public static void Put32(Span<byte> target, uint value) => BinaryPrimitives.WriteUInt32BigEndian(target, value);

    private static int HexDigit(byte octet)
    {
        var digit = octet - '0';
        if ((uint)digit <= 9)
        {
            return digit;
        }

        digit = (octet | 0x20) - 'a';
        return (uint)digit <= 5 ? digit + 10 : -1;
    }
}
