using System.Numerics;

namespace DnssecToolkit.Cryptography;

/// <summary>Probable primes by Miller and Rabin (FIPS 186-5 §B.3.1).</summary>
internal static class Primes
{
    /// <summary>A prime of exactly <paramref name="bits"/> bits whose two highest bits are set, so that a product of two has the full size.</summary>
    public static BigInteger Random(int bits, IRandomOctets random)
    {
        while (true)
        {
            var start = RandomNumbers.OfBits(bits, random) | (BigInteger.One << (bits - 1)) | (BigInteger.One << (bits - 2)) | 1;
            if (NextPrime(start, bits, random) is { } prime)
            {
                return prime;
            }
        }
    }

    /// <summary>Whether the number is almost certainly prime.</summary>
    public static bool IsProbablyPrime(BigInteger number, IRandomOctets random)
    {
        if (number < 3 || number.IsEven)
        {
            return number == 2;
        }

        return !SmallPrimes.DivideAny(number) && PassesMillerRabin(number, Octets.BitLength(number) >= 512 ? 8 : 40, random);
    }

    /// <summary>The first prime from <paramref name="start"/> on that still has the size, looked for in one window.</summary>
    private static BigInteger? NextPrime(BigInteger start, int bits, IRandomOctets random)
    {
        const int Window = 4096; // odd numbers start, start + 2, ...
        Span<bool> composite = stackalloc bool[Window];
        composite.Clear();
        foreach (var prime in SmallPrimes.OddPrimes)
        {
            // start + 2 i = 0 (mod prime)
            var remainder = (int)(start % prime);
            var first = remainder == 0 ? 0 : (int)((long)(prime - remainder) * ((prime + 1) / 2) % prime);
            for (var i = first; i < Window; i += prime)
            {
                composite[i] = true;
            }
        }

        for (var i = 0; i < Window; i++)
        {
            var candidate = start + (2 * i);
            if (!composite[i] && Octets.BitLength(candidate) == bits && PassesMillerRabin(candidate, bits >= 512 ? 8 : 40, random))
            {
                return candidate;
            }
        }

        return null;
    }

    private static bool PassesMillerRabin(BigInteger number, int rounds, IRandomOctets random)
    {
        var below = number - 1;
        var twos = (int)BigInteger.TrailingZeroCount(below);
        var odd = below >> twos;
        for (var round = 0; round < rounds; round++)
        {
            var witness = RandomNumbers.Between(2, below, random);
            var power = BigInteger.ModPow(witness, odd, number);
            if (power.IsOne || power == below)
            {
                continue;
            }

            var squarings = 1;
            while (squarings < twos && power != below)
            {
                power = BigInteger.ModPow(power, 2, number);
                squarings++;
            }

            if (power != below)
            {
                return false;
            }
        }

        return true;
    }
}
