using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;
using DnssecToolkit.Validation;

namespace DnssecToolkit.Explanations;

/// <summary>DS records and their facts in words.</summary>
internal static class DsWords
{
    /// <summary>The record, such as "DS of example. with key tag 60001".</summary>
    public static string Name(DsSetCheck set, DsCheck entry) => $"DS of {set.Child} with key tag {entry.Ds.KeyTag}";

    /// <summary>The DS that the key meant should have.</summary>
    public static string Proper(DomainName child, DsCheck entry) =>
        entry.Key is { } key && DsDigest.ToDs(child, key, DsDigest.IsSupported(entry.Ds.DigestType) ? entry.Ds.DigestType : DigestType.Sha256) is { } ds
            ? $"{child} IN DS {ds}"
            : "one of a key that signs the DNSKEY RRset";

    /// <summary>How a DS, or a record of a trust anchor, fits the keys.</summary>
    public static string Outcome(DsCheck entry) => $"key tag {entry.Ds.KeyTag}: " + entry.Outcome switch
    {
        DsOutcome.Matches => "matches",
        DsOutcome.DigestDiffers => "the key with this tag has another digest",
        DsOutcome.DigestLengthWrong => "the digest has the wrong length",
        DsOutcome.KeyMissing => "no such key",
        DsOutcome.AlgorithmDiffers => "the key has another algorithm",
        DsOutcome.FieldsDiffer => "a key has the digest, but another tag",
        DsOutcome.KeyRevoked => "the key is revoked",
        DsOutcome.KeyNotZoneKey => "the key lacks the zone key flag",
        DsOutcome.KeyWrongProtocol => "the key's protocol is not 3",
        DsOutcome.DigestUnsupported => "the digest type is not supported",
        DsOutcome.AlgorithmUnsupported => "the algorithm is not supported",
        DsOutcome.Ignored => "left aside for a stronger digest",
        _ => "not compared, the budget was spent",
    };
}
