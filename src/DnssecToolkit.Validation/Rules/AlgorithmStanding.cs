using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>Where algorithms and digests stand by RFC 8624, the IANA registry that RFC 9904 put in its place, RFC 9905 and RFC 9906.</summary>
internal static class AlgorithmStanding
{
    /// <summary>Whether nobody may sign with the algorithm: RSAMD5, DSA, DSA-NSEC3-SHA1 (RFC 8624 §3.1), ECC-GOST (RFC 9906).</summary>
    public static bool IsProhibited(SecurityAlgorithm algorithm) =>
        algorithm == SecurityAlgorithm.RsaMd5 || algorithm == SecurityAlgorithm.Dsa || algorithm == SecurityAlgorithm.DsaNsec3Sha1 || algorithm == SecurityAlgorithm.EccGost;

    /// <summary>Whether the digest type may not be used in a DS: 0 (RFC 8078 §4), GOST R 34.11-94 (RFC 9906).</summary>
    public static bool IsProhibited(DigestType digest) => digest == DigestType.Delete || digest == DigestType.Gost94;

    /// <summary>Whether the algorithm rests on SHA-1 and must not be used for new signatures (RFC 9905 §2).</summary>
    public static bool IsSha1(SecurityAlgorithm algorithm) =>
        algorithm == SecurityAlgorithm.RsaSha1 || algorithm == SecurityAlgorithm.RsaSha1Nsec3Sha1;
}
