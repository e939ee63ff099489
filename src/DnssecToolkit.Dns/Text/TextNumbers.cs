using System.Buffers.Binary;
using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace DnssecToolkit.Dns;

/// <summary>Reads the numbers, times and addresses of zone files from octets of text.</summary>
internal static class TextNumbers
{
    /// <summary>A decimal number without sign that has no more than <paramref name="maximum"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryDecimal(ReadOnlySpan<byte> text, uint maximum, out uint value)
    {
        value = 0;
        if (text.IsEmpty)
        {
            return false;
        }

        ulong number = 0;
        foreach (var octet in text)
        {
            var digit = (uint)(octet - '0');
            number = (number * 10) + digit;
            if (digit > 9 || number > maximum)
            {
                return false;
            }
        }

        value = (uint)number;
        return true;
    }

    /// <summary>Seconds as a plain number, or with the units w, d, h, m, s as in 1h30m; each unit's number stands before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryTtl(ReadOnlySpan<byte> text, out uint seconds)
    {
        if (TryDecimal(text, uint.MaxValue, out seconds))
        {
            return true;
        }

        ulong total = 0, number = 0;
        var digits = 0;
        foreach (var octet in text)
        {
            if (octet is >= (byte)'0' and <= (byte)'9')
            {
                number = (number * 10) + (uint)(octet - '0');
                digits++;
                if (number > uint.MaxValue)
                {
                    return false;
                }

                continue;
            }

            ulong unit = (octet | 0x20) switch { 'w' => 604_800, 'd' => 86_400, 'h' => 3_600, 'm' => 60, 's' => 1, _ => 0 };
            total += number * unit;
            if (unit == 0 || digits == 0 || total > uint.MaxValue)
            {
                return false;
            }

            (number, digits) = (0, 0);
        }

        seconds = (uint)total;
        return digits == 0 && !text.IsEmpty;
    }

    /// <summary>YYYYMMDDHHmmSS in UTC, or seconds since 1970 as a number of at most ten digits (RFC 4034 §3.2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TrySignatureTime(ReadOnlySpan<byte> text, out uint seconds)
    {
        if (text.Length != 14)
        {
            return TryDecimal(text, uint.MaxValue, out seconds);
        }

        seconds = 0;
        if (!TryDecimal(text[..4], 9999, out var year) || !TryDecimal(text[4..6], 12, out var month) || !TryDecimal(text[6..8], 31, out var day)
            || !TryDecimal(text[8..10], 23, out var hour) || !TryDecimal(text[10..12], 59, out var minute) || !TryDecimal(text[12..14], 59, out var second)
            || year == 0 || month == 0 || day == 0 || day > DateTime.DaysInMonth((int)year, (int)month))
        {
            return false;
        }

        var days = new DateOnly((int)year, (int)month, (int)day).DayNumber - new DateOnly(1970, 1, 1).DayNumber;
        seconds = unchecked((uint)((days * 86_400L) + (hour * 3_600) + (minute * 60) + second));
        return true;
    }

    /// <summary>An IPv4 address of four decimal numbers.</summary>
    public static bool TryIpv4(ReadOnlySpan<byte> text, Span<byte> address)
    {
        for (var i = 0; i < 4; i++)
        {
            var dot = text.IndexOf((byte)'.');
            if (dot < 0 != (i == 3) || !TryDecimal(dot < 0 ? text : text[..dot], 255, out var part) || (dot < 0 ? text.Length : dot) > 3)
            {
                return false;
            }

            address[i] = (byte)part;
            text = text[(dot + 1)..];
        }

        return true;
    }

    /// <summary>An IPv6 address in the forms of RFC 4291 §2.2: groups, one "::", and an IPv4 address at the end.</summary>
    public static bool TryIpv6(ReadOnlySpan<byte> text, Span<byte> address)
    {
        address.Clear();
        int used = 0, gap = -1;
        if (text.StartsWith("::"u8))
        {
            gap = 0;
            text = text[2..];
        }
        else if (text.IsEmpty || text[0] == ':')
        {
            return false;
        }

        while (!text.IsEmpty)
        {
            var colon = text.IndexOf((byte)':');
            var group = colon < 0 ? text : text[..colon];
            if (colon < 0 && group.Contains((byte)'.'))
            {
                if (used > 12 || !TryIpv4(group, address[used..]))
                {
                    return false;
                }

                used += 4;
                break;
            }

            if (used == 16 || group.IsEmpty || group.Length > 4 || !Utf8Parser.TryParse(group, out ushort value, out var consumed, 'x') || consumed != group.Length)
            {
                return false;
            }

            BinaryPrimitives.WriteUInt16BigEndian(address[used..], value);
            used += 2;
            if (colon < 0)
            {
                break;
            }

            text = text[(colon + 1)..];
            if (text.IsEmpty)
            {
                return false;
            }

            if (text[0] == ':')
            {
                if (gap >= 0)
                {
                    return false;
                }

                gap = used;
                text = text[1..];
            }
        }

        if (gap < 0)
        {
            return used == 16;
        }

        if (used > 14)
        {
            return false;
        }

        var moved = used - gap;
        address.Slice(gap, moved).CopyTo(address[(16 - moved)..]);
        address[gap..(16 - moved)].Clear();
        return true;
    }
}
