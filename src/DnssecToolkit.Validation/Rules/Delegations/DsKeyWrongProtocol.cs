using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The key that a DS matches has a protocol other than 3.</summary>
/// <remarks>RFC 4034 §2.1.2: "The Protocol Field MUST have value 3, and the DNSKEY RR MUST be treated as invalid during signature verification if it is found to be some value other than 3."</remarks>
public sealed class DsKeyWrongProtocol : IRule<DsSetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("ds-key-wrong-protocol", Severity.Error, "RFC 4034 §2.1.2", ExtendedErrorCode.DnskeyMissing, "NO_SEP");

    /// <summary>The DS set and the record in it.</summary>
    public sealed record Found(DsSetCheck Set, DsCheck Entry) : Finding(Info, new Place(Set.Parent, Set.Child, RecordType.Ds, Entry.Ds.KeyTag));

    RuleInfo IRule<DsSetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DsSetCheck subject, RuleContext context) =>
        from entry in subject.Entries
        where !subject.IsTrustAnchor && entry.Outcome == DsOutcome.KeyWrongProtocol
        select new Found(subject, entry) { DecidesNothing = subject.HasMatch };
}
