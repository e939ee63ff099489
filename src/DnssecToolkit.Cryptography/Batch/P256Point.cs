namespace DnssecToolkit.Cryptography.Batch;

/// <summary>A point of P-256 in affine coordinates of Montgomery's form; the point at infinity is kept beside it.</summary>
internal struct P256Point(U256 x, U256 y)
{
    public U256 X = x;
    public U256 Y = y;

    /// <summary>The base point G (FIPS 186-4 D.1.2.3).</summary>
    public static readonly P256Point Base = new(
        P256Field.FromNumber(new U256(0xF4A13945D898C296, 0x77037D812DEB33A0, 0xF8BCE6E563A440F2, 0x6B17D1F2E12C4247)),
        P256Field.FromNumber(new U256(0xCBB6406837BF51F5, 0x2BCE33576B315ECE, 0x8EE7EB4A7C0F9E16, 0x4FE342E2FE1A7F9B)));

    /// <summary>Reads x and y, 32 octets each (RFC 6605 section 4); false when they are not a point of the curve.</summary>
    public static bool TryRead(ReadOnlySpan<byte> octets, out P256Point point)
    {
        point = default;
        if (octets.Length != 64)
        {
            return false;
        }

        var x = U256.ReadBigEndian(octets[..32]);
        var y = U256.ReadBigEndian(octets[32..]);
        if (!U256.IsLess(x, P256Field.Prime) || !U256.IsLess(y, P256Field.Prime))
        {
            return false;
        }

        point = new P256Point(P256Field.FromNumber(x), P256Field.FromNumber(y));
        return point.IsOnCurve;
    }

    /// <summary>y² = x³ - 3x + b.</summary>
    private readonly bool IsOnCurve
    {
        get
        {
            var three = P256Field.Add(P256Field.One, P256Field.Add(P256Field.One, P256Field.One));
            var right = P256Field.Add(P256Field.Multiply(X, P256Field.Subtract(P256Field.Square(X), three)), P256Field.B);
            return U256.Equal(P256Field.Square(Y), right);
        }
    }

    public readonly P256Point Negate() => new(X, P256Field.Negate(Y));

    /// <summary>
    /// The points 2^(step * i) * this for i from 0, by doublings in Jacobian coordinates (dbl-2001-b for a = -3) and one shared inversion.
    /// No doubling meets infinity, as the order of every point is an odd prime.
    /// </summary>
    public readonly P256Point[] Doublings(int step, int count)
    {
        var xs = new U256[count];
        var ys = new U256[count];
        var zs = new U256[count];
        U256 x = X, y = Y, z = P256Field.One;
        for (var i = 0; i < count; i++)
        {
            (xs[i], ys[i], zs[i]) = (x, y, z);
            for (var j = 0; j < step; j++)
            {
                var delta = P256Field.Square(z);
                var gamma = P256Field.Square(y);
                var beta = P256Field.Multiply(x, gamma);
                var alpha = P256Field.Multiply(P256Field.Subtract(x, delta), P256Field.Add(x, delta));
                alpha = P256Field.Add(alpha, P256Field.Add(alpha, alpha));
                var beta4 = Twice(Twice(beta));
                z = P256Field.Subtract(P256Field.Square(P256Field.Add(y, z)), P256Field.Add(gamma, delta));
                x = P256Field.Subtract(P256Field.Square(alpha), Twice(beta4));
                y = P256Field.Subtract(P256Field.Multiply(alpha, P256Field.Subtract(beta4, x)), Twice(Twice(Twice(P256Field.Square(gamma)))));
            }
        }

        var prefixes = new U256[count];
        var product = P256Field.One;
        for (var i = 0; i < count; i++)
        {
            prefixes[i] = product;
            product = P256Field.Multiply(product, zs[i]);
        }

        var points = new P256Point[count];
        var inverse = P256Field.Invert(product);
        for (var i = count - 1; i >= 0; i--)
        {
            var zInverse = P256Field.Multiply(inverse, prefixes[i]);
            inverse = P256Field.Multiply(inverse, zs[i]);
            var square = P256Field.Square(zInverse);
            points[i] = new P256Point(P256Field.Multiply(xs[i], square), P256Field.Multiply(ys[i], P256Field.Multiply(square, zInverse)));
        }

        return points;

        static U256 Twice(in U256 a) => P256Field.Add(a, a);
    }
}
