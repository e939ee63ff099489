using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A record of the trust anchor matches no key, while another one does.</summary>
/// <remarks>RFC 5011 §4.2 calls such a key missing: it stays a valid trust anchor, though the last validated DNSKEY RRset does not hold it.</remarks>
public sealed class AnchorKeyAbsent : IRule<DsSetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("anchor-key-absent", Severity.Notice, "RFC 5011 §4.2");

    /// <summary>The anchor and the record.</summary>
    public sealed record Found(DsSetCheck Set, DsCheck Entry) : Finding(Info, new Place(Set.Child, Set.Child, RecordType.Dnskey, Entry.Ds.KeyTag));

    RuleInfo IRule<DsSetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DsSetCheck subject, RuleContext context) =>
        from entry in subject.Entries
        where subject.IsTrustAnchor && entry.Outcome == DsOutcome.KeyMissing && subject.Entries.Any(other => other.Outcome == DsOutcome.Matches)
        select new Found(subject, entry);
}
