using DnssecToolkit.Cryptography.Tests.Signatures;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography.Tests.Keys;

/// <summary>The K*.private format of BIND.</summary>
public sealed class PrivateKeyFiles
{
    [Theory]
    [MemberData(nameof(Every.Algorithm), MemberType = typeof(Every))]
    public void What_is_exported_imports_as_the_same_key(byte algorithm)
    {
        var key = Every.Key(algorithm);
        var again = PrivateKey.Import(key.Export()).Value;

        Assert.Equal(key.Export(), again.Export());
        Assert.Equal(key.ToDnskey(257), again.ToDnskey(257));
        Assert.Equal(key.Sign("data"u8), again.Sign("data"u8));
    }

    [Fact]
    public void Timing_lines_and_comments_are_passed_over() =>
        Assert.Equal(
            Every.Key(13).ToDnskey(256),
            PrivateKey.Import("; a comment\r\n" + Every.Key(13).Export().ReplaceLineEndings("\r\n") + "Created: 20261124132336\r\nPublish: 20261124132336\r\n").Value.ToDnskey(256));

    [Theory]
    [InlineData("", "The first line should be")]
    [InlineData("Private-key-format: v2.0\nAlgorithm: 13\n", "The first line should be")]
    [InlineData("Private-key-format: v1.3\n", "\"Algorithm: number\" is missing")]
    [InlineData("Private-key-format: v1.3\nAlgorithm: x\n", "\"Algorithm: number\" is missing or has no number")]
    [InlineData("Private-key-format: v1.3\nAlgorithm: 200\n", "not known here")]
    [InlineData("Private-key-format: v1.3\nAlgorithm: 13\n", "\"PrivateKey\" is missing")]
    [InlineData("Private-key-format: v1.3\nAlgorithm: 13\nPrivateKey: !!\n", "not base64")]
    [InlineData("Private-key-format: v1.3\nAlgorithm: 13\nPrivateKey: AAAA\n", "zero or not below the order")]
    [InlineData("Private-key-format: v1.3\nAlgorithm: 15\nPrivateKey: AAAA\n", "3 octets instead of 32")]
    [InlineData("Private-key-format: v1.3\nAlgorithm: 12\nGostAsn1: AAAA\n", "not PKCS #8")]
    [InlineData("Private-key-format: v1.3\nAlgorithm: 8\nModulus: Aw==\nPublicExponent: Aw==\nPrivateExponent: Aw==\nPrime1: Aw==\nPrime2: Aw==\n", "no inverse")]
    [InlineData("Private-key-format: v1.3\nAlgorithm: 13\nhm\n", "no \"Name: value\"")]
    [InlineData("Private-key-format: v1.3\nAlgorithm: 13\nAlgorithm: 13\n", "a second time")]
    public void A_mistake_is_told(string text, string problem) =>
        Assert.Contains(problem, PrivateKey.Import(text).Error!.Problem, StringComparison.Ordinal);

    [Theory]
    [InlineData(8, 511)]
    [InlineData(8, 4097)]
    [InlineData(10, 512)]
    [InlineData(3, 500)]
    public void A_size_that_the_algorithm_does_not_allow_is_refused(byte algorithm, int bits) =>
        Assert.Throws<ArgumentException>(() => PrivateKey.Generate(new SecurityAlgorithm(algorithm), new KeyGeneration { SizeInBits = bits }));

    [Fact]
    public void A_key_without_a_seed_is_another_one_every_time() =>
        Assert.NotEqual(PrivateKey.Generate(SecurityAlgorithm.Ed25519).Export(), PrivateKey.Generate(SecurityAlgorithm.Ed25519).Export());
}
