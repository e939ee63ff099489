using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Lab.Tests.Recreations;

public sealed class KeyTagSearchTests
{
    private static readonly KeyGeneration Wishes = new() { Seed = "a seed"u8.ToArray(), SizeInBits = 512 };

    [Theory]
    [InlineData(0)]
    [InlineData(33834)]
    [InlineData(65535)]
    public void Any_tag_can_be_had_of_one_modulus_by_the_choice_of_the_exponent(int tag)
    {
        var exponent = KeyTagSearch.FindExponent(SecurityAlgorithm.RsaSha256, Dnskey.ZoneKeyFlag, (ushort)tag, Wishes)!.Value;
        var key = PrivateKey.Generate(SecurityAlgorithm.RsaSha256, Wishes with { PublicExponent = exponent });
        Assert.Equal(tag, KeyTag.Of(key.ToDnskey(Dnskey.ZoneKeyFlag)));
        Assert.Equal(PrivateKey.Generate(SecurityAlgorithm.RsaSha256, Wishes).PublicKey.Modulus, key.PublicKey.Modulus);
        Assert.InRange(exponent, 65537, 0xffffff);
        Assert.False(exponent.IsEven);
    }

    [Fact]
    public void The_same_wishes_give_the_same_exponent() => Assert.Equal(
        KeyTagSearch.FindExponent(SecurityAlgorithm.RsaSha256, Dnskey.ZoneKeyFlag, 4711, Wishes),
        KeyTagSearch.FindExponent(SecurityAlgorithm.RsaSha256, Dnskey.ZoneKeyFlag, 4711, Wishes));

    [Fact]
    public void Two_keys_of_a_zone_can_be_described_to_share_a_tag()
    {
        var zone = new ZoneDescription("example.")
        {
            Keys =
            [
                new(KeyRole.Ksk, SecurityAlgorithm.RsaSha256) { SizeInBits = 1024 },
                new(KeyRole.Zsk, SecurityAlgorithm.RsaSha256) { SizeInBits = 512, Tag = 12345 },
                new(KeyRole.Zsk, SecurityAlgorithm.RsaSha256) { SizeInBits = 512, Tag = 12345, Name = "2" },
            ],
        };
        var keys = Internet.Build(new InternetDescription(zone), new(2026, 5, 5, 0, 0, 0, TimeSpan.Zero)).Find(zone.Apex)!.Keys;
        Assert.Equal([12345, 12345], keys.Skip(1).Select(key => key.Tag));
        Assert.NotEqual(keys[1].Record, keys[2].Record);
    }

    [Fact]
    public void The_tag_of_a_curve_cannot_be_chosen() => Assert.Throws<ArgumentException>(
        () => KeyTagSearch.FindExponent(SecurityAlgorithm.Ed25519, Dnskey.ZoneKeyFlag, 1, Wishes));

    [Fact]
    public void Without_a_seed_there_is_no_modulus_to_search_with() => Assert.Throws<ArgumentException>(
        () => KeyTagSearch.FindExponent(SecurityAlgorithm.RsaSha256, Dnskey.ZoneKeyFlag, 1, new KeyGeneration()));
}
