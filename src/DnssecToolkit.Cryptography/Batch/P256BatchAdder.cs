namespace DnssecToolkit.Cryptography.Batch;

/// <summary>
/// Adds many pairs of affine points at once. The divisions of the additions share one inversion (P. Montgomery, "Speeding the Pollard and
/// elliptic curve methods of factorization", 1987), which brings an addition down to six multiplications.
/// </summary>
internal sealed class P256BatchAdder(int capacity)
{
    private readonly int[] _positions = new int[capacity];
    private readonly U256[] _denominators = new U256[capacity];
    private readonly U256[] _numerators = new U256[capacity];
    private readonly U256[] _prefixes = new U256[capacity];

    /// <summary>Adds <paramref name="addends"/>, none of which is infinity, to <paramref name="sums"/>, where <paramref name="skip"/> does not forbid it.</summary>
    /// <param name="sums">The points to add to; replaced by the sums.</param>
    /// <param name="atInfinity">Which of <paramref name="sums"/> are the point at infinity, before and after.</param>
    /// <param name="addends">What to add.</param>
    /// <param name="skip">Where nothing is to be added; empty for nowhere.</param>
    public void Add(Span<P256Point> sums, Span<bool> atInfinity, ReadOnlySpan<P256Point> addends, ReadOnlySpan<bool> skip)
    {
        var count = 0;
        var product = P256Field.One;
        for (var i = 0; i < sums.Length; i++)
        {
            if (!skip.IsEmpty && skip[i])
            {
                continue;
            }

            ref readonly var addend = ref addends[i];
            ref var sum = ref sums[i];
            if (atInfinity[i])
            {
                sum = addend;
                atInfinity[i] = false;
                continue;
            }

            var numerator = P256Field.Subtract(addend.Y, sum.Y);
            var denominator = P256Field.Subtract(addend.X, sum.X);
            if (denominator.IsZero)
            {
                if (!numerator.IsZero)
                {
                    atInfinity[i] = true; // a point and its opposite
                    continue;
                }

                // The same point twice: the tangent's slope is 3(x² - 1) / 2y, with a = -3. y is never zero, as the order is odd.
                var square = P256Field.Subtract(P256Field.Square(sum.X), P256Field.One);
                numerator = P256Field.Add(square, P256Field.Add(square, square));
                denominator = P256Field.Add(sum.Y, sum.Y);
            }

            _positions[count] = i;
            _numerators[count] = numerator;
            _denominators[count] = denominator;
            _prefixes[count] = product;
            product = P256Field.Multiply(product, denominator);
            count++;
        }

        if (count == 0)
        {
            return;
        }

        var inverse = P256Field.Invert(product);
        for (var k = count - 1; k >= 0; k--)
        {
            var i = _positions[k];
            ref var sum = ref sums[i];
            var slope = P256Field.Multiply(_numerators[k], P256Field.Multiply(inverse, _prefixes[k]));
            inverse = P256Field.Multiply(inverse, _denominators[k]);
            var x = P256Field.Subtract(P256Field.Subtract(P256Field.Square(slope), sum.X), addends[i].X);
            sum.Y = P256Field.Subtract(P256Field.Multiply(slope, P256Field.Subtract(sum.X, x)), sum.Y);
            sum.X = x;
        }
    }
}
