using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The policy does not support the algorithm of a DS.</summary>
/// <remarks>RFC 6840 §5.2: "In other words, when determining the security status of a zone, a validator disregards any authenticated DS records that specify unknown or unsupported DNSKEY algorithms."</remarks>
public sealed class DsAlgorithmUnsupported : IRule<DsSetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("ds-algorithm-unsupported", Severity.Warning, "RFC 6840 §5.2", ExtendedErrorCode.UnsupportedDnskeyAlgorithm, "ALGORITHM_NOT_SUPPORTED");

    /// <summary>The DS set and the record in it.</summary>
    public sealed record Found(DsSetCheck Set, DsCheck Entry, string Policy) : Finding(Info, new Place(Set.Parent, Set.Child, RecordType.Ds, Entry.Ds.KeyTag));

    RuleInfo IRule<DsSetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DsSetCheck subject, RuleContext context) =>
        from entry in subject.Entries
        where !subject.IsTrustAnchor && entry.Outcome == DsOutcome.AlgorithmUnsupported && !AlgorithmStanding.IsProhibited(entry.Ds.DigestType) && !AlgorithmStanding.IsProhibited(entry.Ds.Algorithm) && entry.Ds.Algorithm != SecurityAlgorithm.Delete
        select new Found(subject, entry, context.Policy.Name);
}
