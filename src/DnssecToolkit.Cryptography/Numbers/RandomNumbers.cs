using System.Numerics;
using System.Security.Cryptography;

namespace DnssecToolkit.Cryptography;

/// <summary>A source of octets: the system's, or one that repeats itself from a seed.</summary>
internal interface IRandomOctets
{
    void Fill(Span<byte> destination);
}

/// <summary>The randomness of the system.</summary>
internal sealed class SystemRandom : IRandomOctets
{
    public static readonly SystemRandom Instance = new();

    public void Fill(Span<byte> destination) => RandomNumberGenerator.Fill(destination);
}

/// <summary>Octets that follow from a seed alone: HMAC-SHA-256(seed, 0), HMAC-SHA-256(seed, 1) and so on.</summary>
internal sealed class SeededRandom(ReadOnlyMemory<byte> seed) : IRandomOctets
{
    private readonly byte[] _block = new byte[32];
    private int _used = 32;
    private ulong _counter;

    public void Fill(Span<byte> destination)
    {
        Span<byte> input = stackalloc byte[8];
        while (!destination.IsEmpty)
        {
            if (_used == _block.Length)
            {
                System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(input, _counter++);
                HMACSHA256.HashData(seed.Span, input, _block);
                _used = 0;
            }

            var taken = Math.Min(destination.Length, _block.Length - _used);
            _block.AsSpan(_used, taken).CopyTo(destination);
            destination = destination[taken..];
            _used += taken;
        }
    }
}

/// <summary>Numbers out of random octets.</summary>
internal static class RandomNumbers
{
    /// <summary>A number below 2^<paramref name="bits"/>.</summary>
    public static BigInteger OfBits(int bits, IRandomOctets random)
    {
        var octets = new byte[(bits + 7) / 8];
        random.Fill(octets);
        octets[0] &= (byte)(0xff >> ((8 * octets.Length) - bits));
        return Octets.ToNumber(octets);
    }

    /// <summary>A number from <paramref name="from"/> on and below <paramref name="below"/>, all alike.</summary>
    public static BigInteger Between(BigInteger from, BigInteger below, IRandomOctets random)
    {
        var size = Octets.BitLength(below - from);
        while (true)
        {
            var number = from + OfBits(size, random);
            if (number < below)
            {
                return number;
            }
        }
    }
}
