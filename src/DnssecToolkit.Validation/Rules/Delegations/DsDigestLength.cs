using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>The digest field of a DS does not have the length of its digest type.</summary>
/// <remarks>RFC 4509 §2.1: "The resulting value is not truncated, and the entire 32 byte result is to be used in the resulting DS record and related calculations."</remarks>
public sealed class DsDigestLength : IRule<DsSetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("ds-digest-length", Severity.Error, "RFC 4509 §2.1", ExtendedErrorCode.DnskeyMissing, "DIGEST_INVALID");

    /// <summary>The DS set and the record in it.</summary>
    public sealed record Found(DsSetCheck Set, DsCheck Entry) : Finding(Info, new Place(Set.Parent, Set.Child, RecordType.Ds, Entry.Ds.KeyTag));

    RuleInfo IRule<DsSetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DsSetCheck subject, RuleContext context) =>
        from entry in subject.Entries
        where !subject.IsTrustAnchor && entry.Outcome == DsOutcome.DigestLengthWrong
        select new Found(subject, entry) { DecidesNothing = subject.HasMatch };
}
