using System.Numerics;

namespace DnssecToolkit.Cryptography;

/// <summary>The primes below 2^16: for sieving, and to notice a modulus that anybody can factor.</summary>
internal static class SmallPrimes
{
    private static readonly Lazy<ushort[]> Odd = new(Sieve);

    /// <summary>All odd primes below 2^16.</summary>
    public static ReadOnlySpan<ushort> OddPrimes => Odd.Value;

    /// <summary>Whether an odd prime below 2^16 divides the number (and is not the number itself).</summary>
    public static bool DivideAny(BigInteger number)
    {
        // Primes are multiplied into 32-bit pieces, so that the long division is done seldom.
        uint product = 1;
        var first = 0;
        var primes = OddPrimes;
        for (var i = 0; i <= primes.Length; i++)
        {
            var prime = i < primes.Length ? primes[i] : (ushort)0;
            if (prime != 0 && (ulong)product * prime <= uint.MaxValue)
            {
                product *= prime;
                continue;
            }

            var remainder = (uint)(number % product);
            for (; first < i; first++)
            {
                if (remainder % primes[first] == 0 && number != primes[first])
                {
                    return true;
                }
            }

            product = prime;
        }

        return false;
    }

    private static ushort[] Sieve()
    {
        var composite = new bool[1 << 16];
        var primes = new List<ushort>(6541);
        for (var i = 3; i < composite.Length; i += 2)
        {
            if (composite[i])
            {
                continue;
            }

            primes.Add((ushort)i);
            for (long j = (long)i * i; j < composite.Length; j += 2 * i)
            {
                composite[j] = true;
            }
        }

        return [.. primes];
    }
}
