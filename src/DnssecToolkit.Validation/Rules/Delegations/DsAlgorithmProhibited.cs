using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A DS names an algorithm that must not be used for signing.</summary>
/// <remarks>RFC 9906: "This document retires the use of GOST R 34.10-2001 (mnemonic "ECC-GOST") and GOST R 34.11-94 within DNSSEC." RSAMD5, DSA and DSA-NSEC3-SHA1 are prohibited by RFC 8624 §3.1 and the registry that took its place (RFC 9904).</remarks>
public sealed class DsAlgorithmProhibited : IRule<DsSetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("ds-algorithm-prohibited", Severity.Error, "RFC 9906", ExtendedErrorCode.UnsupportedDnskeyAlgorithm, "ALGORITHM_PROHIBITED");

    /// <summary>The DS set and the record in it.</summary>
    public sealed record Found(DsSetCheck Set, DsCheck Entry) : Finding(Info, new Place(Set.Parent, Set.Child, RecordType.Ds, Entry.Ds.KeyTag));

    RuleInfo IRule<DsSetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DsSetCheck subject, RuleContext context) =>
        from entry in subject.Entries
        where !subject.IsTrustAnchor && !AlgorithmStanding.IsProhibited(entry.Ds.DigestType) && (AlgorithmStanding.IsProhibited(entry.Ds.Algorithm) || entry.Ds.Algorithm == SecurityAlgorithm.Delete)
        select new Found(subject, entry) { DecidesNothing = true };
}
