using System.Runtime.CompilerServices;

namespace DnssecToolkit.Dns;

/// <summary>Comparison of octets with the case of ASCII letters ignored and every other octet exact (RFC 4343).</summary>
internal static class AsciiCase
{
    public static byte Lower(byte octet) => octet is >= (byte)'A' and <= (byte)'Z' ? (byte)(octet | 0x20) : octet;

    public static void Lower(Span<byte> octets)
    {
        foreach (ref var octet in octets)
        {
            octet = Lower(octet);
        }
    }

    /// <summary>Length octets of labels are below 64, so that names can be compared octet by octet without harm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Equals(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        // Ascii.EqualsIgnoreCase gives false for octets above 127, hence the loop.
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] != right[i] && Lower(left[i]) != Lower(right[i]))
            {
                return false;
            }
        }

        return true;
    }

    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var shared = Math.Min(left.Length, right.Length);
        for (var i = 0; i < shared; i++)
        {
            var order = Lower(left[i]) - Lower(right[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    public static int Hash(ReadOnlySpan<byte> octets)
    {
        var hash = new HashCode();
        Span<byte> lower = stackalloc byte[octets.Length <= 256 ? octets.Length : 0];
        if (lower.Length == octets.Length)
        {
            octets.CopyTo(lower);
            Lower(lower);
            hash.AddBytes(lower);
        }
        else
        {
            var copy = octets.ToArray();
            Lower(copy);
            hash.AddBytes(copy);
        }

        return hash.ToHashCode();
    }
}
