using System.Numerics;

namespace DnssecToolkit.Cryptography;

/// <summary>Division in a residue ring, by Euclid's extended algorithm.</summary>
internal static class ModularInverse
{
    /// <summary>The x below <paramref name="modulus"/> with x * <paramref name="number"/> = 1.</summary>
    /// <exception cref="ArithmeticException">There is none.</exception>
    public static BigInteger Of(BigInteger number, BigInteger modulus)
    {
        var (previous, current) = (modulus, number);
        var (previousFactor, factor) = (BigInteger.Zero, BigInteger.One);
        while (!current.IsZero)
        {
            var quotient = previous / current;
            (previous, current) = (current, previous - (quotient * current));
            (previousFactor, factor) = (factor, previousFactor - (quotient * factor));
        }

        if (!previous.IsOne)
        {
            throw new ArithmeticException("The number has no inverse.");
        }

        return previousFactor.Sign < 0 ? previousFactor + modulus : previousFactor;
    }
}
