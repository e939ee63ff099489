using System.Numerics;
using System.Security.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography;

/// <summary>Checks DSA signatures by the formulas of FIPS 186-4 §4.7: no platform has to agree to these old sizes.</summary>
internal sealed class DsaVerifier(BigInteger p, BigInteger q, BigInteger g, BigInteger y) : IVerifier
{
    private const int Part = DsaAlgorithm.ShortLength;

    public SignatureOutcome Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        if (SignatureShape.ProblemOfLength(signature, 1 + (2 * Part)) is { } wrongLength)
        {
            return new SignatureOutcome.Invalid(wrongLength);
        }

        // The first octet repeats T of the key; RFC 2536 §3 gives it no part in the check.
        var r = Octets.ToNumber(signature.Slice(1, Part));
        var s = Octets.ToNumber(signature[(1 + Part)..]);
        if (r.IsZero || r >= q)
        {
            return new SignatureOutcome.Invalid(new InvalidSignatureReason.OutOfRange(SignaturePart.R, r.IsZero));
        }

        if (s.IsZero || s >= q)
        {
            return new SignatureOutcome.Invalid(new InvalidSignatureReason.OutOfRange(SignaturePart.S, s.IsZero));
        }

        Span<byte> digest = stackalloc byte[Part];
        try
        {
            SHA1.HashData(data, digest);
        }
        catch (CryptographicException refusal)
        {
            return new SignatureOutcome.NotCheckable(new NotCheckableReason.DisabledByPlatform(SecurityAlgorithm.Dsa, refusal.Message));
        }

        return Holds(Octets.ToNumber(digest), r, s)
            ? SignatureOutcome.Valid.Instance
            : new SignatureOutcome.Invalid(new InvalidSignatureReason.EquationFails());
    }

    private bool Holds(BigInteger z, BigInteger r, BigInteger s)
    {
        if (!BigInteger.GreatestCommonDivisor(s, q).IsOne)
        {
            return false; // a q that is not prime
        }

        var w = ModularInverse.Of(s, q);
        var u1 = z * w % q;
        var u2 = r * w % q;
        return BigInteger.ModPow(g, u1, p) * BigInteger.ModPow(y, u2, p) % p % q == r;
    }
}
