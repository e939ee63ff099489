using System.Globalization;
using System.Numerics;

namespace DnssecToolkit.Cryptography;

/// <summary>The numbers of a curve y^2 = x^3 + a x + b over a prime field, to judge keys and signatures before any library is asked.</summary>
internal sealed record WeierstrassCurve(string Name, BigInteger P, BigInteger A, BigInteger B, BigInteger Order)
{
    /// <summary>NIST P-256, secp256r1 (SP 800-186 §3.2.1.3).</summary>
    public static readonly WeierstrassCurve P256 = Of(
        "secp256r1",
        "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
        "ffffffff00000001000000000000000000000000fffffffffffffffffffffffc",
        "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b",
        "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");

    /// <summary>NIST P-384, secp384r1 (SP 800-186 §3.2.1.4).</summary>
    public static readonly WeierstrassCurve P384 = Of(
        "secp384r1",
        "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff",
        "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000fffffffc",
        "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef",
        "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973");

    /// <summary>id-GostR3410-2001-CryptoPro-A-ParamSet (RFC 4357 §11.4), the curve of RFC 5933.</summary>
    public static readonly WeierstrassCurve CryptoProA = Of(
        "GostR3410-2001-CryptoPro-A",
        "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffd97",
        "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffd94",
        "00000000000000000000000000000000000000000000000000000000000000a6",
        "ffffffffffffffffffffffffffffffff6c611070995ad10045841b09b761b893");

    /// <summary>id-tc26-gost-3410-2012-256-paramSetA (RFC 7836 §A.2), the curve of RFC 9558.</summary>
    public static readonly WeierstrassCurve Tc26A = Of(
        "Tc26-Gost-3410-12-256-paramSetA",
        "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffd97",
        "c2173f1513981673af4892c23035a27ce25e2013bf95aa33b22c656f277e7335",
        "295f9bae7428ed9ccc20e7c359a9d41a22fccd9108e17bf7ba9337a6f8ae9513",
        "400000000000000000000000000000000fd8cddfc87b6635c115af556c360c67");

    /// <summary>The curve of SM2 (GM/T 0003.5), the curve of RFC 9563.</summary>
    public static readonly WeierstrassCurve Sm2 = Of(
        "sm2p256v1",
        "fffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff",
        "fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc",
        "28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93",
        "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123");

    /// <summary>Octets of a coordinate and of a number below the order.</summary>
    public int FieldLength { get; } = P.GetByteCount(isUnsigned: true);

    /// <summary>What is wrong with a point that should be a public key; null if nothing is.</summary>
    public KeyProblem? ProblemOf(BigInteger x, BigInteger y)
    {
        if (x >= P || y >= P)
        {
            return new KeyProblem.CoordinateOutOfRange(IsX: x >= P);
        }

        var difference = ((y * y) - (((x * x) + A) * x) - B) % P;
        return difference.IsZero ? null : new KeyProblem.NotOnCurve();
    }

    /// <summary>What is wrong with the numbers of a signature; null if both are from 1 to the order less one.</summary>
    public InvalidSignatureReason? ProblemOfSignature(BigInteger r, BigInteger s) => this switch
    {
        _ when r.IsZero || r >= Order => new InvalidSignatureReason.OutOfRange(SignaturePart.R, r.IsZero),
        _ when s.IsZero || s >= Order => new InvalidSignatureReason.OutOfRange(SignaturePart.S, s.IsZero),
        _ => null,
    };

    private static WeierstrassCurve Of(string name, string p, string a, string b, string order) =>
        new(name, Parse(p), Parse(a), Parse(b), Parse(order));

    private static BigInteger Parse(string hex) => BigInteger.Parse("0" + hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
