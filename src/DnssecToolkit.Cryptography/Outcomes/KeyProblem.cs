namespace DnssecToolkit.Cryptography;

/// <summary>Why the octets of a DNSKEY are not a usable key of their algorithm.</summary>
public abstract record KeyProblem
{
    private KeyProblem()
    {
    }

    /// <summary>There are no octets.</summary>
    public sealed record Empty : KeyProblem;

    /// <summary>The key does not have the length that its algorithm demands.</summary>
    /// <param name="Expected">Octets demanded.</param>
    /// <param name="Actual">Octets present.</param>
    public sealed record WrongLength(int Expected, int Actual) : KeyProblem;

    /// <summary>RSA: the key ends within the exponent or its length (RFC 3110 §2).</summary>
    /// <param name="Declared">Octets the exponent should have; null where the length itself is cut.</param>
    /// <param name="Present">Octets left for it.</param>
    public sealed record TruncatedExponent(int? Declared, int Present) : KeyProblem;

    /// <summary>RSA: the exponent has no octets.</summary>
    public sealed record EmptyExponent : KeyProblem;

    /// <summary>RSA: an exponent of 0, 1 or another even number, with which nothing can be verified (RFC 8017 §3.1).</summary>
    /// <param name="IsEven">It is even; otherwise it is 1.</param>
    public sealed record UnusableExponent(bool IsEven) : KeyProblem;

    /// <summary>RSA: nothing is left for the modulus.</summary>
    public sealed record EmptyModulus : KeyProblem;

    /// <summary>RSA: the modulus is even, so it is no product of two large primes; as a rule the octets were damaged or shifted.</summary>
    public sealed record EvenModulus : KeyProblem;

    /// <summary>The size lies outside what the algorithm allows (RFC 3110 §2, RFC 5702 §2).</summary>
    /// <param name="Bits">Size of the modulus.</param>
    /// <param name="Minimum">Smallest size allowed.</param>
    /// <param name="Maximum">Largest size allowed.</param>
    public sealed record SizeOutOfRange(int Bits, int Minimum, int Maximum) : KeyProblem;

    /// <summary>RSA: the exponent is longer than the 4096 bits of RFC 3110 §2.</summary>
    /// <param name="Bits">Size of the exponent.</param>
    public sealed record ExponentTooLong(int Bits) : KeyProblem;

    /// <summary>A coordinate is not below the prime of the curve.</summary>
    /// <param name="IsX">It is x; otherwise y.</param>
    public sealed record CoordinateOutOfRange(bool IsX) : KeyProblem;

    /// <summary>The octets are no point of the curve.</summary>
    public sealed record NotOnCurve : KeyProblem;

    /// <summary>DSA: the size parameter T is above 8 (RFC 2536 §2).</summary>
    /// <param name="T">The parameter.</param>
    public sealed record ReservedSizeParameter(int T) : KeyProblem;

    /// <summary>DSA: q, g or y cannot belong to a key (zero, one, or not below the prime).</summary>
    /// <param name="Name">Which of q, p, g, y.</param>
    public sealed record ParameterOutOfRange(string Name) : KeyProblem;
}

/// <summary>Something odd about a key that verifies nevertheless.</summary>
public enum KeyOddity
{
    /// <summary>RSA: leading zero octets before the exponent (RFC 3110 §2: "Leading zero octets are prohibited").</summary>
    LeadingZerosInExponent,

    /// <summary>RSA: leading zero octets before the modulus (RFC 3110 §2).</summary>
    LeadingZerosInModulus,

    /// <summary>RSA: the three-octet form of the exponent's length for a length that fits in one octet (RFC 3110 §2).</summary>
    LongFormOfShortExponentLength,

    /// <summary>RSA: an exponent above 2^64, which common libraries refuse for large keys.</summary>
    VeryLargeExponent,

    /// <summary>RSA: the exponent is not below the modulus.</summary>
    ExponentNotBelowModulus,

    /// <summary>RSA: the modulus has a prime factor below 2^16: it can be factored at once, anybody can sign.</summary>
    SmallFactor,

    /// <summary>Edwards curves: the point is of small order: signatures can be forged.</summary>
    SmallOrder,
}
