using System.Numerics;
using System.Security.Cryptography;

namespace DnssecToolkit.Cryptography.Tests.Batch;

/// <summary>P-256 by the schoolbook, in BigInteger: slow, and plain enough to be believed.</summary>
internal static class P256Reference
{
    public static readonly BigInteger P = BigInteger.Parse("0FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF", System.Globalization.NumberStyles.HexNumber);
    public static readonly BigInteger N = BigInteger.Parse("0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", System.Globalization.NumberStyles.HexNumber);
    public static readonly BigInteger B = BigInteger.Parse("05AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B", System.Globalization.NumberStyles.HexNumber);

    public static readonly (BigInteger X, BigInteger Y) G = (
        BigInteger.Parse("06B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296", System.Globalization.NumberStyles.HexNumber),
        BigInteger.Parse("04FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5", System.Globalization.NumberStyles.HexNumber));

    public static BigInteger Mod(BigInteger value, BigInteger modulus) => ((value % modulus) + modulus) % modulus;

    public static BigInteger Inverse(BigInteger value, BigInteger modulus) => BigInteger.ModPow(Mod(value, modulus), modulus - 2, modulus);

    public static (BigInteger X, BigInteger Y)? Add((BigInteger X, BigInteger Y)? a, (BigInteger X, BigInteger Y)? b)
    {
        if (a is not { } p || b is not { } q)
        {
            return a ?? b;
        }

        BigInteger slope;
        if (p.X == q.X)
        {
            if (p.Y != q.Y)
            {
                return null;
            }

            slope = Mod(3 * ((p.X * p.X) - 1) * Inverse(2 * p.Y, P), P);
        }
        else
        {
            slope = Mod((q.Y - p.Y) * Inverse(q.X - p.X, P), P);
        }

        var x = Mod((slope * slope) - p.X - q.X, P);
        return (x, Mod((slope * (p.X - x)) - p.Y, P));
    }

    public static (BigInteger X, BigInteger Y)? Multiply(BigInteger scalar, (BigInteger X, BigInteger Y)? point)
    {
        (BigInteger, BigInteger)? result = null;
        for (var rest = Mod(scalar, N); rest > 0; rest >>= 1)
        {
            if (!rest.IsEven)
            {
                result = Add(result, point);
            }

            point = Add(point, point);
        }

        return result;
    }

    /// <summary>The multiple of G, computed by the platform as the public key to a private one.</summary>
    public static (BigInteger X, BigInteger Y)? MultiplyBase(BigInteger scalar)
    {
        scalar = Mod(scalar, N);
        if (scalar.IsZero)
        {
            return null;
        }

        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Octets(scalar) });
        var q = key.ExportParameters(false).Q;
        return (new BigInteger(q.X, isUnsigned: true, isBigEndian: true), new BigInteger(q.Y, isUnsigned: true, isBigEndian: true));
    }

    /// <summary>The point with this x and an even y, when there is one.</summary>
    public static (BigInteger X, BigInteger Y)? Lift(BigInteger x)
    {
        var square = Mod((x * x * x) - (3 * x) + B, P);
        var y = BigInteger.ModPow(square, (P + 1) / 4, P);
        return Mod(y * y, P) == square ? (x, y.IsEven ? y : P - y) : null;
    }

    public static byte[] Octets(BigInteger value)
    {
        var octets = new byte[32];
        var raw = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        raw.CopyTo(octets, 32 - raw.Length);
        return octets;
    }

    public static byte[] Octets((BigInteger X, BigInteger Y) point) => [.. Octets(point.X), .. Octets(point.Y)];
}
