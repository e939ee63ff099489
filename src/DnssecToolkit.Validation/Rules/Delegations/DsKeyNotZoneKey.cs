using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The key that a DS matches lacks the zone key flag.</summary>
/// <remarks>RFC 4034 §5.2: "If the DNSKEY flags do not indicate a DNSSEC zone key, the DS RR (and the DNSKEY RR it references) MUST NOT be used in the validation process."</remarks>
public sealed class DsKeyNotZoneKey : IRule<DsSetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("ds-key-not-zone-key", Severity.Error, "RFC 4034 §5.2", ExtendedErrorCode.NoZoneKeyBitSet, "NO_SEP");

    /// <summary>The DS set and the record in it.</summary>
    public sealed record Found(DsSetCheck Set, DsCheck Entry) : Finding(Info, new Place(Set.Parent, Set.Child, RecordType.Ds, Entry.Ds.KeyTag));

    RuleInfo IRule<DsSetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DsSetCheck subject, RuleContext context) =>
        from entry in subject.Entries
        where !subject.IsTrustAnchor && entry.Outcome == DsOutcome.KeyNotZoneKey
        select new Found(subject, entry) { DecidesNothing = subject.HasMatch };
}
