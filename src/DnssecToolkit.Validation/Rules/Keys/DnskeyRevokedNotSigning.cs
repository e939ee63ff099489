using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A key has the REVOKE flag but does not sign the DNSKEY RRset.</summary>
/// <remarks>RFC 5011 §2.1: "A key is considered revoked when the resolver sees the key in a self-signed RRSet and the key has the REVOKE bit (see Section 7 below) set to '1'."</remarks>
public sealed class DnskeyRevokedNotSigning : IRule<KeySetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dnskey-revoked-not-signing", Severity.Error, "RFC 5011 §2.1", null, "REVOKED_NOT_SIGNING");

    /// <summary>The set and the key.</summary>
    public sealed record Found(KeySetCheck Set, KeyInSet Key) : Finding(Info, new Place(Set.Zone, Set.Zone, RecordType.Dnskey, Key.Tag));

    RuleInfo IRule<KeySetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(KeySetCheck subject, RuleContext context) =>
        from key in subject.Keys
        where key.Key.IsRevoked && !KeySetSignatures.Verifies(subject, key.Key)
        select new Found(subject, key) { DecidesNothing = true };
}
