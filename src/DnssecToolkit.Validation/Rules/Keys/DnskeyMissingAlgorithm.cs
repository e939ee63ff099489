using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A DS names an algorithm of which the zone has no key, while another DS works.</summary>
/// <remarks>RFC 6840 §5.11: "A signed zone MUST include a DNSKEY for each algorithm present in the zone's DS RRset and expected trust anchors for the zone."</remarks>
public sealed class DnskeyMissingAlgorithm : IRule<KeySetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dnskey-missing-algorithm", Severity.Error, "RFC 6840 §5.11", null, "MISSING_SEP_FOR_ALG", "MISSING_RRSIG_FOR_ALG_DS");

    /// <summary>The key set and the algorithm that is missing.</summary>
    public sealed record Found(KeySetCheck Set, SecurityAlgorithm Algorithm) : Finding(Info, new Place(Set.Zone, Set.Zone, RecordType.Dnskey));

    RuleInfo IRule<KeySetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(KeySetCheck subject, RuleContext context) =>
        from algorithm in subject.DsSet.Entries.Select(entry => entry.Ds.Algorithm).Distinct()
        where algorithm != SecurityAlgorithm.Delete // which is no algorithm (RFC 8078 §4)
            && KeySetSignatures.HasEntry(subject) && !subject.Keys.Any(key => key.Key.IsZoneKey && key.Key.Algorithm == algorithm)
        select new Found(subject, algorithm) { DecidesNothing = subject.IsValid };
}
