using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A DS rests on SHA-1, and no stronger DS takes its place.</summary>
/// <remarks>RFC 8624 §3.3 forbids SHA-1 for new DS and CDS records; validators must implement it, because it is still in use.</remarks>
public sealed class DsDigestNotRecommended : IRule<DsSetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("ds-digest-not-recommended", Severity.Warning, "RFC 8624 §3.3", null, "DIGEST_ALGORITHM_NOT_RECOMMENDED", "DIGEST_ALGORITHM_PROHIBITED");

    /// <summary>The DS set and the record in it.</summary>
    public sealed record Found(DsSetCheck Set, DsCheck Entry) : Finding(Info, new Place(Set.Parent, Set.Child, RecordType.Ds, Entry.Ds.KeyTag));

    RuleInfo IRule<DsSetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DsSetCheck subject, RuleContext context) =>
        from entry in subject.Entries
        where !subject.IsTrustAnchor && entry.Ds.DigestType == DigestType.Sha1 && entry.Outcome is not (DsOutcome.Ignored or DsOutcome.AlgorithmUnsupported or DsOutcome.DigestUnsupported)
        select new Found(subject, entry);
}
