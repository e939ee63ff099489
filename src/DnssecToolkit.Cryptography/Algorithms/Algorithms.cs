using DnssecToolkit.Dns;

namespace DnssecToolkit.Cryptography;

/// <summary>The algorithms known here, by their number in the IANA registry "DNS Security Algorithm Numbers".</summary>
internal static class Algorithms
{
    /// <summary>The family for a number, or null where the number is unknown.</summary>
    /// <remarks>A switch and not a table: naming one family must not load the libraries of all others.</remarks>
    public static IAlgorithm? Find(SecurityAlgorithm algorithm) => algorithm.Number switch
    {
        1 => RsaAlgorithm.Md5,
        3 or 6 => DsaAlgorithm.Instance,
        5 or 7 => RsaAlgorithm.Sha1,
        8 => RsaAlgorithm.Sha256,
        10 => RsaAlgorithm.Sha512,
        12 => GostAlgorithm.Gost2001,
        13 => EcdsaAlgorithm.P256,
        14 => EcdsaAlgorithm.P384,
        15 => Ed25519Algorithm.Instance,
        16 => Ed448Algorithm.Instance,
        17 => Sm2Algorithm.Instance,
        23 => GostAlgorithm.Gost2012,
        _ => null,
    };

    /// <summary>Whether signatures of the algorithm must not be validated (RFC 6944 §2.3, RFC 9904).</summary>
    public static bool IsForbidden(SecurityAlgorithm algorithm) => algorithm.Number == 1;
}
