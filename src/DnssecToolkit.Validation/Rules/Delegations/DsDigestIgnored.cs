using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A DS is left aside because one with a stronger digest is present.</summary>
/// <remarks>RFC 4509 §3: "Validator implementations SHOULD ignore DS RRs containing SHA-1 digests if DS RRs with SHA-256 digests are present in the DS RRset."</remarks>
public sealed class DsDigestIgnored : IRule<DsSetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("ds-digest-ignored", Severity.Notice, "RFC 4509 §3", null, "DS_DIGEST_ALGORITHM_IGNORED", "DS_DIGEST_ALGORITHM_MAYBE_IGNORED");

    /// <summary>The DS set and the record in it.</summary>
    public sealed record Found(DsSetCheck Set, DsCheck Entry) : Finding(Info, new Place(Set.Parent, Set.Child, RecordType.Ds, Entry.Ds.KeyTag));

    RuleInfo IRule<DsSetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DsSetCheck subject, RuleContext context) =>
        from entry in subject.Entries
        where !subject.IsTrustAnchor && entry.Outcome == DsOutcome.Ignored
        select new Found(subject, entry);
}
