using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>An RRset lacks a signature of an algorithm of the zone's keys, while another signature authenticates it.</summary>
/// <remarks>RFC 4035 §2.2: "There MUST be an RRSIG for each RRset using at least one DNSKEY of each algorithm in the zone apex DNSKEY RRset." For the DNSKEY RRset itself, rrsig-missing-for-algorithm and rrsig-missing-for-ds-algorithm tell it.</remarks>
public sealed class RrsetMissingAlgorithm : IRule<RRsetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("rrset-missing-algorithm", Severity.Error, "RFC 4035 §2.2", null, "MISSING_RRSIG_FOR_ALG_DNSKEY", "MISSING_RRSIG_FOR_ALG_DS");

    /// <summary>The RRset and the algorithm that does not sign it.</summary>
    public sealed record Found(RRsetCheck Check, SecurityAlgorithm Algorithm) : Finding(Info, Check.Place);

    RuleInfo IRule<RRsetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(RRsetCheck subject, RuleContext context) =>
        from algorithm in subject.Keys.Where(key => key.Key is { IsZoneKey: true, IsRevoked: false }).Select(key => key.Key.Algorithm).Distinct()
        where subject.Subject.Type != RecordType.Dnskey
            && subject.IsValid && !subject.Signatures.IsEmpty
            && !subject.Signatures.Any(signature => signature.Rrsig.Algorithm == algorithm)
        select new Found(subject, algorithm) { DecidesNothing = true };
}
