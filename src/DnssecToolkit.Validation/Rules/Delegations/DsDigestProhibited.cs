using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A DS uses a digest type that must not be used: 0, or 3 (GOST R 34.11-94).</summary>
/// <remarks>RFC 9906: "This document retires the use of GOST R 34.10-2001 (mnemonic "ECC-GOST") and GOST R 34.11-94 within DNSSEC."</remarks>
public sealed class DsDigestProhibited : IRule<DsSetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("ds-digest-prohibited", Severity.Error, "RFC 9906", ExtendedErrorCode.UnsupportedDsDigestType, "DIGEST_ALGORITHM_PROHIBITED", "DIGEST_ALGORITHM_VALIDATION_PROHIBITED");

    /// <summary>The DS set and the record in it.</summary>
    public sealed record Found(DsSetCheck Set, DsCheck Entry) : Finding(Info, new Place(Set.Parent, Set.Child, RecordType.Ds, Entry.Ds.KeyTag));

    RuleInfo IRule<DsSetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DsSetCheck subject, RuleContext context) =>
        from entry in subject.Entries
        where !subject.IsTrustAnchor && AlgorithmStanding.IsProhibited(entry.Ds.DigestType)
        select new Found(subject, entry) { DecidesNothing = true };
}
