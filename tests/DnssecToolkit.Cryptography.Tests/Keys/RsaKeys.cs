using System.Numerics;
using System.Text;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography.Tests.Keys;

/// <summary>RSA keys as zones have them: every exponent and size that is legal, and a name for every illegal one.</summary>
public sealed class RsaKeys
{
    [Theory]
    [InlineData(512, 3)]
    [InlineData(513, 3)]
    [InlineData(768, 17)]
    [InlineData(1023, 65537)]
    [InlineData(1024, 65537)]
    [InlineData(1281, 5)]
    public void Any_size_and_small_exponent_signs_and_verifies(int bits, int exponent) => SignsAndVerifies(bits, exponent);

    [Theory]
    [InlineData(1024, 33)]
    [InlineData(1024, 64)]
    [InlineData(1024, 65)]
    [InlineData(1024, 256)]
    [InlineData(1024, 1000)]
    public void Any_exponent_size_signs_and_verifies(int bits, int exponentBits) => SignsAndVerifies(bits, (BigInteger.One << (exponentBits - 1)) + 1);

    [Fact]
    public void An_exponent_too_long_for_the_platform_with_a_large_modulus_is_checked_by_our_own_arithmetic()
    {
        // OpenSSL refuses exponents above 64 bits where the modulus has more than 3072.
        // Two Mersenne primes make such a modulus without a search.
        var (p, q, e) = ((BigInteger.One << 2203) - 1, (BigInteger.One << 1279) - 1, (BigInteger.One << 64) + 1);
        var order = (p - 1) * (q - 1);
        var signer = new RsaSigner(new RsaNumbers(p * q, e, ModularInverse.Of(e, order), p, q), HashFunction.Sha256);
        var key = PublicKey.Parse(SecurityAlgorithm.RsaSha256, signer.PublicOctets);

        Assert.Equal(3482, key.SizeInBits);
        Assert.Equal(SignatureOutcome.Valid.Instance, key.Verify("data"u8, signer.Sign("data"u8)));
        Assert.Equal([KeyOddity.VeryLargeExponent], key.Oddities);
        Assert.IsType<InvalidSignatureReason.DigestDiffers>(Assert.IsType<SignatureOutcome.Invalid>(key.Verify("dato"u8, signer.Sign("data"u8))).Reason);
    }

    [Fact]
    public void The_same_seed_gives_the_same_key_and_another_seed_another_one()
    {
        Assert.Equal(Generate(8, 512, 3).Export(), Generate(8, 512, 3).Export());
        Assert.NotEqual(Generate(8, 512, 3).Export(), Generate(8, 512, 3, "another").Export());
    }

    public static TheoryData<string, KeyProblem> Malformed => new()
    {
        { "", new KeyProblem.Empty() },
        { "00", new KeyProblem.TruncatedExponent(null, 0) },
        { "0001", new KeyProblem.TruncatedExponent(null, 0) },
        { "000000aa", new KeyProblem.EmptyExponent() },
        { "03", new KeyProblem.TruncatedExponent(3, 0) },
        { "030100", new KeyProblem.TruncatedExponent(3, 2) },
        { "00ffff010001", new KeyProblem.TruncatedExponent(65535, 3) },
        { "03010001", new KeyProblem.EmptyModulus() },
        { "030100010000", new KeyProblem.EmptyModulus() },
        { "0100" + Odd(1024), new KeyProblem.UnusableExponent(IsEven: true) },
        { "0104" + Odd(1024), new KeyProblem.UnusableExponent(IsEven: true) },
        { "0101" + Odd(1024), new KeyProblem.UnusableExponent(IsEven: false) },
        { "0103" + Odd(1024)[..^2] + "00", new KeyProblem.EvenModulus() },
        { "0103" + Odd(504), new KeyProblem.SizeOutOfRange(504, 512, 4096) },
        { "0103" + Odd(4104), new KeyProblem.SizeOutOfRange(4104, 512, 4096) },
        { "000201" + Odd(4104) + Odd(1024), new KeyProblem.ExponentTooLong(4104) },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_malformed_key_has_a_name(string hex, KeyProblem problem)
    {
        var key = PublicKey.Parse(SecurityAlgorithm.RsaSha256, Convert.FromHexString(hex));

        Assert.Equal(problem, key.Problem);
        Assert.Equal(new SignatureOutcome.Invalid(new InvalidSignatureReason.MalformedKey(problem)), key.Verify("data"u8, new byte[128]));
    }

    [Fact]
    public void RSASHA512_needs_1024_bits() => Assert.Equal(
        new KeyProblem.SizeOutOfRange(1016, 1024, 4096),
        PublicKey.Parse(SecurityAlgorithm.RsaSha512, Convert.FromHexString("0103" + Odd(1016))).Problem);

    [Fact]
    public void A_key_with_leading_zeros_and_a_long_length_verifies_and_is_called_odd()
    {
        var key = Generate(8, 1024, 65537);
        var octets = key.PublicOctets.Span;
        byte[] odd = [0, 0, 5, 0, 0, .. octets[1..4], 0, 0, .. octets[4..]];
        var parsed = PublicKey.Parse(SecurityAlgorithm.RsaSha256, odd);

        Assert.Equal(SignatureOutcome.Valid.Instance, parsed.Verify("data"u8, key.Sign("data"u8)));
        Assert.Equal(1024, parsed.SizeInBits);
        Assert.Equal(
            [KeyOddity.LeadingZerosInExponent, KeyOddity.LeadingZerosInModulus, KeyOddity.LongFormOfShortExponentLength],
            parsed.Oddities);
    }

    [Fact]
    public void A_modulus_with_a_small_factor_is_called_odd() =>
        Assert.Contains(KeyOddity.SmallFactor, PublicKey.Parse(SecurityAlgorithm.RsaSha256, [1, 3, .. Octets.FromNumber(65521 * ((BigInteger.One << 1010) + 1))]).Oddities);

    [Theory]
    [InlineData(1024, 17, 1)]
    [InlineData(2048, 17, 1)]
    [InlineData(4096, 17, 4)]
    [InlineData(2048, 2048, 121)]
    [InlineData(4096, 4096, 964)]
    public void A_huge_exponent_has_its_price(int bits, int exponentBits, int cost)
    {
        var exponent = (BigInteger.One << (exponentBits - 1)) + 1;
        var modulus = (BigInteger.One << (bits - 1)) + 1;
        var length = exponent.GetByteCount(isUnsigned: true);

        Assert.Equal(cost, PublicKey.Parse(SecurityAlgorithm.RsaSha256, [0, (byte)(length >> 8), (byte)length, .. Octets.FromNumber(exponent), .. Octets.FromNumber(modulus)]).Cost);
    }

    [Fact]
    public void A_good_key_has_no_oddity() => Assert.Empty(Generate(8, 1024, 65537).PublicKey.Oddities);

    private static string Odd(int bits) => "80" + new string('5', (bits / 4) - 2);

    private static void SignsAndVerifies(int bits, BigInteger exponent)
    {
        var key = Generate(8, bits, exponent);

        Assert.Equal(bits, key.PublicKey.SizeInBits);
        Assert.Equal(exponent, key.PublicKey.Exponent);
        Assert.Equal(SignatureOutcome.Valid.Instance, key.PublicKey.Verify("data"u8, key.Sign("data"u8)));
        Assert.IsType<SignatureOutcome.Invalid>(key.PublicKey.Verify("dato"u8, key.Sign("data"u8)));
    }

    private static PrivateKey Generate(byte algorithm, int bits, BigInteger exponent, string seed = "seed") =>
        PrivateKey.Generate(new SecurityAlgorithm(algorithm), new KeyGeneration { SizeInBits = bits, PublicExponent = exponent, Seed = Encoding.UTF8.GetBytes(seed) });
}
