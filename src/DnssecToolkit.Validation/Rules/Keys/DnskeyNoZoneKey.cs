using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>No key of a DNSKEY RRset has the zone key flag.</summary>
/// <remarks>RFC 4034 §2.1.1: "If bit 7 has value 0, then the DNSKEY record holds some other type of DNS public key and MUST NOT be used to verify RRSIGs that cover RRsets."</remarks>
public sealed class DnskeyNoZoneKey : IRule<KeySetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dnskey-no-zone-key", Severity.Error, "RFC 4034 §2.1.1", ExtendedErrorCode.NoZoneKeyBitSet);

    /// <summary>The set without zone keys.</summary>
    public sealed record Found(KeySetCheck Set) : Finding(Info, new Place(Set.Zone, Set.Zone, RecordType.Dnskey));

    RuleInfo IRule<KeySetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(KeySetCheck subject, RuleContext context)
    {
        if (!subject.Keys.IsEmpty && !subject.Keys.Any(key => key.Key.IsZoneKey))
        {
            yield return new Found(subject);
        }
    }
}
