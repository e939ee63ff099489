using System.Formats.Asn1;
using System.Numerics;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography.Tests.Signatures;

/// <summary>Why a signature over a curve fails: each reason, made on purpose.</summary>
public sealed class CurveReasons
{
    private static readonly byte[] Data = "the records"u8.ToArray();

    public static TheoryData<byte> Weierstrass => [12, 13, 14, 17, 23];

    [Theory]
    [MemberData(nameof(Weierstrass))]
    public void Numbers_out_of_range_are_named(byte algorithm)
    {
        var curve = CurveOf(algorithm);
        var good = BigInteger.One;

        Assert.Equal(new InvalidSignatureReason.OutOfRange(SignaturePart.R, IsZero: true), ReasonOf(algorithm, Join(algorithm, 0, good)));
        Assert.Equal(new InvalidSignatureReason.OutOfRange(SignaturePart.R, IsZero: false), ReasonOf(algorithm, Join(algorithm, curve.Order, good)));
        Assert.Equal(new InvalidSignatureReason.OutOfRange(SignaturePart.S, IsZero: true), ReasonOf(algorithm, Join(algorithm, good, 0)));
        Assert.Equal(new InvalidSignatureReason.OutOfRange(SignaturePart.S, IsZero: false), ReasonOf(algorithm, Join(algorithm, good, curve.Order)));
        Assert.Equal(new InvalidSignatureReason.EquationFails(), ReasonOf(algorithm, Join(algorithm, good, good)));
        Assert.Equal(new InvalidSignatureReason.EquationFails(), ReasonOf(algorithm, Join(algorithm, curve.Order - 1, curve.Order - 1)));
    }

    [Theory]
    [InlineData(13)]
    [InlineData(14)]
    public void The_DER_form_of_a_signature_is_recognized(byte algorithm)
    {
        var length = CurveOf(algorithm).FieldLength;
        var plain = Every.Key(algorithm).Sign(Data);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(Octets.ToNumber(plain.AsSpan(0, length)));
            writer.WriteInteger(Octets.ToNumber(plain.AsSpan(length)));
        }

        var reason = Assert.IsType<InvalidSignatureReason.WrongLength>(ReasonOf(algorithm, writer.Encode()));

        Assert.Equal(WrongLengthCause.Der, reason.Likely);
    }

    [Theory]
    [InlineData(13, 96)]
    [InlineData(14, 64)]
    [InlineData(15, 114)]
    [InlineData(16, 64)]
    public void A_signature_as_long_as_those_of_another_algorithm_is_recognized(byte algorithm, int length) =>
        Assert.Equal(WrongLengthCause.OtherKeySize, Assert.IsType<InvalidSignatureReason.WrongLength>(ReasonOf(algorithm, new byte[length])).Likely);

    [Theory]
    [MemberData(nameof(Weierstrass))]
    public void A_point_not_on_the_curve_and_coordinates_out_of_range_are_named(byte algorithm)
    {
        var curve = CurveOf(algorithm);
        var isLittleEndian = algorithm is 12 or 23;

        Assert.Equal(new KeyProblem.NotOnCurve(), Problem(1, 1));
        Assert.Equal(new KeyProblem.NotOnCurve(), Problem(0, 0));
        Assert.Equal(new KeyProblem.CoordinateOutOfRange(IsX: true), Problem(curve.P, 1));
        Assert.Equal(new KeyProblem.CoordinateOutOfRange(IsX: false), Problem(1, curve.P));

        KeyProblem? Problem(BigInteger x, BigInteger y) =>
            PublicKey.Parse(new SecurityAlgorithm(algorithm), [.. Coordinate(x), .. Coordinate(y)]).Problem;

        byte[] Coordinate(BigInteger number)
        {
            var octets = Octets.FromNumber(number, curve.FieldLength);
            return isLittleEndian ? Octets.Reversed(octets) : octets;
        }
    }

    [Theory]
    [MemberData(nameof(Weierstrass))]
    public void The_numbers_of_the_curve_are_those_of_the_library(byte algorithm)
    {
        var curve = CurveOf(algorithm);
        var library = BouncyCurves.Of(curve);

        Assert.Equal(curve.P, BouncyCurves.FromBouncy(library.Curve.Field.Characteristic));
        Assert.Equal(curve.A, BouncyCurves.FromBouncy(library.Curve.A.ToBigInteger()));
        Assert.Equal(curve.B, BouncyCurves.FromBouncy(library.Curve.B.ToBigInteger()));
        Assert.Equal(curve.Order, BouncyCurves.FromBouncy(library.N));
    }

    [Theory]
    [InlineData(15, 32)]
    [InlineData(16, 57)]
    public void A_scalar_not_below_the_order_is_named_also_where_it_would_verify_modulo_the_order(byte algorithm, int length)
    {
        var order = algorithm == 15 ? Ed25519Algorithm.Order : Ed448Algorithm.Order;
        var signature = Every.Key(algorithm).Sign(Data);
        var scalar = Octets.ToNumberLittleEndian(signature.AsSpan(length)) + order;
        Octets.Reversed(Octets.FromNumber(scalar, length)).CopyTo(signature, length);

        Assert.Equal(new InvalidSignatureReason.OutOfRange(SignaturePart.S, IsZero: false), ReasonOf(algorithm, signature));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(16)]
    public void An_R_that_is_no_point_is_named(byte algorithm)
    {
        var signature = Every.Key(algorithm).Sign(Data);
        var seen = new HashSet<Type>();
        for (var i = 0; i < 40; i++)
        {
            signature[0]++;
            seen.Add(ReasonOf(algorithm, signature).GetType());
        }

        Assert.Equal([typeof(InvalidSignatureReason.EquationFails), typeof(InvalidSignatureReason.PointNotOnCurve)], seen.OrderBy(type => type.Name));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(16)]
    public void A_key_that_is_no_point_is_named(byte algorithm)
    {
        var octets = Every.Key(algorithm).PublicOctets.ToArray();
        var problems = new HashSet<KeyProblem?>();
        for (var i = 0; i < 40; i++)
        {
            octets[0]++;
            problems.Add(PublicKey.Parse(new SecurityAlgorithm(algorithm), octets).Problem);
        }

        Assert.Equal(new HashSet<KeyProblem?> { null, new KeyProblem.NotOnCurve() }, problems);
    }

    [Theory]
    [InlineData(15, 32)]
    [InlineData(16, 57)]
    public void A_key_of_small_order_is_malformed_or_called_odd(byte algorithm, int length)
    {
        var identity = new byte[length];
        identity[0] = 1; // the point (0, 1)
        var key = PublicKey.Parse(new SecurityAlgorithm(algorithm), identity);

        Assert.True(key.Problem is KeyProblem.NotOnCurve || key.Oddities.Contains(KeyOddity.SmallOrder), $"{key.Problem}");
    }

    [Fact]
    public void The_platform_checks_the_curves_it_is_asked_for()
    {
        Assert.True(PlatformCurves.Works(HashFunction.Sha256));
        Assert.True(PlatformCurves.Works(HashFunction.Sha384));
    }

    [Fact]
    public void DSA_numbers_out_of_range_are_named()
    {
        var good = Every.Key(3).Sign(Data);

        Assert.Equal(new InvalidSignatureReason.OutOfRange(SignaturePart.R, IsZero: true), ReasonOf(3, [good[0], .. new byte[20], .. good.AsSpan(21)]));
        Assert.Equal(new InvalidSignatureReason.OutOfRange(SignaturePart.S, IsZero: false), ReasonOf(3, [.. good.AsSpan(0, 21), .. Enumerable.Repeat((byte)0xff, 20)]));
        Assert.Equal(new InvalidSignatureReason.EquationFails(), ReasonOf(3, [.. good.AsSpan(0, 40), (byte)(good[40] ^ 1)]));
    }

    private static byte[] Join(byte algorithm, BigInteger r, BigInteger s)
    {
        var length = CurveOf(algorithm).FieldLength;
        var (first, second) = algorithm is 12 or 23 ? (s, r) : (r, s);
        return [.. Octets.FromNumber(first, length), .. Octets.FromNumber(second, length)];
    }

    private static WeierstrassCurve CurveOf(byte algorithm) => algorithm switch
    {
        12 => WeierstrassCurve.CryptoProA,
        13 => WeierstrassCurve.P256,
        14 => WeierstrassCurve.P384,
        17 => WeierstrassCurve.Sm2,
        _ => WeierstrassCurve.Tc26A,
    };

    private static InvalidSignatureReason ReasonOf(byte algorithm, byte[] signature) =>
        Assert.IsType<SignatureOutcome.Invalid>(Every.Key(algorithm).PublicKey.Verify(Data, signature)).Reason;
}
