using System.Numerics;

namespace DnssecToolkit.Cryptography;

/// <summary>The private number of an elliptic-curve key: from 1 to the order less one.</summary>
internal static class SecretNumber
{
    public static BigInteger Random(WeierstrassCurve curve, IRandomOctets random) => RandomNumbers.Between(1, curve.Order, random);

    /// <exception cref="FormatException">It is out of range.</exception>
    public static BigInteger Checked(WeierstrassCurve curve, BigInteger number) =>
        number.IsZero || number >= curve.Order ? throw new FormatException("The private number is zero or not below the order of the curve.") : number;
}
