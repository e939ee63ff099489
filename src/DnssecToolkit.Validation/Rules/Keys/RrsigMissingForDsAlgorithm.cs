using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The DNSKEY RRset has no signature of an algorithm that the DS RRset names, while another path works.</summary>
/// <remarks>RFC 4035 §2.2: "The apex DNSKEY RRset itself MUST be signed by each algorithm appearing in the DS RRset located at the delegating parent (if any)."</remarks>
public sealed class RrsigMissingForDsAlgorithm : IRule<KeySetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrsig-missing-for-ds-algorithm", Severity.Error, "RFC 4035 §2.2", null, "MISSING_RRSIG_FOR_ALG_DS", "MISSING_SEP_FOR_ALG");

    /// <summary>The key set and the algorithm that does not sign.</summary>
    public sealed record Found(KeySetCheck Set, SecurityAlgorithm Algorithm) : Finding(Info, new Place(Set.Zone, Set.Zone, RecordType.Dnskey));

    RuleInfo IRule<KeySetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(KeySetCheck subject, RuleContext context) =>
        from algorithm in subject.DsSet.Entries.Select(entry => entry.Ds.Algorithm).Distinct()
        where KeySetSignatures.HasEntry(subject)
            && subject.Keys.Any(key => key.Key.IsZoneKey && key.Key.Algorithm == algorithm)
            && !subject.RRset.Signatures.Any(signature => signature.Rrsig.Algorithm == algorithm)
        select new Found(subject, algorithm) { DecidesNothing = subject.IsValid };
}
