using System.Collections.Immutable;
using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A DS matches a key, but that key does not sign the DNSKEY RRset.</summary>
/// <remarks>RFC 4035 §5.2: "The matching DNSKEY RR in the child zone has the Zone Flag bit set, the corresponding private key has signed the child zone's apex DNSKEY RRset, and the resulting RRSIG RR authenticates the child zone's apex DNSKEY RRset."</remarks>
public sealed class DnskeyNotSignedByDsKey : IRule<KeySetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dnskey-not-signed-by-ds-key", Severity.Error, "RFC 4035 §5.2", ExtendedErrorCode.DnskeyMissing, "NO_SEP");

    /// <summary>The key set and the matched keys that do not sign it.</summary>
    public sealed record Found(KeySetCheck Set, ImmutableArray<Dnskey> Matched) : Finding(Info, new Place(Set.Zone, Set.Zone, RecordType.Dnskey));

    RuleInfo IRule<KeySetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(KeySetCheck subject, RuleContext context)
    {
        var matched = subject.DsSet.Entries.Where(entry => entry.Outcome == DsOutcome.Matches).Select(entry => entry.Key!).Distinct().ToList();
        if (!subject.DsSet.IsTrustAnchor && matched.Count > 0 && !subject.IsValid && !matched.Exists(key => KeySetSignatures.Has(subject, key)))
        {
            yield return new Found(subject, [.. matched]);
        }
    }
}
