using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>No key of the zone has the tag and algorithm, or the digest, of a DS, and no other DS matches.</summary>
/// <remarks>RFC 4035 §5.2: "The Algorithm and Key Tag in the DS RR match the Algorithm field and the key tag of a DNSKEY RR in the child zone's apex DNSKEY RRset, and, when the DNSKEY RR's owner name and RDATA are hashed using the digest algorithm specified in the DS RR's Digest Type field, the resulting digest value matches the Digest field of the DS RR."</remarks>
public sealed class DsOtherKey : IRule<DsSetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("ds-other-key", Severity.Error, "RFC 4035 §5.2", ExtendedErrorCode.DnskeyMissing, "NO_SEP", "MISSING_SEP_FOR_ALG");

    /// <summary>The DS set and the record in it.</summary>
    public sealed record Found(DsSetCheck Set, DsCheck Entry) : Finding(Info, new Place(Set.Parent, Set.Child, RecordType.Ds, Entry.Ds.KeyTag));

    RuleInfo IRule<DsSetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DsSetCheck subject, RuleContext context) =>
        from entry in subject.Entries
        where !subject.IsTrustAnchor && entry.Outcome == DsOutcome.KeyMissing && !subject.Entries.Any(other => other.Outcome == DsOutcome.Matches)
        select new Found(subject, entry);
}
