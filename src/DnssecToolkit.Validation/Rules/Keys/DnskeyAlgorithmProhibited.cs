using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A DNSKEY has an algorithm that must not be used: RSAMD5, DSA, DSA-NSEC3-SHA1 or ECC-GOST.</summary>
/// <remarks>RFC 9906: "This document retires the use of GOST R 34.10-2001 (mnemonic "ECC-GOST") and GOST R 34.11-94 within DNSSEC." RSAMD5, DSA and DSA-NSEC3-SHA1 are prohibited by RFC 8624 §3.1 and the registry that took its place (RFC 9904).</remarks>
public sealed class DnskeyAlgorithmProhibited : IRule<KeySetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dnskey-algorithm-prohibited", Severity.Error, "RFC 9906", ExtendedErrorCode.UnsupportedDnskeyAlgorithm, "ALGORITHM_PROHIBITED");

    /// <summary>The set and the key.</summary>
    public sealed record Found(KeySetCheck Set, KeyInSet Key) : Finding(Info, new Place(Set.Zone, Set.Zone, RecordType.Dnskey, Key.Tag));

    RuleInfo IRule<KeySetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(KeySetCheck subject, RuleContext context) =>
        from key in subject.Keys
        where AlgorithmStanding.IsProhibited(key.Key.Algorithm)
        select new Found(subject, key) { DecidesNothing = true };
}
