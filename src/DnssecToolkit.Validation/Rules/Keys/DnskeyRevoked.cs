using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A key is revoked and signs the DNSKEY RRset to show it.</summary>
/// <remarks>RFC 5011 §2.1: "Once the resolver sees the REVOKE bit, it MUST NOT use this key as a trust anchor or for any other purpose except to validate the RRSIG it signed over the DNSKEY RRSet specifically for the purpose of validating the revocation."</remarks>
public sealed class DnskeyRevoked : IRule<KeySetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dnskey-revoked", Severity.Notice, "RFC 5011 §2.1");

    /// <summary>The set and the key.</summary>
    public sealed record Found(KeySetCheck Set, KeyInSet Key) : Finding(Info, new Place(Set.Zone, Set.Zone, RecordType.Dnskey, Key.Tag));

    RuleInfo IRule<KeySetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(KeySetCheck subject, RuleContext context) =>
        from key in subject.Keys
        where key.Key.IsRevoked && KeySetSignatures.Verifies(subject, key.Key)
        select new Found(subject, key);
}
