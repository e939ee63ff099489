using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A DS is for a key that the zone does not publish, while another DS matches.</summary>
/// <remarks>RFC 4035 §2.4: "A DS RR SHOULD point to a DNSKEY RR that is present in the child's apex DNSKEY RRset, and the child's apex DNSKEY RRset SHOULD be signed by the corresponding private key."</remarks>
public sealed class DsStandby : IRule<DsSetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("ds-standby", Severity.Notice, "RFC 4035 §2.4");

    /// <summary>The DS set and the record in it.</summary>
    public sealed record Found(DsSetCheck Set, DsCheck Entry) : Finding(Info, new Place(Set.Parent, Set.Child, RecordType.Ds, Entry.Ds.KeyTag));

    RuleInfo IRule<DsSetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DsSetCheck subject, RuleContext context) =>
        from entry in subject.Entries
        where !subject.IsTrustAnchor && entry.Outcome == DsOutcome.KeyMissing && subject.Entries.Any(other => other.Outcome == DsOutcome.Matches)
        select new Found(subject, entry);
}
