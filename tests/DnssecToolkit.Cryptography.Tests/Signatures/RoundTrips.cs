using CsCheck;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography.Tests.Signatures;

/// <summary>What holds for every algorithm alike.</summary>
public sealed class RoundTrips
{
    [Theory]
    [MemberData(nameof(Every.Algorithm), MemberType = typeof(Every))]
    public void What_a_key_signs_its_public_half_verifies(byte algorithm)
    {
        var key = Every.Key(algorithm);

        Gen.Byte.Array[0, 300].Sample(
            data => key.PublicKey.Verify(data, key.Sign(data)).IsValid,
            iter: 30,
            threads: 1);
    }

    [Theory]
    [MemberData(nameof(Every.Algorithm), MemberType = typeof(Every))]
    public void Signing_the_same_data_again_gives_the_same_signature(byte algorithm)
    {
        var key = Every.Key(algorithm);

        Assert.Equal(key.Sign("data"u8), key.Sign("data"u8));
    }

    [Theory]
    [MemberData(nameof(Every.Algorithm), MemberType = typeof(Every))]
    public void No_flipped_bit_of_the_signature_verifies(byte algorithm)
    {
        var key = Every.Key(algorithm);
        var data = "some data"u8.ToArray();
        var signature = key.Sign(data);

        // The first octet of a DSA signature is no part of the check (RFC 2536 §3).
        for (var bit = algorithm is 3 or 6 ? 8 : 0; bit < 8 * signature.Length; bit += Step(algorithm))
        {
            var outcome = key.PublicKey.Verify(data, Flip(signature, bit));
            Assert.True(outcome is SignatureOutcome.Invalid, $"bit {bit}: {outcome}");
        }
    }

    [Theory]
    [MemberData(nameof(Every.Algorithm), MemberType = typeof(Every))]
    public void No_flipped_bit_of_the_data_verifies(byte algorithm)
    {
        var key = Every.Key(algorithm);
        var data = "some other data"u8.ToArray();
        var signature = key.Sign(data);

        for (var bit = 0; bit < 8 * data.Length; bit += Step(algorithm))
        {
            var outcome = key.PublicKey.Verify(Flip(data, bit), signature);
            Assert.True(outcome is SignatureOutcome.Invalid, $"bit {bit}: {outcome}");
        }
    }

    [Theory]
    [MemberData(nameof(Every.Algorithm), MemberType = typeof(Every))]
    public void No_flipped_bit_of_the_key_verifies_and_none_throws(byte algorithm)
    {
        var key = Every.Key(algorithm);
        var data = "some data"u8.ToArray();
        var signature = key.Sign(data);
        var octets = key.PublicOctets.ToArray();

        for (var bit = 0; bit < 8 * octets.Length; bit += Step(algorithm))
        {
            var flipped = PublicKey.Parse(key.Algorithm, Flip(octets, bit));
            var outcome = flipped.Verify(data, signature);
            Assert.True(outcome is SignatureOutcome.Invalid, $"bit {bit}: {outcome}");
            Assert.Equal(flipped.Problem is not null, outcome is SignatureOutcome.Invalid { Reason: InvalidSignatureReason.MalformedKey });
        }
    }

    [Theory]
    [MemberData(nameof(Every.Algorithm), MemberType = typeof(Every))]
    public void Another_key_of_the_algorithm_does_not_verify(byte algorithm)
    {
        var other = Every.Make(algorithm, "another key");

        Assert.False(other.PublicKey.Verify("data"u8, Every.Key(algorithm).Sign("data"u8)).IsValid);
    }

    [Theory]
    [MemberData(nameof(Every.Algorithm), MemberType = typeof(Every))]
    public void Random_octets_are_never_a_signature_and_never_an_exception(byte algorithm)
    {
        var key = Every.Key(algorithm).PublicKey;

        Gen.Byte.Array[0, 200].Sample(signature => key.Verify("data"u8, signature) is SignatureOutcome.Invalid, iter: 200, threads: 1);
    }

    [Fact]
    public void Random_octets_as_key_of_any_algorithm_never_throw() =>
        Gen.Select(Gen.Byte, Gen.Byte.Array[0, 150], Gen.Byte.Array[0, 150]).Sample(
            (algorithm, octets, signature) => !PublicKey.Read(new SecurityAlgorithm(algorithm), octets).Verify("data"u8, signature).IsValid,
            iter: 5_000,
            threads: 1);

    [Theory]
    [MemberData(nameof(Every.Algorithm), MemberType = typeof(Every))]
    public void A_signature_of_every_wrong_length_is_called_so(byte algorithm)
    {
        var key = Every.Key(algorithm);
        var signature = key.Sign("data"u8);

        for (var length = 0; length <= signature.Length + 5; length++)
        {
            if (length == signature.Length)
            {
                continue;
            }

            var wrong = new byte[length];
            signature.AsSpan(0, Math.Min(length, signature.Length)).CopyTo(wrong);
            var invalid = Assert.IsType<SignatureOutcome.Invalid>(key.PublicKey.Verify("data"u8, wrong));
            var reason = Assert.IsType<InvalidSignatureReason.WrongLength>(invalid.Reason);
            Assert.Equal((signature.Length, length), (reason.Expected, reason.Actual));
        }
    }

    [Theory]
    [MemberData(nameof(Every.Algorithm), MemberType = typeof(Every))]
    public void A_key_of_every_wrong_length_is_malformed(byte algorithm)
    {
        var octets = Every.Key(algorithm).PublicOctets.ToArray();
        if (algorithm is 5 or 7 or 8 or 10)
        {
            return; // any length is a modulus; RsaKeys has the cases
        }

        for (var length = 0; length < octets.Length + 3; length++)
        {
            if (length != octets.Length)
            {
                byte[] wrong = [.. octets.Take(length), .. new byte[Math.Max(0, length - octets.Length)]];
                Assert.NotNull(PublicKey.Parse(new SecurityAlgorithm(algorithm), wrong).Problem);
            }
        }
    }

    /// <summary>The slow old algorithms are tried at every fifth bit, which comes by every place within an octet.</summary>
    private static int Step(byte algorithm) => algorithm is 3 or 6 or 12 or 23 ? 5 : 1;

    private static byte[] Flip(byte[] octets, int bit)
    {
        var copy = (byte[])octets.Clone();
        copy[bit / 8] ^= (byte)(0x80 >> (bit & 7));
        return copy;
    }
}
