using System.Buffers.Binary;

namespace DnssecToolkit.Benchmarks.Fuzzing;

/// <summary>Makes bad input out of good, from a seed.</summary>
internal sealed class Mutator(Random random)
{
    private static readonly byte[] Interesting = [0, 1, 0x3F, 0x40, 0x7F, 0x80, 0xC0, 0xC1, 0xFE, 0xFF, (byte)'\\', (byte)'"', (byte)'(', (byte)')', (byte)';', (byte)'\n', (byte)'.', (byte)'$', (byte)' '];

    /// <summary>Random octets, or a sample with a few changes.</summary>
    public byte[] Next(IReadOnlyList<byte[]> samples)
    {
        if (samples.Count == 0 || random.Next(20) == 0)
        {
            var noise = new byte[random.Next(1, 600)];
            random.NextBytes(noise);
            return noise;
        }

        var octets = (byte[])samples[random.Next(samples.Count)].Clone();
        for (var changes = random.Next(1, 8); changes > 0 && octets.Length > 4; changes--)
        {
            var at = random.Next(octets.Length);
            switch (random.Next(8))
            {
                case 0:
                    octets[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    octets[at] = Interesting[random.Next(Interesting.Length)];
                    break;
                case 2 when at + 2 <= octets.Length:
                    BinaryPrimitives.WriteUInt16BigEndian(octets.AsSpan(at), (ushort)random.Next(65536));
                    break;
                case 3 when at + 4 <= octets.Length:
                    BinaryPrimitives.WriteUInt32LittleEndian(octets.AsSpan(at), (uint)random.NextInt64());
                    break;
                case 4:
                    octets = octets[..at];
                    break;
                case 5:
                    var end = Math.Min(octets.Length, at + random.Next(1, 40));
                    octets = [.. octets[..at], .. octets[end..]];
                    break;
                case 6:
                    var piece = octets.AsSpan(at, Math.Min(octets.Length - at, random.Next(1, 60))).ToArray();
                    octets = [.. octets[..at], .. piece, .. octets[at..]];
                    break;
                case 7:
                    // A compression pointer to anywhere.
                    if (at + 2 <= octets.Length)
                    {
                        BinaryPrimitives.WriteUInt16BigEndian(octets.AsSpan(at), (ushort)(0xC000 | random.Next(Math.Min(octets.Length, 0x4000))));
                    }

                    break;
            }
        }

        return octets;
    }
}
