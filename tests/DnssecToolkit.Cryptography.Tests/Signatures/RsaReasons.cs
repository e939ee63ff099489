using System.Security.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography.Tests.Signatures;

/// <summary>Why an RSA signature fails: each reason, made on purpose.</summary>
public sealed class RsaReasons
{
    private static readonly byte[] Data = "the records"u8.ToArray();

    private static readonly PrivateKey Key = Every.Make(10, "rsa");

    private static readonly RsaSigner Signer = (RsaSigner)Key.Signer;

    [Fact]
    public void A_signature_over_other_data_tells_both_digests()
    {
        var reason = Assert.IsType<InvalidSignatureReason.DigestDiffers>(ReasonOf(Key.Sign("other records"u8)));

        Assert.Equal(SHA512.HashData("other records"u8), reason.Recovered.ToArray());
        Assert.Equal(SHA512.HashData(Data), reason.Computed.ToArray());
    }

    [Fact]
    public void A_signature_of_another_private_key_opens_to_noise() =>
        Assert.Equal(128, Assert.IsType<InvalidSignatureReason.PaddingNoise>(ReasonOf(AnotherSignatureBelowTheModulus())).Decoded.Length);

    [Fact]
    public void A_signature_not_below_the_modulus_is_out_of_range() =>
        Assert.Equal(new InvalidSignatureReason.OutOfRange(SignaturePart.Value, IsZero: false), ReasonOf(Octets.FromNumber(Key.PublicKey.Modulus!.Value, 128)));

    [Fact]
    public void A_signature_of_zeros_is_out_of_range() =>
        Assert.Equal(new InvalidSignatureReason.OutOfRange(SignaturePart.Value, IsZero: true), ReasonOf(new byte[128]));

    [Theory]
    [InlineData(HashFunction.Md5)]
    [InlineData(HashFunction.Sha1)]
    [InlineData(HashFunction.Sha256)]
    [InlineData(HashFunction.Sha384)]
    public void The_identifier_of_another_hash_is_named_and_its_digest_compared(HashFunction hash)
    {
        var digest = new byte[Hashing.Length(hash)];
        Hashing.Hash(hash, Data, digest);

        var reason = Assert.IsType<InvalidSignatureReason.OtherHash>(ReasonOf(SignEncoded(Hashing.DigestInfo(hash), digest)));

        Assert.Equal((hash, HashFunction.Sha512, true), (reason.Found, reason.Expected, reason.DigestFitsData));
        Assert.Equal(digest, reason.Recovered.ToArray());
        digest[0] ^= 1;
        Assert.False(Assert.IsType<InvalidSignatureReason.OtherHash>(ReasonOf(SignEncoded(Hashing.DigestInfo(hash), digest))).DigestFitsData);
    }

    [Fact]
    public void A_digest_without_its_identifier_is_told() =>
        Assert.Equal(PaddingDefect.DigestInfoMissing, DefectOf(SignEncoded([], SHA512.HashData(Data))));

    [Fact]
    public void An_identifier_without_NULL_parameters_is_told() =>
        Assert.Equal(PaddingDefect.ParametersMissing, DefectOf(SignEncoded(Hashing.DigestInfoWithoutParameters(HashFunction.Sha512), SHA512.HashData(Data))));

    [Fact]
    public void Octets_after_the_digest_are_told()
    {
        var encoded = Signer.Encode(Hashing.DigestInfo(HashFunction.Sha512), SHA512.HashData(Data));
        byte[] shifted = [.. encoded.AsSpan(0, 10), 0, .. encoded.AsSpan(encoded.AsSpan(2).IndexOf((byte)0) + 3), .. new byte[encoded.AsSpan(2).IndexOf((byte)0) + 2 - 10]];

        Assert.Equal(PaddingDefect.OctetsAfterDigest, DefectOf(Signer.SignRaw(shifted)));
    }

    [Fact]
    public void Padding_without_its_end_is_told()
    {
        var encoded = new byte[128];
        encoded.AsSpan(2).Fill(0xff);
        encoded[1] = 1;

        Assert.Equal(PaddingDefect.NoSeparator, DefectOf(Signer.SignRaw(encoded)));
    }

    [Fact]
    public void An_unknown_identifier_is_told() =>
        Assert.Equal(PaddingDefect.DigestInfoUnknown, DefectOf(SignEncoded([0x30, 0x03], new byte[40])));

    [Fact]
    public void PSS_padding_is_recognized_when_it_fits_the_data()
    {
        using var rsa = RSA.Create(1280);
        var numbers = rsa.ExportParameters(includePrivateParameters: false);
        var key = PublicKey.Parse(SecurityAlgorithm.RsaSha512, [(byte)numbers.Exponent!.Length, .. numbers.Exponent, .. numbers.Modulus!]);

        Assert.Equal(PaddingDefect.Pss, Assert.IsType<InvalidSignatureReason.PaddingMalformed>(ReasonUnderPss(Data)).Defect);
        Assert.IsType<InvalidSignatureReason.PaddingNoise>(ReasonUnderPss("other records"u8.ToArray()));

        InvalidSignatureReason ReasonUnderPss(byte[] signed) =>
            Assert.IsType<SignatureOutcome.Invalid>(key.Verify(Data, rsa.SignData(signed, HashAlgorithmName.SHA512, RSASignaturePadding.Pss))).Reason;
    }

    [Fact]
    public void Leading_zeros_that_were_left_out_are_recognized()
    {
        var data = Enumerable.Range(0, 10_000).Select(i => BitConverter.GetBytes(i)).First(data => Key.Sign(data)[0] == 0);
        var invalid = Assert.IsType<SignatureOutcome.Invalid>(Key.PublicKey.Verify(data, Key.Sign(data).AsSpan(1)));

        Assert.Equal(new InvalidSignatureReason.WrongLength(128, 127, WrongLengthCause.LeadingZerosMissing), invalid.Reason);
    }

    [Fact]
    public void The_length_of_another_key_size_is_recognized() =>
        Assert.Equal(new InvalidSignatureReason.WrongLength(128, 256, WrongLengthCause.OtherKeySize), ReasonOf(new byte[256]));

    [Fact]
    public void A_signature_of_RSAMD5_is_not_checkable_but_its_key_can_be_read()
    {
        var key = PublicKey.Parse(SecurityAlgorithm.RsaMd5, Key.PublicOctets.Span);

        Assert.Equal(1024, key.SizeInBits);
        Assert.Equal(new SignatureOutcome.NotCheckable(new NotCheckableReason.ForbiddenAlgorithm(SecurityAlgorithm.RsaMd5)), key.Verify(Data, new byte[128]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(9)]
    [InlineData(11)]
    [InlineData(18)]
    [InlineData(200)]
    [InlineData(253)]
    public void A_signature_of_an_unknown_algorithm_is_not_checkable(byte number)
    {
        var key = PublicKey.Parse(new SecurityAlgorithm(number), [1, 2, 3]);

        Assert.False(key.IsSupported);
        Assert.Null(key.Problem);
        Assert.Equal(new SignatureOutcome.NotCheckable(new NotCheckableReason.UnsupportedAlgorithm(new SecurityAlgorithm(number))), key.Verify(Data, [1]));
    }

    [Fact]
    public void Our_own_arithmetic_agrees_with_the_platform()
    {
        var diagnosis = new RsaDiagnosis(Key.PublicKey.Modulus!.Value, Key.PublicKey.Exponent!.Value, HashFunction.Sha512);

        Assert.Equal(SignatureOutcome.Valid.Instance, diagnosis.Check(Data, SHA512.HashData(Data), Key.Sign(Data)));
    }

    private static byte[] AnotherSignatureBelowTheModulus() => Enumerable.Range(0, 100)
        .Select(i => Every.Make(10, $"other {i}").Sign(Data))
        .First(signature => Octets.ToNumber(signature) < Key.PublicKey.Modulus!.Value);

    private static byte[] SignEncoded(ReadOnlySpan<byte> digestInfo, ReadOnlySpan<byte> digest) => Signer.SignRaw(Signer.Encode(digestInfo, digest));

    private static InvalidSignatureReason ReasonOf(byte[] signature) =>
        Assert.IsType<SignatureOutcome.Invalid>(Key.PublicKey.Verify(Data, signature)).Reason;

    private static PaddingDefect DefectOf(byte[] signature) =>
        Assert.IsType<InvalidSignatureReason.PaddingMalformed>(ReasonOf(signature)).Defect;
}
