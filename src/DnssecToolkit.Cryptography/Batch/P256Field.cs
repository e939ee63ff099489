using System.Runtime.CompilerServices;

namespace DnssecToolkit.Cryptography.Batch;

/// <summary>
/// The field of P-256 (FIPS 186-4 D.1.2.3): numbers modulo p = 2^256 - 2^224 + 2^192 + 2^96 - 1, kept as x * 2^256 mod p
/// (Montgomery's form), always below p.
/// </summary>
/// <remarks>Verification handles public data only, so nothing here tries to take constant time.</remarks>
internal static class P256Field
{
    private const ulong P0 = 0xFFFFFFFFFFFFFFFF;
    private const ulong P1 = 0x00000000FFFFFFFF;
    private const ulong P3 = 0xFFFFFFFF00000001;

    public static readonly U256 Prime = new(P0, P1, 0, P3);

    /// <summary>1, that is 2^256 mod p.</summary>
    public static readonly U256 One = new(1, 0xFFFFFFFF00000000, 0xFFFFFFFFFFFFFFFF, 0x00000000FFFFFFFE);

    /// <summary>2^512 mod p: multiplying by it brings a number into Montgomery's form.</summary>
    private static readonly U256 Squared = new(0x0000000000000003, 0xFFFFFFFBFFFFFFFF, 0xFFFFFFFFFFFFFFFE, 0x00000004FFFFFFFD);

    /// <summary>p - 2, the exponent that inverts (Fermat).</summary>
    private static readonly U256 InversionExponent = new(P0 - 2, P1, 0, P3);

    /// <summary>The curve's coefficient b.</summary>
    public static readonly U256 B = FromNumber(new U256(0x3BCE3C3E27D2604B, 0x651D06B0CC53B0F6, 0xB3EBBD55769886BC, 0x5AC635D8AA3A93E7));

    public static U256 FromNumber(in U256 number) => Multiply(number, Squared);

    public static U256 ToNumber(in U256 element) => Multiply(element, new U256(1, 0, 0, 0));

    public static U256 Add(in U256 a, in U256 b)
    {
        var sum = U256.Add(a, b, out var carry);
        return ReduceOnce(sum.L0, sum.L1, sum.L2, sum.L3, carry);
    }

    public static U256 Subtract(in U256 a, in U256 b)
    {
        var difference = U256.Subtract(a, b, out var borrow);
        var mask = 0UL - borrow;
        ulong c = 0;
        var r0 = U256.AddCarry(difference.L0, mask, ref c);
        var r1 = U256.AddCarry(difference.L1, mask & P1, ref c);
        var r2 = U256.AddCarry(difference.L2, 0, ref c);
        var r3 = difference.L3 + (mask & P3) + c;
        return new U256(r0, r1, r2, r3);
    }

    public static U256 Negate(in U256 a) => a.IsZero ? a : U256.Subtract(Prime, a, out _);

    public static U256 Square(in U256 a) => Multiply(a, a);

    /// <summary>a * b / 2^256 mod p.</summary>
    /// <remarks>
    /// As p = -1 modulo 2^64, each round's Montgomery factor is the lowest limb m itself, and m * p reduces to shifts by 96 bits and
    /// one product with the top limb.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static U256 Multiply(in U256 a, in U256 b)
    {
        ulong a0 = a.L0, a1 = a.L1, a2 = a.L2, a3 = a.L3;
        ulong t0 = 0, t1 = 0, t2 = 0, t3 = 0, t4 = 0;
        Round(a0, a1, a2, a3, b.L0, ref t0, ref t1, ref t2, ref t3, ref t4);
        Round(a0, a1, a2, a3, b.L1, ref t0, ref t1, ref t2, ref t3, ref t4);
        Round(a0, a1, a2, a3, b.L2, ref t0, ref t1, ref t2, ref t3, ref t4);
        Round(a0, a1, a2, a3, b.L3, ref t0, ref t1, ref t2, ref t3, ref t4);
        return ReduceOnce(t0, t1, t2, t3, t4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ulong a0, ulong a1, ulong a2, ulong a3, ulong factor, ref ulong t0, ref ulong t1, ref ulong t2, ref ulong t3, ref ulong t4)
    {
        ulong c = 0;
        var m = U256.MultiplyAdd(t0, a0, factor, ref c);
        var u1 = U256.MultiplyAdd(t1, a1, factor, ref c);
        var u2 = U256.MultiplyAdd(t2, a2, factor, ref c);
        var u3 = U256.MultiplyAdd(t3, a3, factor, ref c);
        var u4 = t4 + c;
        var u5 = u4 < c ? 1UL : 0UL;

        c = 0;
        var high = Math.BigMul(m, P3, out var low);
        t0 = U256.AddCarry(u1, m << 32, ref c);
        t1 = U256.AddCarry(u2, m >> 32, ref c);
        t2 = U256.AddCarry(u3, low, ref c);
        t3 = U256.AddCarry(u4, high, ref c);
        t4 = u5 + c;
    }

    /// <summary>The number below 2p brought below p.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static U256 ReduceOnce(ulong t0, ulong t1, ulong t2, ulong t3, ulong t4)
    {
        ulong borrow = 0;
        var r0 = U256.SubtractBorrow(t0, P0, ref borrow);
        var r1 = U256.SubtractBorrow(t1, P1, ref borrow);
        var r2 = U256.SubtractBorrow(t2, 0, ref borrow);
        var r3 = U256.SubtractBorrow(t3, P3, ref borrow);
        var keep = 0UL - (t4 < borrow ? 1UL : 0UL); // all ones when the number was already below p
        return new U256(
            r0 ^ ((r0 ^ t0) & keep),
            r1 ^ ((r1 ^ t1) & keep),
            r2 ^ ((r2 ^ t2) & keep),
            r3 ^ ((r3 ^ t3) & keep));
    }

    /// <summary>1 / a; zero has none and gives zero.</summary>
    public static U256 Invert(in U256 a)
    {
        Span<U256> powers = stackalloc U256[16];
        powers[0] = One;
        for (var i = 1; i < 16; i++)
        {
            powers[i] = Multiply(powers[i - 1], a);
        }

        var result = One;
        for (var i = 63; i >= 0; i--)
        {
            result = Square(Square(Square(Square(result))));
            var digit = FourBits(InversionExponent, i);
            if (digit != 0)
            {
                result = Multiply(result, powers[digit]);
            }
        }

        return result;
    }

    /// <summary>The <paramref name="index"/>th group of four bits, counted from the lowest.</summary>
    public static int FourBits(in U256 number, int index)
    {
        var limb = (index >> 4) switch { 0 => number.L0, 1 => number.L1, 2 => number.L2, _ => number.L3 };
        return (int)(limb >> ((index & 15) * 4)) & 15;
    }
}
