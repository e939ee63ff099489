using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The digest of a DS fits a key, but its key tag does not.</summary>
/// <remarks>RFC 4035 §5.2: "The Algorithm and Key Tag in the DS RR match the Algorithm field and the key tag of a DNSKEY RR in the child zone's apex DNSKEY RRset, and, when the DNSKEY RR's owner name and RDATA are hashed using the digest algorithm specified in the DS RR's Digest Type field, the resulting digest value matches the Digest field of the DS RR."</remarks>
public sealed class DsFieldsDiffer : IRule<DsSetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("ds-fields-differ", Severity.Error, "RFC 4035 §5.2", ExtendedErrorCode.DnskeyMissing, "NO_SEP");

    /// <summary>The DS set and the record in it.</summary>
    public sealed record Found(DsSetCheck Set, DsCheck Entry) : Finding(Info, new Place(Set.Parent, Set.Child, RecordType.Ds, Entry.Ds.KeyTag));

    RuleInfo IRule<DsSetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DsSetCheck subject, RuleContext context) =>
        from entry in subject.Entries
        where !subject.IsTrustAnchor && entry.Outcome == DsOutcome.FieldsDiffer
        select new Found(subject, entry) { DecidesNothing = subject.HasMatch };
}
