using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>Keys and their facts in words.</summary>
internal static class KeyWords
{
    /// <summary>The key, such as "key 60001 (ECDSAP256SHA256)".</summary>
    public static string Name(Dnskey key) => $"key {KeyTag.Of(key)} ({key.Algorithm})";

    /// <summary>Several keys.</summary>
    public static string Names(IEnumerable<Dnskey> keys) => string.Join(" and ", keys.Select(Name));

    /// <summary>The algorithm with its number.</summary>
    public static string Algorithm(SecurityAlgorithm algorithm) => $"{algorithm} ({algorithm.Number})";

    /// <summary>The algorithms of a key set.</summary>
    public static string Algorithms(KeySetCheck set) =>
        string.Join(", ", set.Keys.Select(key => key.Key.Algorithm).Distinct().Order().Select(Algorithm));

    /// <summary>Which keys sign a DNSKEY RRset.</summary>
    public static string Signers(KeySetCheck set) => set.RRset.Signatures.IsEmpty
        ? "the DNSKEY RRset has no signature at all"
        : $"the DNSKEY RRset is signed under {string.Join(", ", set.RRset.Signatures.Select(signature => $"tag {signature.Rrsig.KeyTag} ({signature.Rrsig.Algorithm})").Distinct())}";

    /// <summary>The tag that the key had without the REVOKE flag.</summary>
    public static ushort TagBeforeRevocation(Dnskey key) =>
        KeyTag.Of(new Dnskey((ushort)(key.Flags & ~Dnskey.RevokeFlag), key.Protocol, key.Algorithm, key.PublicKey));

    /// <summary>Why octets are no key.</summary>
    public static string Problem(KeyProblem problem) => problem switch
    {
        KeyProblem.Empty => "it has no octets",
        KeyProblem.WrongLength wrong => $"it has {wrong.Actual} octets instead of {wrong.Expected}",
        KeyProblem.TruncatedExponent { Declared: { } declared } cut => $"it ends within the exponent: {declared} octets are announced, {cut.Present} are left",
        KeyProblem.TruncatedExponent => "it ends within the length of the exponent",
        KeyProblem.EmptyExponent => "the exponent has no octets",
        KeyProblem.UnusableExponent { IsEven: true } => "the exponent is even, so nothing can be verified with it",
        KeyProblem.UnusableExponent => "the exponent is 1, so anybody could sign",
        KeyProblem.EmptyModulus => "nothing is left for the modulus",
        KeyProblem.EvenModulus => "the modulus is even; as a rule the octets were damaged or shifted",
        KeyProblem.SizeOutOfRange size => $"the modulus has {size.Bits} bits, allowed are {size.Minimum} to {size.Maximum}",
        KeyProblem.ExponentTooLong exponent => $"the exponent has {exponent.Bits} bits, at most 4096 are allowed",
        KeyProblem.CoordinateOutOfRange { IsX: true } => "the x coordinate is not below the prime of the curve",
        KeyProblem.CoordinateOutOfRange => "the y coordinate is not below the prime of the curve",
        KeyProblem.NotOnCurve => "the octets are no point of the curve",
        KeyProblem.ReservedSizeParameter size => $"the size parameter T is {size.T}, at most 8 is allowed",
        KeyProblem.ParameterOutOfRange parameter => $"the number {parameter.Name} cannot belong to a key",
        _ => "its octets cannot be read",
    };

    /// <summary>What is odd about a key that verifies.</summary>
    public static string Oddity(KeyOddity oddity) => oddity switch
    {
        KeyOddity.LeadingZerosInExponent => "leading zero octets before the exponent",
        KeyOddity.LeadingZerosInModulus => "leading zero octets before the modulus",
        KeyOddity.LongFormOfShortExponentLength => "the length of the exponent takes three octets where one is enough",
        KeyOddity.VeryLargeExponent => "an exponent above 2^64, which common libraries refuse",
        KeyOddity.ExponentNotBelowModulus => "an exponent that is not below the modulus",
        KeyOddity.SmallFactor => "a modulus with a prime factor below 2^16",
        _ => "a point of small order",
    };

    /// <summary>Why a key can be broken.</summary>
    public static string Weakness(int? sizeInBits, KeyOddity? flaw) => flaw is { } known
        ? Oddity(known)
        : $"an RSA modulus of {sizeInBits} bits";
}
