using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>No record of the trust anchor matches a key of its zone.</summary>
/// <remarks>RFC 4035 §5: "verify that the initial DNSKEY RR appears in the apex DNSKEY RRset, and that the DNSKEY RR has the Zone Key Flag (DNSKEY RDATA bit 7) set."</remarks>
public sealed class AnchorNoMatch : IRule<DsSetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("anchor-no-match", Severity.Error, "RFC 4035 §5", ExtendedErrorCode.DnskeyMissing, "NO_TRUST_ANCHOR_SIGNING");

    /// <summary>The anchor and how each record fits.</summary>
    public sealed record Found(DsSetCheck Set) : Finding(Info, new Place(Set.Child, Set.Child, RecordType.Dnskey));

    RuleInfo IRule<DsSetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DsSetCheck subject, RuleContext context)
    {
        if (subject.IsTrustAnchor && !subject.NoneUsable && !subject.Entries.Any(entry => entry.Outcome == DsOutcome.Matches))
        {
            yield return new Found(subject);
        }
    }
}
