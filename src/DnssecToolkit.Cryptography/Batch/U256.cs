using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace DnssecToolkit.Cryptography.Batch;

/// <summary>An unsigned number of 256 bits in four little-endian limbs.</summary>
internal readonly struct U256(ulong l0, ulong l1, ulong l2, ulong l3)
{
    public readonly ulong L0 = l0;
    public readonly ulong L1 = l1;
    public readonly ulong L2 = l2;
    public readonly ulong L3 = l3;

    public bool IsZero => (L0 | L1 | L2 | L3) == 0;

    /// <summary>Reads 32 octets, most significant first, as DNSKEY and RRSIG carry them (RFC 6605 section 4).</summary>
    public static U256 ReadBigEndian(ReadOnlySpan<byte> octets) => new(
        BinaryPrimitives.ReadUInt64BigEndian(octets[24..32]),
        BinaryPrimitives.ReadUInt64BigEndian(octets[16..24]),
        BinaryPrimitives.ReadUInt64BigEndian(octets[8..16]),
        BinaryPrimitives.ReadUInt64BigEndian(octets[..8]));

    public void WriteBigEndian(Span<byte> octets)
    {
        BinaryPrimitives.WriteUInt64BigEndian(octets[24..32], L0);
        BinaryPrimitives.WriteUInt64BigEndian(octets[16..24], L1);
        BinaryPrimitives.WriteUInt64BigEndian(octets[8..16], L2);
        BinaryPrimitives.WriteUInt64BigEndian(octets[..8], L3);
    }

    public static bool Equal(in U256 a, in U256 b) => ((a.L0 ^ b.L0) | (a.L1 ^ b.L1) | (a.L2 ^ b.L2) | (a.L3 ^ b.L3)) == 0;

    public static bool IsLess(in U256 a, in U256 b)
    {
        _ = Subtract(a, b, out var borrow);
        return borrow != 0;
    }

    /// <summary>The sum modulo 2^256, and the carry (0 or 1).</summary>
    public static U256 Add(in U256 a, in U256 b, out ulong carry)
    {
        ulong c = 0;
        var r0 = AddCarry(a.L0, b.L0, ref c);
        var r1 = AddCarry(a.L1, b.L1, ref c);
        var r2 = AddCarry(a.L2, b.L2, ref c);
        var r3 = AddCarry(a.L3, b.L3, ref c);
        carry = c;
        return new U256(r0, r1, r2, r3);
    }

    /// <summary>The difference modulo 2^256, and the borrow (0 or 1).</summary>
    public static U256 Subtract(in U256 a, in U256 b, out ulong borrow)
    {
        ulong c = 0;
        var r0 = SubtractBorrow(a.L0, b.L0, ref c);
        var r1 = SubtractBorrow(a.L1, b.L1, ref c);
        var r2 = SubtractBorrow(a.L2, b.L2, ref c);
        var r3 = SubtractBorrow(a.L3, b.L3, ref c);
        borrow = c;
        return new U256(r0, r1, r2, r3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong AddCarry(ulong a, ulong b, ref ulong carry)
    {
        var sum = a + b;
        var c = sum < a ? 1UL : 0UL;
        var result = sum + carry;
        carry = c + (result < sum ? 1UL : 0UL);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong SubtractBorrow(ulong a, ulong b, ref ulong borrow)
    {
        var difference = a - b;
        var c = a < b ? 1UL : 0UL;
        var result = difference - borrow;
        borrow = c + (difference < borrow ? 1UL : 0UL);
        return result;
    }

    /// <summary>The low limb of <c>addend + a * b + carry</c>; the high limb becomes the carry. It cannot overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong MultiplyAdd(ulong addend, ulong a, ulong b, ref ulong carry)
    {
        var high = Math.BigMul(a, b, out var low);
        low += addend;
        high += low < addend ? 1UL : 0UL;
        low += carry;
        high += low < carry ? 1UL : 0UL;
        carry = high;
        return low;
    }
}
