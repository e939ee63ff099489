using DnssecToolkit.Cryptography;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The policy does not support the digest type of a DS.</summary>
/// <remarks>RFC 6840 §5.2: "In brief, DS records using unknown or unsupported message digest algorithms MUST be treated the same way as DS records referring to DNSKEY RRs of unknown or unsupported public key algorithms."</remarks>
public sealed class DsDigestUnsupported : IRule<DsSetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("ds-digest-unsupported", Severity.Warning, "RFC 6840 §5.2", ExtendedErrorCode.UnsupportedDsDigestType, "DIGEST_ALGORITHM_NOT_SUPPORTED");

    /// <summary>The DS set and the record in it.</summary>
    public sealed record Found(DsSetCheck Set, DsCheck Entry, string Policy) : Finding(Info, new Place(Set.Parent, Set.Child, RecordType.Ds, Entry.Ds.KeyTag));

    RuleInfo IRule<DsSetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DsSetCheck subject, RuleContext context) =>
        from entry in subject.Entries
        where !subject.IsTrustAnchor && entry.Outcome == DsOutcome.DigestUnsupported && !AlgorithmStanding.IsProhibited(entry.Ds.DigestType) && !AlgorithmStanding.IsProhibited(entry.Ds.Algorithm)
        select new Found(subject, entry, context.Policy.Name);
}
