using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A trust anchor matches a key, but that key does not sign the DNSKEY RRset.</summary>
/// <remarks>RFC 4035 §5: "verify that there is some RRSIG RR that covers the apex DNSKEY RRset, and that the combination of the RRSIG RR and the initial DNSKEY RR authenticates the DNSKEY RRset."</remarks>
public sealed class AnchorNotSigning : IRule<KeySetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("anchor-not-signing", Severity.Error, "RFC 4035 §5", ExtendedErrorCode.DnskeyMissing, "NO_TRUST_ANCHOR_SIGNING");

    /// <summary>The key set and the matched keys that do not sign it.</summary>
    public sealed record Found(KeySetCheck Set, ImmutableArray<Dnskey> Matched) : Finding(Info, new Place(Set.Zone, Set.Zone, RecordType.Dnskey));

    RuleInfo IRule<KeySetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(KeySetCheck subject, RuleContext context)
    {
        var matched = subject.DsSet.Entries.Where(entry => entry.Outcome == DsOutcome.Matches).Select(entry => entry.Key!).Distinct().ToList();
        if (subject.DsSet.IsTrustAnchor && matched.Count > 0 && !subject.IsValid && !matched.Exists(key => KeySetSignatures.Has(subject, key)))
        {
            yield return new Found(subject, [.. matched]);
        }
    }
}
