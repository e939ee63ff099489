using System.Numerics;
using CsCheck;
using DnssecToolkit.Cryptography.Batch;

namespace DnssecToolkit.Cryptography.Tests.Batch;

public sealed class P256FieldTests
{
    private static readonly ulong[] Edges = [0, 1, ulong.MaxValue, ulong.MaxValue - 1, 0xFFFFFFFF, 0xFFFFFFFF00000000, 0xFFFFFFFF00000001, 1UL << 63];

    /// <summary>Limbs at the edges where carries and borrows happen, and any others.</summary>
    private static readonly Gen<BigInteger> AnyNumber =
        Gen.OneOf(Gen.ULong, Gen.Int[0, Edges.Length - 1].Select(i => Edges[i]))
            .Array[4].Select(limbs => limbs.Select((limb, i) => new BigInteger(limb) << (64 * i)).Aggregate(BigInteger.Add));

    private static readonly Gen<BigInteger> Element = Gen.OneOf(
        AnyNumber.Select(number => number % P256Reference.P),
        Gen.Int[0, 5].Select(small => P256Reference.P - 1 - small),
        Gen.Int[0, 5].Select(small => new BigInteger(small)));

    private static readonly Gen<BigInteger> Scalar = Gen.OneOf(
        AnyNumber.Select(number => number % P256Reference.N),
        Gen.Int[0, 5].Select(small => P256Reference.N - 1 - small),
        Gen.Int[0, 5].Select(small => new BigInteger(small)));

    [Fact]
    public void Field_operations_agree_with_the_schoolbook() => Gen.Select(Element, Element).Sample((a, b) =>
    {
        var (x, y) = (Of(a), Of(b));
        var radixInverse = P256Reference.Inverse(BigInteger.One << 256, P256Reference.P);
        return Number(P256Field.Multiply(x, y)) == a * b * radixInverse % P256Reference.P
            && Number(P256Field.Add(x, y)) == (a + b) % P256Reference.P
            && Number(P256Field.Subtract(x, y)) == P256Reference.Mod(a - b, P256Reference.P)
            && Number(P256Field.Negate(x)) == P256Reference.Mod(-a, P256Reference.P)
            && Number(P256Field.ToNumber(P256Field.FromNumber(x))) == a
            && Number(P256Field.ToNumber(P256Field.Invert(P256Field.FromNumber(x)))) == P256Reference.Inverse(a, P256Reference.P);
    }, iter: 1_000);

    [Fact]
    public void Scalar_operations_agree_with_the_schoolbook() => Gen.Select(Scalar, Scalar).Sample((a, b) =>
    {
        var (x, y) = (Of(a), Of(b));
        var radixInverse = P256Reference.Inverse(BigInteger.One << 256, P256Reference.N);
        var inverse = P256Order.Multiply(P256Order.Invert(P256Order.FromNumber(x)), y);
        return Number(P256Order.Multiply(x, y)) == a * b * radixInverse % P256Reference.N
            && Number(inverse) == P256Reference.Inverse(a, P256Reference.N) * b % P256Reference.N;
    }, iter: 1_000);

    [Fact]
    public void Signed_digits_add_up_to_the_scalar() => Gen.Select(Scalar, Gen.Int[4, 13]).Sample((scalar, bits) =>
    {
        var digits = new short[P256Table.WindowsOf(bits) * 3];
        P256Table.Recode(Of(scalar), bits, digits, stride: 3);
        var sum = BigInteger.Zero;
        for (var j = 0; j < P256Table.WindowsOf(bits); j++)
        {
            Assert.InRange(digits[j * 3], -(1 << (bits - 1)), 1 << (bits - 1));
            sum += new BigInteger(digits[j * 3]) << (bits * j);
        }

        return P256Reference.Mod(sum, P256Reference.N) == scalar;
    }, iter: 5_000);

    [Theory]
    [InlineData(4)]
    [InlineData(7)]
    public void A_table_holds_the_multiples_it_promises(int bits)
    {
        var table = new P256Table(P256Point.Base, bits);
        for (var j = 0; j < table.Windows; j++)
        {
            var expected = ((BigInteger, BigInteger)?)null;
            var step = P256Reference.MultiplyBase(BigInteger.One << (bits * j));
            foreach (var point in table.Window(j))
            {
                expected = P256Reference.Add(expected, step);
                Assert.Equal(expected, (Number(P256Field.ToNumber(point.X)), Number(P256Field.ToNumber(point.Y))));
            }
        }
    }

    private static U256 Of(BigInteger number) => U256.ReadBigEndian(P256Reference.Octets(number));

    private static BigInteger Number(U256 value)
    {
        var octets = new byte[32];
        value.WriteBigEndian(octets);
        return new BigInteger(octets, isUnsigned: true, isBigEndian: true);
    }
}
