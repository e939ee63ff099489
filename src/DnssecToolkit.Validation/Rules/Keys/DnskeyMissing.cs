using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A zone with DS records, or with a trust anchor, has no DNSKEY records.</summary>
/// <remarks>RFC 6840 §5.11: "A signed zone MUST include a DNSKEY for each algorithm present in the zone's DS RRset and expected trust anchors for the zone."</remarks>
public sealed class DnskeyMissing : IRule<MissingKeySet>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dnskey-missing", Severity.Error, "RFC 6840 §5.11", ExtendedErrorCode.DnskeyMissing, "NO_SEP", "MISSING_SEP_FOR_ALG");

    /// <summary>The zone without keys.</summary>
    public sealed record Found(MissingKeySet Missing) : Finding(Info, new Place(Missing.Zone, Missing.Zone, RecordType.Dnskey));

    RuleInfo IRule<MissingKeySet>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(MissingKeySet subject, RuleContext context)
    {
        if (subject.Responses.Length > 0)
        {
            yield return new Found(subject);
        }
    }
}
