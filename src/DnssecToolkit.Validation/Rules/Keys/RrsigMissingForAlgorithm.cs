using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>An algorithm of the DNSKEY RRset has no signature over it.</summary>
/// <remarks>RFC 4035 §2.2: "There MUST be an RRSIG for each RRset using at least one DNSKEY of each algorithm in the zone apex DNSKEY RRset." An algorithm that the DS RRset names too is told by rrsig-missing-for-ds-algorithm.</remarks>
public sealed class RrsigMissingForAlgorithm : IRule<KeySetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-missing-for-algorithm", Severity.Error, "RFC 4035 §2.2", null, "MISSING_RRSIG_FOR_ALG_DNSKEY");

    /// <summary>The key set and the algorithm that does not sign.</summary>
    public sealed record Found(KeySetCheck Set, SecurityAlgorithm Algorithm) : Finding(Info, new Place(Set.Zone, Set.Zone, RecordType.Dnskey));

    RuleInfo IRule<KeySetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(KeySetCheck subject, RuleContext context) =>
        from algorithm in subject.Keys.Where(key => key.Key is { IsZoneKey: true, IsRevoked: false }).Select(key => key.Key.Algorithm).Distinct()
        where !subject.RRset.Signatures.IsEmpty
            && !subject.DsSet.Entries.Any(entry => entry.Ds.Algorithm == algorithm)
            && !subject.RRset.Signatures.Any(signature => signature.Rrsig.Algorithm == algorithm)
        select new Found(subject, algorithm) { DecidesNothing = true };
}
