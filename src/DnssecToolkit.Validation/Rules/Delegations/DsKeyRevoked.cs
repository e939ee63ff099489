using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The key that a DS is for is revoked.</summary>
/// <remarks>RFC 5011 §2.1: "Once the resolver sees the REVOKE bit, it MUST NOT use this key as a trust anchor or for any other purpose except to validate the RRSIG it signed over the DNSKEY RRSet specifically for the purpose of validating the revocation."</remarks>
public sealed class DsKeyRevoked : IRule<DsSetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("ds-key-revoked", Severity.Error, "RFC 5011 §2.1", ExtendedErrorCode.DnskeyMissing, "DNSKEY_REVOKED_DS", "NO_SEP");

    /// <summary>The DS set and the record in it.</summary>
    public sealed record Found(DsSetCheck Set, DsCheck Entry) : Finding(Info, new Place(Set.Parent, Set.Child, RecordType.Ds, Entry.Ds.KeyTag));

    RuleInfo IRule<DsSetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DsSetCheck subject, RuleContext context) =>
        from entry in subject.Entries
        where !subject.IsTrustAnchor && entry.Outcome == DsOutcome.KeyRevoked
        select new Found(subject, entry) { DecidesNothing = subject.HasMatch };
}
