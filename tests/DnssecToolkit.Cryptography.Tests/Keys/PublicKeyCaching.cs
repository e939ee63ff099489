using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography.Tests.Keys;

/// <summary>Keys are read once, and the memory of them does not grow without end.</summary>
public sealed class PublicKeyCaching
{
    [Fact]
    public void The_same_octets_give_the_same_key_object() =>
        Assert.Same(PublicKey.Parse(SecurityAlgorithm.Ed25519, [1, 2, 3]), PublicKey.Parse(SecurityAlgorithm.Ed25519, [1, 2, 3]));

    [Fact]
    public void The_same_octets_under_another_algorithm_are_another_key() =>
        Assert.NotSame(PublicKey.Parse(SecurityAlgorithm.RsaSha1, [1, 2, 3]), PublicKey.Parse(SecurityAlgorithm.RsaSha256, [1, 2, 3]));

    [Fact]
    public void A_flood_of_keys_does_not_fill_the_memory_and_a_key_in_use_stays()
    {
        var cache = new PublicKeyCache(100);
        var used = cache.Get(SecurityAlgorithm.Ed25519, [0]);
        for (var i = 0; i < 10_000; i++)
        {
            cache.Get(SecurityAlgorithm.Ed25519, BitConverter.GetBytes(i));
            if (i % 50 == 0)
            {
                Assert.Same(used, cache.Get(SecurityAlgorithm.Ed25519, [0]));
            }

            Assert.True(cache.Count <= 202);
        }
    }
}
