using System.Security.Cryptography;
using CsCheck;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography.Tests.Hashes;

/// <summary>NSEC3 hashes beyond the RFC's examples, and what they cost.</summary>
public sealed class Nsec3Costs
{
    [Theory]
    [InlineData(1, 0, 0, 1)]
    [InlineData(9, 0, 0, 1)]
    [InlineData(55, 0, 0, 1)]
    [InlineData(56, 0, 0, 2)]
    [InlineData(255, 0, 0, 5)]
    [InlineData(9, 4, 12, 13)]
    [InlineData(9, 35, 100, 101)]
    [InlineData(9, 36, 100, 201)]
    [InlineData(255, 255, 65535, 9 + (65535L * 5))]
    public void The_cost_counts_blocks_so_that_long_salts_are_charged(int name, int salt, int iterations, long blocks) =>
        Assert.Equal(blocks, Nsec3Hash.Compressions(name, salt, iterations));

    [Fact]
    public void The_hash_is_the_formula_of_RFC_5155_section_5() =>
        Gen.Select(Gen.Byte.Array[1, 63], Gen.Byte.Array[0, 255], Gen.Int[0, 20]).Sample((label, salt, iterations) =>
        {
            Assert.True(DomainName.Root.TryPrepend(label, out var name));
            var expected = SHA1.HashData([.. name.ToCanonicalWire(), .. salt]);
            for (var i = 0; i < iterations; i++)
            {
                expected = SHA1.HashData([.. expected, .. salt]);
            }

            return expected.AsSpan().SequenceEqual(Nsec3Hash.Compute(name, salt, iterations));
        });

    [Fact]
    public void Nothing_is_allocated()
    {
        var name = DomainName.Parse("www.example.com.");
        Span<byte> hash = stackalloc byte[Nsec3Hash.Length];
        Span<byte> salt = stackalloc byte[8];
        Nsec3Hash.Compute(name, salt, 10, hash);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Nsec3Hash.Compute(name, salt, 1000, hash);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
