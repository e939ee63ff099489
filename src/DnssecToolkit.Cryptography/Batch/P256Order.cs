using System.Runtime.CompilerServices;

namespace DnssecToolkit.Cryptography.Batch;

/// <summary>Arithmetic modulo n, the order of P-256's base point (FIPS 186-4 D.1.2.3), in Montgomery's form.</summary>
internal static class P256Order
{
    private const ulong N0 = 0xF3B9CAC2FC632551;
    private const ulong N1 = 0xBCE6FAADA7179E84;
    private const ulong N2 = 0xFFFFFFFFFFFFFFFF;
    private const ulong N3 = 0xFFFFFFFF00000000;

    /// <summary>-1/n mod 2^64.</summary>
    private const ulong Factor = 0xCCD1C8AAEE00BC4F;

    public static readonly U256 Order = new(N0, N1, N2, N3);

    /// <summary>(n - 1) / 2: a larger scalar is negated together with its point.</summary>
    public static readonly U256 Half = new(0x79DCE5617E3192A8, 0xDE737D56D38BCF42, 0x7FFFFFFFFFFFFFFF, 0x7FFFFFFF80000000);

    /// <summary>p - n: only for an r below it can the point's x coordinate have been r + n.</summary>
    public static readonly U256 PrimeMinusOrder = U256.Subtract(P256Field.Prime, Order, out _);

    /// <summary>2^256 mod n.</summary>
    private static readonly U256 One = U256.Subtract(default, Order, out _);

    /// <summary>2^512 mod n.</summary>
    private static readonly U256 Squared = new(0x83244C95BE79EEA2, 0x4699799C49BD6FA6, 0x2845B2392B6BEC59, 0x66E12D94F3D95620);

    private static readonly U256 InversionExponent = new(N0 - 2, N1, N2, N3);

    public static U256 FromNumber(in U256 number) => Multiply(number, Squared);

    public static U256 Reduce(in U256 number)
    {
        var reduced = U256.Subtract(number, Order, out var borrow);
        return borrow != 0 ? number : reduced;
    }

    /// <summary>a * b / 2^256 mod n. One of the two may be any number of 256 bits as long as the other is below n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static U256 Multiply(in U256 a, in U256 b)
    {
        ulong a0 = a.L0, a1 = a.L1, a2 = a.L2, a3 = a.L3;
        ulong t0 = 0, t1 = 0, t2 = 0, t3 = 0, t4 = 0;
        Round(a0, a1, a2, a3, b.L0, ref t0, ref t1, ref t2, ref t3, ref t4);
        Round(a0, a1, a2, a3, b.L1, ref t0, ref t1, ref t2, ref t3, ref t4);
        Round(a0, a1, a2, a3, b.L2, ref t0, ref t1, ref t2, ref t3, ref t4);
        Round(a0, a1, a2, a3, b.L3, ref t0, ref t1, ref t2, ref t3, ref t4);

        var value = new U256(t0, t1, t2, t3);
        var reduced = U256.Subtract(value, Order, out var borrow);
        return t4 < borrow ? value : reduced;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ulong a0, ulong a1, ulong a2, ulong a3, ulong factor, ref ulong t0, ref ulong t1, ref ulong t2, ref ulong t3, ref ulong t4)
    {
        ulong c = 0;
        var u0 = U256.MultiplyAdd(t0, a0, factor, ref c);
        var u1 = U256.MultiplyAdd(t1, a1, factor, ref c);
        var u2 = U256.MultiplyAdd(t2, a2, factor, ref c);
        var u3 = U256.MultiplyAdd(t3, a3, factor, ref c);
        var u4 = t4 + c;
        var u5 = u4 < c ? 1UL : 0UL;

        var m = u0 * Factor;
        c = 0;
        _ = U256.MultiplyAdd(u0, m, N0, ref c);
        t0 = U256.MultiplyAdd(u1, m, N1, ref c);
        t1 = U256.MultiplyAdd(u2, m, N2, ref c);
        t2 = U256.MultiplyAdd(u3, m, N3, ref c);
        t3 = u4 + c;
        t4 = u5 + (t3 < c ? 1UL : 0UL);
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
            result = Multiply(result, result);
            result = Multiply(result, result);
            result = Multiply(result, result);
            result = Multiply(result, result);
            var digit = P256Field.FourBits(InversionExponent, i);
            if (digit != 0)
            {
                result = Multiply(result, powers[digit]);
            }
        }

        return result;
    }
}
