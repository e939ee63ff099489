using System.Numerics;
using System.Security.Cryptography;
using DnssecToolkit.Cryptography.Batch;

namespace DnssecToolkit.Cryptography.Tests.Batch;

public sealed class P256BatchVerifierTests
{
    [Fact]
    public void Twenty_thousand_signatures_good_and_damaged_get_the_platforms_answers()
    {
        const int count = 20_000;
        var random = new Random(20261124);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var digests = new byte[count * 32];
        var signatures = new byte[count * 64];
        random.NextBytes(digests);
        for (var i = 0; i < count; i++)
        {
            key.SignHash(digests.AsSpan(i * 32, 32)).CopyTo(signatures, i * 64);
            switch (i % 8)
            {
                case 0: // one bit of the signature
                    signatures[(i * 64) + random.Next(64)] ^= (byte)(1 << random.Next(8));
                    break;
                case 1: // one bit of the digest
                    digests[(i * 32) + random.Next(32)] ^= (byte)(1 << random.Next(8));
                    break;
                case 2: // -s is as good as s
                    P256Reference.Octets(P256Reference.N - Number(signatures.AsSpan((i * 64) + 32, 32))).CopyTo(signatures, (i * 64) + 32);
                    break;
                case 3: // r and s exchanged
                    var swap = signatures.AsSpan(i * 64, 32).ToArray();
                    signatures.AsSpan((i * 64) + 32, 32).CopyTo(signatures.AsSpan(i * 64, 32));
                    swap.CopyTo(signatures, (i * 64) + 32);
                    break;
            }
        }

        AssertAgreement(key, digests, signatures);
    }

    [Fact]
    public void A_signature_out_of_range_is_bad()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var digest = RandomNumberGenerator.GetBytes(32);
        var good = key.SignHash(digest);
        var (r, s) = (Number(good.AsSpan(0, 32)), Number(good.AsSpan(32)));
        BigInteger top = (BigInteger.One << 256) - 1;
        BigInteger[] odd = [0, 1, 2, P256Reference.N - 1, P256Reference.N, P256Reference.N + 1, P256Reference.P, P256Reference.P - P256Reference.N, top];
        List<(BigInteger R, BigInteger S)> pairs = [(r, s), .. odd.Select(o => (o, s)), .. odd.Select(o => (r, o))];
        pairs.AddRange(from a in odd from b in odd select (a, b));

        AssertAgreement(
            key,
            [.. pairs.SelectMany(_ => digest)],
            [.. pairs.SelectMany(pair => (byte[])[.. P256Reference.Octets(pair.R), .. P256Reference.Octets(pair.S)])]);
    }

    /// <summary>
    /// Keys that are small multiples of G, so that the additions meet equal points (a doubling), opposite points (infinity) and
    /// windows without a digit at every turn.
    /// </summary>
    [Fact]
    public void Equal_and_opposite_points_are_added_right()
    {
        BigInteger two = 2;
        BigInteger[] secrets = [1, P256Reference.N - 1, 2, 3, P256Reference.N - 2, BigInteger.Pow(two, 10), BigInteger.Pow(two, 120), P256Reference.N - BigInteger.Pow(two, 12), (P256Reference.N + 1) / 2];
        BigInteger[] scalars =
        [
            0, 1, 2, 3, 4, 5, 511, 512, 513, 1024, 2047, 2048, 2049, 4096, BigInteger.Pow(two, 60), BigInteger.Pow(two, 120), BigInteger.Pow(two, 250),
            (P256Reference.N - 1) / 2, (P256Reference.N + 1) / 2, P256Reference.N - 1, P256Reference.N - 2, P256Reference.N - 3, P256Reference.N - 1024, P256Reference.N - 4096,
        ];
        foreach (var secret in secrets)
        {
            var q = P256Reference.MultiplyBase(secret)!.Value;
            List<byte> digests = [];
            List<byte> signatures = [];
            var good = 0;
            foreach (var u1 in scalars)
            {
                foreach (var u2 in scalars)
                {
                    if (u2 == 0)
                    {
                        continue;
                    }

                    // Any u1 and u2 make a signature: r is the sum's x, s = r/u2 and z = u1*s. At infinity there is no r; any will do.
                    var sum = P256Reference.MultiplyBase(u1 + (u2 * secret));
                    var r = sum is { } point ? point.X % P256Reference.N : 5;
                    var s = P256Reference.Mod(r * P256Reference.Inverse(u2, P256Reference.N), P256Reference.N);
                    digests.AddRange(P256Reference.Octets(P256Reference.Mod(u1 * s, P256Reference.N)));
                    signatures.AddRange([.. P256Reference.Octets(r), .. P256Reference.Octets(s)]);
                    good += sum is null ? 0 : 1;
                }
            }

            using var key = Key(q);
            Assert.Equal(good, AssertAgreement(key, [.. digests], [.. signatures]));
        }
    }

    /// <summary>The point's x may lie between n and p; then r = x - n. Nobody meets one by chance: the key is made to fit.</summary>
    [Fact]
    public void A_point_whose_x_is_n_or_more_gives_a_good_signature()
    {
        var found = 0;
        for (BigInteger r = 1; found < 3; r++)
        {
            if (P256Reference.Lift(P256Reference.N + r) is not { } point)
            {
                continue;
            }

            found++;
            BigInteger s = 1234567 + found, z = 7654321;
            var sInverse = P256Reference.Inverse(s, P256Reference.N);
            var (u1, u2) = (z * sInverse % P256Reference.N, r * sInverse % P256Reference.N);
            var rest = P256Reference.Add(point, P256Reference.MultiplyBase(-u1));
            using var key = Key(P256Reference.Multiply(P256Reference.Inverse(u2, P256Reference.N), rest)!.Value);

            Assert.Equal(1, AssertAgreement(key, P256Reference.Octets(z), [.. P256Reference.Octets(r), .. P256Reference.Octets(s)]));
            Assert.Equal(0, AssertAgreement(key, P256Reference.Octets(z), [.. P256Reference.Octets(P256Reference.N + r), .. P256Reference.Octets(s)]));
        }
    }

    [Fact]
    public void A_digest_above_n_is_reduced()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] digests = [.. Enumerable.Repeat((byte)0xFF, 32), .. P256Reference.Octets(P256Reference.N), .. new byte[32]];
        byte[] signatures = [.. key.SignHash(digests.AsSpan(0, 32)), .. key.SignHash(digests.AsSpan(32, 32)), .. key.SignHash(digests.AsSpan(64, 32))];

        Assert.Equal(3, AssertAgreement(key, digests, signatures));
    }

    [Fact]
    public void Octets_that_are_no_point_are_no_key()
    {
        var good = P256Reference.Octets(P256Reference.G);
        Assert.True(P256BatchVerifier.IsKey(good));
        Assert.False(P256BatchVerifier.IsKey(good.AsSpan(1)));
        Assert.False(P256BatchVerifier.IsKey(new byte[64]));
        Assert.False(P256BatchVerifier.IsKey([.. good[..63], (byte)(good[63] ^ 1)]));
        Assert.False(P256BatchVerifier.IsKey(P256Reference.Octets((P256Reference.G.X + P256Reference.P > (BigInteger.One << 256) - 1 ? P256Reference.P : P256Reference.G.X + P256Reference.P, P256Reference.G.Y))));
        Assert.Throws<ArgumentException>(() => new P256BatchVerifier(new byte[64]));
    }

    [Fact]
    public void Lengths_that_disagree_are_the_callers_mistake()
    {
        using var verifier = new P256BatchVerifier(P256Reference.Octets(P256Reference.G));
        Assert.Throws<ArgumentException>(() => verifier.Verify(new byte[32], new byte[64], new bool[2]));
        Assert.Throws<ArgumentException>(() => verifier.Verify(new byte[32], new byte[63], new bool[1]));
        verifier.Verify([], [], []);
    }

    [Fact]
    public async Task Several_threads_may_share_a_verifier()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parameters = key.ExportParameters(false);
        using var verifier = new P256BatchVerifier([.. parameters.Q.X!, .. parameters.Q.Y!]);
        var digests = RandomNumberGenerator.GetBytes(3000 * 32);
        var signatures = new byte[3000 * 64];
        for (var i = 0; i < 3000; i++)
        {
            key.SignHash(digests.AsSpan(i * 32, 32)).CopyTo(signatures, i * 64);
        }

        signatures[77 * 64] ^= 1;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            var results = new bool[3000];
            verifier.Verify(digests, signatures, results);
            Assert.Equal([77], Enumerable.Range(0, 3000).Where(i => !results[i]));
        })));
    }

    private static ECDsa Key((BigInteger X, BigInteger Y) point) => ECDsa.Create(new ECParameters
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint { X = P256Reference.Octets(point.X), Y = P256Reference.Octets(point.Y) },
    });

    private static BigInteger Number(ReadOnlySpan<byte> octets) => new(octets, isUnsigned: true, isBigEndian: true);

    /// <summary>Fails where batch and platform differ; returns how many signatures are good.</summary>
    private static int AssertAgreement(ECDsa key, byte[] digests, byte[] signatures)
    {
        var parameters = key.ExportParameters(false);
        using var verifier = new P256BatchVerifier([.. parameters.Q.X!, .. parameters.Q.Y!]);
        var count = digests.Length / 32;
        var expected = new bool[count];
        for (var i = 0; i < count; i++)
        {
            expected[i] = key.VerifyHash(digests.AsSpan(i * 32, 32), signatures.AsSpan(i * 64, 64));
        }

        var batch = new bool[count];
        verifier.VerifyWithoutRecheck(digests, signatures, batch);
        Assert.Equal(expected, batch);
        var reported = new bool[count];
        verifier.Verify(digests, signatures, reported);
        Assert.Equal(expected, reported);
        return expected.Count(good => good);
    }
}
