using DnssecToolkit.Dns;

namespace DnssecToolkit.Validation;

/// <summary>A key with the secure entry point flag neither signs the DNSKEY RRset nor has a DS.</summary>
/// <remarks>RFC 4034 §2.1.1: "This flag is only intended to be a hint to zone signing or debugging software as to the intended use of this DNSKEY record; validators MUST NOT alter their behavior during the signature validation process in any way based on the setting of this bit."</remarks>
public sealed class DnskeyStandby : IRule<KeySetCheck>
{
    /// <summary>The fixed part of the rule.</summary>
    public static readonly RuleInfo Info =
        new("dnskey-standby", Severity.Notice, "RFC 4034 §2.1.1");

    /// <summary>The set and the key.</summary>
    public sealed record Found(KeySetCheck Set, KeyInSet Key) : Finding(Info, new Place(Set.Zone, Set.Zone, RecordType.Dnskey, Key.Tag));

    RuleInfo IRule<KeySetCheck>.Info => Info;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(KeySetCheck subject, RuleContext context) =>
        from key in subject.Keys
        where key.Key is { IsSecureEntryPoint: true, IsZoneKey: true, IsRevoked: false }
            && !KeySetSignatures.Has(subject, key.Key)
            && !subject.DsSet.Entries.Any(entry => ReferenceEquals(entry.Key, key.Key))
            && !subject.RRset.Signatures.IsEmpty
        select new Found(subject, key);
}
