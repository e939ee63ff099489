using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DnssecToolkit.Timelines;

/// <summary>When cached records run out, drawn one by one: a hundred million in a tenth of a second, the same for the same seed on every machine.</summary>
/// <remarks>
/// What is left of a cached record of TTL T is uniform on [0, T); where a name's answer must run out after the proof it hangs on has, the time is the sum
/// of both (E2). No record is stored and no queue is kept: sixteen generators draw side by side, and each draw is counted in the second it falls into.
/// </remarks>
public static class ExpirySimulation
{
    private const int Lanes = 16;
    private const int Histograms = 4; // the same second twice in a row would else wait for itself
    private const uint LongestSum = 1 << 24; // as far as single precision counts every second

    /// <summary>Draws when records run out whose rest of life is the sum of one uniform rest for each TTL.</summary>
    /// <param name="records">How many.</param>
    /// <param name="ttls">The TTLs in seconds: of the answer alone, or of the answer and of what it hangs on; together below 2^24.</param>
    /// <param name="seed">Decides all draws.</param>
    /// <returns>For each second how many run out in it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No TTL, one of 0, or too long ones; or a negative number of records.</exception>
    public static ExpiryCounts Run(long records, ReadOnlySpan<uint> ttls, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(records);
        ulong sum = 0;
        foreach (var ttl in ttls)
        {
            ArgumentOutOfRangeException.ThrowIfZero(ttl, nameof(ttls));
            sum += ttl;
        }

        ArgumentOutOfRangeException.ThrowIfZero(sum, nameof(ttls));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sum, LongestSum, nameof(ttls));
        var bins = (int)sum;
        var counts = new long[bins];
        const long AtOnce = 1L << 30; // so that counts of 32 bits hold
        var state = Start(seed);
        for (var done = 0L; done < records; done += AtOnce)
        {
            var part = new uint[bins * Histograms];
            state = Count(Math.Min(AtOnce, records - done), ttls, state, part);
            for (var i = 0; i < part.Length; i++)
            {
                counts[i / Histograms] += part[i];
            }
        }

        return new ExpiryCounts(ImmutableCollectionsMarshal.AsImmutableArray(counts));
    }

    // One generator a lane, none of them 0.
    private static Vector512<uint> Start(int seed)
    {
        Span<uint> lanes = stackalloc uint[Lanes];
        for (var i = 0; i < Lanes; i++)
        {
            lanes[i] = (uint)Seeds.Mix(seed, i) | 1;
        }

        return Vector512.Create<uint>(lanes);
    }

    private static Vector512<uint> Count(long records, ReadOnlySpan<uint> ttls, Vector512<uint> state, uint[] histogram)
    {
        ref var counts = ref MemoryMarshal.GetArrayDataReference(histogram);
        Span<int> buffer = stackalloc int[Lanes];
        ref var drawn = ref MemoryMarshal.GetReference(buffer);
        var first = Vector512.Create(ttls[0] / (float)(1 << 24));
        var last = Vector512.Create((histogram.Length / Histograms) - 1);
        for (; records >= Lanes; records -= Lanes)
        {
            Draw(ref state, first, ttls, last).StoreUnsafe(ref drawn);
            for (var i = 0; i < Lanes; i += Histograms)
            {
                Unsafe.Add(ref counts, Unsafe.Add(ref drawn, i) * Histograms)++;
                Unsafe.Add(ref counts, (Unsafe.Add(ref drawn, i + 1) * Histograms) + 1)++;
                Unsafe.Add(ref counts, (Unsafe.Add(ref drawn, i + 2) * Histograms) + 2)++;
                Unsafe.Add(ref counts, (Unsafe.Add(ref drawn, i + 3) * Histograms) + 3)++;
            }
        }

        if (records > 0)
        {
            // The last draws fill no whole vector.
            Draw(ref state, first, ttls, last).StoreUnsafe(ref drawn);
            for (var i = 0; i < (int)records; i++)
            {
                histogram[(buffer[i] * Histograms) + (i % Histograms)]++;
            }
        }

        return state;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Draw(ref Vector512<uint> state, Vector512<float> first, ReadOnlySpan<uint> ttls, Vector512<int> last)
    {
        state = Next(state);
        var rest = Unit(state) * first;
        for (var i = 1; i < ttls.Length; i++)
        {
            state = Next(state);
            rest += Unit(state) * Vector512.Create(ttls[i] / (float)(1 << 24));
        }

        return Vector512.Min(Vector512.ConvertToInt32(rest), last);
    }

    // Marsaglia's xorshift32.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Next(Vector512<uint> state)
    {
        state ^= state << 13;
        state ^= state >> 17;
        return state ^ (state << 5);
    }

    // The upper 24 bits: as many as single precision holds.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Unit(Vector512<uint> state) => Vector512.ConvertToSingle((state >> 8).AsInt32());
}

/// <summary>How many records run out in each second.</summary>
/// <param name="BySecond">The counts.</param>
public sealed record ExpiryCounts(ImmutableArray<long> BySecond)
{
    /// <summary>All records.</summary>
    public long Records { get; } = BySecond.Sum();

    /// <summary>The share that has run out by a time after the start.</summary>
    /// <param name="seconds">Whole seconds.</param>
    public double GoneBy(int seconds)
    {
        var gone = 0L;
        for (var i = 0; i < Math.Min(seconds, BySecond.Length); i++)
        {
            gone += BySecond[i];
        }

        return Records == 0 ? 0 : (double)gone / Records;
    }
}
