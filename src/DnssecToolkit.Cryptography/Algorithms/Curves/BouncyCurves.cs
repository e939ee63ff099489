using System.Numerics;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.Parameters;

namespace DnssecToolkit.Cryptography;

/// <summary>Curves as BouncyCastle wants them. Only code that needs that library may name this type: naming it loads the library.</summary>
internal static class BouncyCurves
{
    public static ECDomainParameters Of(WeierstrassCurve curve)
    {
        var parameters = curve.Name switch
        {
            "secp256r1" or "secp384r1" or "sm2p256v1" => Org.BouncyCastle.Crypto.EC.CustomNamedCurves.GetByName(curve.Name),
            "GostR3410-2001-CryptoPro-A" => Org.BouncyCastle.Asn1.CryptoPro.ECGost3410NamedCurves.GetByName("GostR3410-2001-CryptoPro-A"),
            _ => Org.BouncyCastle.Asn1.CryptoPro.ECGost3410NamedCurves.GetByName("Tc26-Gost-3410-12-256-paramSetA"),
        };
        return new ECDomainParameters(parameters);
    }

    public static Org.BouncyCastle.Math.BigInteger ToBouncy(BigInteger number) => new(1, Octets.FromNumber(number));

    public static BigInteger FromBouncy(Org.BouncyCastle.Math.BigInteger number) => Octets.ToNumber(number.ToByteArrayUnsigned());

    /// <summary>The public point of a private number.</summary>
    public static (BigInteger X, BigInteger Y) PublicPoint(WeierstrassCurve curve, BigInteger secret)
    {
        var point = Of(curve).G.Multiply(ToBouncy(secret)).Normalize();
        return (FromBouncy(point.AffineXCoord.ToBigInteger()), FromBouncy(point.AffineYCoord.ToBigInteger()));
    }
}
