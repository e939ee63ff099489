using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation.Zones.Checking;

/// <summary>Type bitmaps of NSEC and NSEC3 (RFC 4034 §4.1.2) as spans.</summary>
internal static class Bitmap
{
    /// <summary>The most octets of a bitmap: 256 windows of 34 octets.</summary>
    public const int MaximumLength = 256 * 34;

    /// <summary>Writes the bitmap of types that ascend; returns its length.</summary>
    public static int Write(ReadOnlySpan<ushort> types, Span<byte> target)
    {
        int used = 0, window = -1, header = 0;
        foreach (var type in types)
        {
            if (type >> 8 != window)
            {
                window = type >> 8;
                header = used;
                target[used++] = (byte)window;
                target[used++] = 0;
            }

            var octet = (type & 0xff) >> 3;
            while (target[header + 1] <= octet)
            {
                target[used++] = 0;
                target[header + 1]++;
            }

            target[header + 2 + octet] |= (byte)(0x80 >> (type & 7));
        }

        return used;
    }

    /// <summary>Whether the octets are a well-formed bitmap.</summary>
    public static bool IsWellFormed(ReadOnlySpan<byte> bitmap)
    {
        var last = -1;
        while (bitmap.Length > 0)
        {
            if (bitmap.Length < 2 || bitmap[0] <= last || bitmap[1] is 0 or > 32 || bitmap.Length < 2 + bitmap[1])
            {
                return false;
            }

            last = bitmap[0];
            bitmap = bitmap[(2 + bitmap[1])..];
        }

        return true;
    }

    /// <summary>Which types one bitmap has and the other has not, in words.</summary>
    public static string Difference(ReadOnlySpan<byte> actual, ReadOnlySpan<byte> expected)
    {
        if (!IsWellFormed(actual))
        {
            return "its bitmap is not well formed";
        }

        var (listed, present) = (Types(actual), Types(expected));
        var missing = string.Join(' ', present.Except(listed));
        var extra = string.Join(' ', listed.Except(present));
        return (missing, extra) switch
        {
            ("", "") => "the same types in another encoding",
            (_, "") => $"does not list {missing}",
            ("", _) => $"lists {extra}, not there",
            _ => $"does not list {missing}; lists {extra}, not there",
        };
    }

    private static List<RecordType> Types(ReadOnlySpan<byte> bitmap)
    {
        var types = new List<RecordType>();
        for (; bitmap.Length >= 2; bitmap = bitmap[(2 + bitmap[1])..])
        {
            for (var i = 0; i < bitmap[1] * 8; i++)
            {
                if ((bitmap[2 + (i >> 3)] & (0x80 >> (i & 7))) != 0)
                {
                    types.Add(new RecordType((ushort)((bitmap[0] << 8) | i)));
                }
            }
        }

        return types;
    }
}
