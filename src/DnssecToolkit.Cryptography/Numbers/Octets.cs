using System.Numerics;

namespace DnssecToolkit.Cryptography;

/// <summary>Non-negative numbers as octets, most significant first (I2OSP and OS2IP of RFC 8017 §4), or least first where a standard wants it.</summary>
internal static class Octets
{
    public static BigInteger ToNumber(ReadOnlySpan<byte> octets) => new(octets, isUnsigned: true, isBigEndian: true);

    public static BigInteger ToNumberLittleEndian(ReadOnlySpan<byte> octets) => new(octets, isUnsigned: true);

    /// <summary>The shortest form.</summary>
    public static byte[] FromNumber(BigInteger number) => number.ToByteArray(isUnsigned: true, isBigEndian: true);

    /// <summary>Exactly <paramref name="length"/> octets, with zeros in front.</summary>
    public static byte[] FromNumber(BigInteger number, int length)
    {
        var octets = new byte[length];
        var count = number.GetByteCount(isUnsigned: true);
        if (number.IsZero)
        {
            return octets;
        }

        number.TryWriteBytes(octets.AsSpan(length - count), out _, isUnsigned: true, isBigEndian: true);
        return octets;
    }

    /// <summary>Size in bits; 0 for zero.</summary>
    public static int BitLength(BigInteger number) => (int)number.GetBitLength();

    public static byte[] Reversed(ReadOnlySpan<byte> octets)
    {
        var copy = octets.ToArray();
        Array.Reverse(copy);
        return copy;
    }
}
